import Foundation
import HandoverActions
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

struct `The page of findings` {
  @Test func `lists every code of the review and of the verifier as it is now`() throws {
    try expectGolden(page, at: projectFolder.appending(path: "docs/findings.md"))
  }

  @Test func `has no code twice`() {
    let ids = (FindingCode.allReviewCodes + FindingCode.indexCodes + FindingCode.allBundleCodes).map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  private var page: String {
    """
    # Findings

    What `empalme revisar`, `empalme indice --comprobar` and `empalme verificar` can say, in their own words. Places in braces are filled in.
    Written by `make record` from the definitions; a test holds the two together.

    ## Review of an expediente (`revisar`)

    \(table(FindingCode.allReviewCodes))
    ## Check of an electronic index (`indice --comprobar`)

    \(table(FindingCode.indexCodes))
    ## Verification of a bundle (`verificar`)

    \(table(FindingCode.allBundleCodes))
    """
  }

  private func table(_ codes: [FindingCode]) -> String {
    let rows = codes.sorted { $0.id < $1.id }.map { code in
      "| \(code.id) | \(code.severity.rawValue) | \(code.sentence) | \(code.remedy) |\n"
    }
    return "| código | gravedad | hallazgo | qué hacer |\n|---|---|---|---|\n" + rows.joined()
  }
}
