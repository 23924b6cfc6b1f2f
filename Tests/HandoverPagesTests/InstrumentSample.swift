import Foundation
import HandoverModel
import HandoverTestSupport

@testable import HandoverPages

/// The instruments of the sample handover.
enum InstrumentSample {
  static var input: InstrumentInput { input(of: Sample.registry) }

  static func input(of registry: Registry, isSealed: Bool = true) -> InstrumentInput {
    InstrumentInput(
      registry: registry, date: Sample.day("2011-12-28") ?? CalendarDate(dayNumber: 0),
      version: isSealed ? contents(registry) : nil, absent: [])
  }

  private static func contents(_ registry: Registry) -> SealedContents {
    var record = SealedVersion()
    (record.number, record.date) = (2, Sample.day("2011-12-20"))
    (record.reason, record.author) = ("Se incorporan las actas de noviembre.", "Secretaría de Gobierno")
    return SealedContents(
      record: record,
      packages: [
        .init(edition: .integral, name: "empalme_piedras_v0002.zip", bytes: 1_234_567, sello: Sample.sello),
        .init(edition: .public, name: "empalme_piedras_v0002_publica.zip", bytes: nil, sello: nil),
      ],
      parts: [
        .init(title: "Material de capacitación", files: 12, bytes: 2_000_000),
        .init(title: "Archivos", files: 1200, bytes: 345),
      ], registry: registry)
  }

  /// Every file, with `overrides` in the folder of own templates.
  static func files(_ input: InstrumentInput = input, overrides: [String: String] = [:]) throws
    -> [Instruments.File]
  {
    try ScratchFolder.use { folder in
      for (path, text) in overrides { try folder.write(text, to: path) }
      return try Instruments.files(
        input, templates: Templates(overrides: overrides.isEmpty ? nil : folder.url),
        styleHash: { _ in "huella" })
    }
  }

  /// The text of one file; empty for a sheet or when there is none.
  static func text(
    _ name: String, of input: InstrumentInput = input, overrides: [String: String] = [:]
  ) throws -> String {
    guard
      case .text(let text) = try files(input, overrides: overrides).first(where: { $0.name == name })?.content
    else { return "" }
    return text
  }
}
