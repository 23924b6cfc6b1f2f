package import Foundation
package import HandoverModel
import HandoverPages
import HandoverStore

/// Writes the request for a change of administrators of site and mail (cuentas solicitud).
///
/// What is personal comes with the request and is stored nowhere else than on the page.
package struct WriteAccessRequest: Sendable {
  let folder: CaseFolder
  let request: AccessRequest
  let target: URL?
  let printing: Printing?

  /// One file that was written.
  package struct Written: Hashable, Sendable {
    /// Where it lies.
    package let url: URL
    /// How many fields of the form are left to be filled in by hand.
    package let blanks: Int
  }

  /// `target` nil stands for the folder of the instruments; with `printing` there is a PDF too.
  package init(_ folder: CaseFolder, _ request: AccessRequest, to target: URL?, printing: Printing?) {
    self.folder = folder
    self.request = request
    self.target = target
    self.printing = printing
  }

  /// Writes the page, and its PDF; a file that somebody filled in is never replaced.
  package func run() async throws -> [Written] {
    let registry = try Store.open(at: folder.registryPath, for: .reading, reading: [CaseFile.self])
      .registry(of: [CaseFile.self])
    let page = try Instruments.accessRequest(
      request, registry, templates: Templates(overrides: folder.existingTemplates),
      styleHash: CaseFolder.policyHash)
    var pages = PrintedPages(printing, date: request.date)
    try await pages.add(Instruments.accessRequestName, Instruments.accessRequestTitle, page)
    let folder = target ?? self.folder.instruments
    try OwnFiles(in: folder).write(pages.files)
    let blanks = request.blanks(registry)
    return pages.files.map { Written(url: folder.appending(path: $0.name), blanks: blanks) }
  }
}
