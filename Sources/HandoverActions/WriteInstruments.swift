package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages
import HandoverStore

/// Writes the legal instruments of an expediente (instrumentos): actas, instruments of public information, deadlines.
package struct WriteInstruments: Sendable {
  let folder: CaseFolder
  let request: Request

  /// What the user decides.
  package struct Request: Hashable, Sendable {
    /// The day that the instruments bear.
    package var date: CalendarDate
    /// The sealed version of the acta de entrega; nil stands for the newest.
    package var version: Int?
    /// Where they are written; nil stands for `instrumentos` in the expediente.
    package var target: URL?

    package init(date: CalendarDate, version: Int?, target: URL?) {
      self.date = date
      self.version = version
      self.target = target
    }
  }

  /// One file that was written.
  package struct Written: Hashable, Sendable {
    /// Where it lies.
    package let url: URL
    /// What it is, in Spanish.
    package let title: String
    /// Whether it may be published as it is.
    package let isPublic: Bool
  }

  /// What came of it.
  package struct Outcome: Hashable, Sendable {
    /// The folder that holds them.
    package let folder: URL
    /// In the order in which a person needs them.
    package let files: [Written]
    /// The version of the acta de entrega; nil when none is sealed.
    package let version: Int?
    /// Whether the expediente has a ficha, without which nearly all is blank.
    package let hasFile: Bool
  }

  package init(_ folder: CaseFolder, _ request: Request) {
    self.folder = folder
    self.request = request
  }

  /// Writes all files beside and renames them once each is on disk; a file that is not its own is never replaced.
  ///
  /// The same registry, versions, templates and day give the same bytes.
  package func run() throws -> Outcome {
    let registry = try Store.open(at: folder.registryPath, for: .reading).registry()
    let sealed = try SealedReading(folder, registry).contents(of: request.version)
    let material = CataloguedMaterial(MaterialScan(folder), registry.deliverables)
    let input = InstrumentInput(
      registry: registry, date: request.date, version: sealed, absent: material.absentCodes)
    let templates = try Templates(overrides: folder.existingTemplates)
    let files = try Instruments.files(input, templates: templates) { style in
      Data(Hashing.sha256(Array(style.utf8)).bytes).base64EncodedString()
    }
    let target = request.target ?? folder.instruments
    try OwnFiles(in: target).write(files)
    return Outcome(
      folder: target,
      files: files.map {
        Written(url: target.appending(path: $0.name), title: $0.title, isPublic: $0.isPublic)
      },
      version: sealed?.record.number, hasFile: registry.file != nil)
  }
}

extension CaseFolder {
  /// Where the legal instruments are written unless the user says otherwise.
  var instruments: URL { url.appending(path: "instrumentos") }
}
