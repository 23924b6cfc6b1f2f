import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages

/// Writes the page with which anyone verifies a bundle in a browser.
package enum WriteVerifier {
  /// The name of the page beside a sealed version.
  package static var fileName: String { VerifierPage.fileName }

  /// The page and what `sha256sum` gives for it.
  package struct Page: Sendable {
    /// The whole HTML file.
    package let text: String
    /// The hash of its UTF-8 bytes.
    package let sha256: Digest
  }

  /// Makes the page from the built-in templates.
  package static func run() throws -> Page {
    let text = try page(Templates(overrides: nil))
    return Page(text: text, sha256: Hashing.sha256(Array(text.utf8)))
  }

  /// The page, with its rules in the words of the program.
  static func page(_ templates: Templates) throws -> String {
    let problems = BundleNameProblem.allCases.map { ($0.rawValue, $0.reason) }
    let words = VerifierPage.Words(
      codes: FindingCode.ownBundleCodes,
      bundleNameProblems: Dictionary(problems) { first, _ in first },
      codeHint: BundleError.malformedSello(text: "").hint ?? "", program: "\(Product.name) \(Product.version)"
    )
    return try VerifierPage.render(
      words, templates: templates,
      hash: { Data(Hashing.sha256(Array($0.utf8)).bytes).base64EncodedString() },
      deflate: { text throws(BundleError) in try DeflatedText.of(Array(text.utf8)) })
  }
}
