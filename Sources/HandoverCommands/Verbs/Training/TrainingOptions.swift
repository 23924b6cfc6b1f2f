import ArgumentParser
import Foundation
import HandoverActions
import HandoverModel

/// Whether pages also come as PDF, and from which program.
struct PrintingOptions: ParsableArguments {
  @Flag(help: "Escribir también el PDF de cada página, con Chromium o WeasyPrint.")
  var pdf = false

  @Option(
    name: .customLong("con"),
    help: ArgumentHelp("Programa que hace el PDF; si se omite, el que haya.", valueName: "programa"))
  var printer: PrinterArgument?

  /// Who prints; nil when no PDF is wanted.
  func printing(in session: Session) throws -> Printing? {
    guard pdf || printer != nil else { return nil }
    let kinds = printer.map { [$0.kind] } ?? PDFPrinter.Kind.allCases
    guard let found = PDFPrinter.find(kinds, in: session.environment["PATH"] ?? "") else {
      throw DocumentError.noPrinter(known: PDFPrinter.Kind.allCases.map(\.rawValue))
    }
    return Printing(printer: found, environment: session.environment)
  }
}

/// Where files go and which day they bear.
struct OutputPlace: ParsableArguments {
  @Option(
    help: ArgumentHelp("Carpeta donde se escribe; si se omite, una del expediente.", valueName: "carpeta"))
  var salida: String?

  @Option(
    help: ArgumentHelp("Fecha que llevan, aaaa-mm-dd o dd/mm/aaaa; si se omite, hoy.", valueName: "fecha"))
  var fecha: DayArgument?

  /// The folder that the user named.
  func target(in session: Session) -> URL? { salida.map(session.url) }

  /// The day that the user named, or today.
  func date(in session: Session) -> CalendarDate { fecha?.date ?? session.surroundings().today }
}

/// Files of the training for other programs.
struct TrainingFilesJSON: Encodable {
  let cantidad: Int
  let archivos: [String]

  init(_ count: Int, _ files: [TrainingFile]) {
    cantidad = count
    archivos = files.map { $0.url.path(percentEncoded: false) }
  }
}

extension Session {
  /// Says which files were written: all when they are few, else the folder.
  func show(_ sentence: String, _ files: [TrainingFile]) {
    console.show(Paragraph(sentence, .good))
    guard let first = files.first else { return }
    if files.count <= 6 {
      console.show(Gap(), Facts(files.map { ($0.title, shown($0.url)) }))
    } else {
      console.show(
        Gap(),
        Facts([
          ("Carpeta", shown(first.url.deletingLastPathComponent())), ("Archivos", "\(files.count)"),
          (first.title, first.url.lastPathComponent),
        ]))
    }
  }

  /// How the expediente is named in the command of a next step: nothing when the user stands in it.
  func caseSuffix(_ folder: CaseFolder) -> String {
    let shown = shown(folder.url)
    return shown == "." ? "" : " --carpeta \(shown)"
  }
}
