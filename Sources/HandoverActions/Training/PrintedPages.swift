package import Foundation
import HandoverBundle
import HandoverModel
import HandoverPages

/// Who makes PDFs, and in what surroundings.
package struct Printing: Sendable {
  /// The program.
  package let printer: PDFPrinter
  /// The variables with which it runs.
  package let environment: [String: String]

  package init(printer: PDFPrinter, environment: [String: String]) {
    self.printer = printer
    self.environment = environment
  }

  /// The page as a PDF that bears `date`.
  func pdf(of page: String, date: CalendarDate) async throws -> [UInt8] {
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "empalme-hoja-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let source = scratch.appending(path: "hoja.html")
    try DurableFolder.write(Array(page.utf8), to: source)
    let target = scratch.appending(path: "hoja.pdf")
    try await printer.print(source, to: target, date: date, environment: environment)
    return Array(try Data(contentsOf: target))
  }
}

/// Pages on their way into a folder of the program's own, each with its PDF when somebody prints.
struct PrintedPages {
  private(set) var files: [Instruments.File] = []
  private let printing: Printing?
  private let date: CalendarDate

  init(_ printing: Printing?, date: CalendarDate) {
    self.printing = printing
    self.date = date
  }

  /// Adds a page under a name without ending.
  mutating func add(_ name: String, _ title: String, _ page: String, isPublic: Bool = false) async throws {
    files.append(.init(name: name + ".html", title: title, isPublic: isPublic, content: .text(page)))
    guard let printing else { return }
    let pdf = try await printing.pdf(of: page, date: date)
    files.append(.init(name: name + ".pdf", title: title, isPublic: isPublic, content: .bytes(pdf)))
  }
}

/// A file that was written for the training.
package struct TrainingFile: Hashable, Sendable {
  /// Where it lies.
  package let url: URL
  /// What it is, in Spanish.
  package let title: String
}

extension CaseFolder {
  /// Writes files into a folder of the program's own in the expediente, or where the user says.
  func writeOwn(
    _ files: [Instruments.File], in name: String, or target: URL?, isWhole: Bool = false
  ) throws -> [TrainingFile] {
    let folder = target ?? url.appending(path: name)
    try OwnFiles(in: folder, list: ".capacitacion.sha256").write(files, isWhole: isWhole)
    return files.map { TrainingFile(url: folder.appending(path: $0.name), title: $0.title) }
  }

  /// The SHA-256 of a text in Base64, as a content security policy has it.
  static func policyHash(_ text: String) -> String {
    Data(Hashing.sha256(Array(text.utf8)).bytes).base64EncodedString()
  }
}

/// File names made of what people are called: ASCII, each once.
struct PlainNames {
  private var used: Set<String> = []

  /// The text in lower case with hyphens between its words, and a number behind when the name is taken.
  mutating func name(for text: String) -> String {
    let words = text.foldedForSearch.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let plain = words.isEmpty ? "sin-nombre" : String(words.joined(separator: "-").prefix(60))
    var name = plain
    var number = 2
    while !used.insert(name).inserted {
      name = "\(plain)-\(number)"
      number += 1
    }
    return name
  }
}
