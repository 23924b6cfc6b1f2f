import Foundation
import HandoverBundle
import HandoverModel
import HandoverPages

/// Reads back what a sealed version holds, so that its acta tells of the version and not of later changes.
struct SealedReading {
  private let folder: CaseFolder
  private let versions: [SealedVersion]

  init(_ folder: CaseFolder, _ registry: Registry) {
    self.folder = folder
    versions = registry.versions
  }

  /// The contents of version `number`, or of the newest; nil when none is sealed.
  func contents(of number: Int?) throws -> SealedContents? {
    let record: SealedVersion? =
      if let number { versions.first { $0.number == number } } else {
        versions.max { $0.number < $1.number }
      }
    guard let record else {
      guard let number else { return nil }
      throw InstrumentError.unknownVersion(number, known: versions.map(\.number).sorted())
    }
    let place = folder.versions.appending(path: CaseFolder.versionName(record.number))
    let zip = place.appending(path: record.name + ".zip").path(percentEncoded: false)
    do throws(BundleError) {
      let entries = try BundleEntries.open(zip)
      let sello = Hashing.sha256(try entries.bytes(of: "tagmanifest-sha256.txt", limit: Self.largest))
      guard sello == Digest(hex: record.integralSello) else {
        throw BundleError.notABundle(path: zip, reason: "su sello no es el que quedó en el registro")
      }
      return SealedContents(
        record: record, packages: packages(of: record, in: place), parts: parts(of: entries),
        registry: try registry(of: entries))
    } catch {
      throw InstrumentError.unreadableVersion(path: zip, reason: error.message)
    }
  }

  /// More than any table or manifest of a municipality.
  private static let largest = 256 << 20

  private func packages(of record: SealedVersion, in place: URL) -> [SealedContents.Package] {
    [(Edition.integral, "", record.integralSello), (.public, "_publica", record.publicSello)].map {
      edition, ending, sello in
      let name = record.name + ending + ".zip"
      let path = place.appending(path: name).path(percentEncoded: false)
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      return SealedContents.Package(edition: edition, name: name, bytes: size, sello: Digest(hex: sello))
    }
  }

  private func parts(of entries: borrowing BundleEntries) -> [SealedContents.Part] {
    var counts: [String: (files: Int, bytes: Int)] = [:]
    let folders = Section.allCases.map(\.bundleFolder)
    for name in entries.names where name.hasPrefix("data/") {
      let section = folders.first { name.hasPrefix("data/\($0)/") } ?? ""
      counts[section, default: (0, 0)].files += 1
      counts[section, default: (0, 0)].bytes += Int(entries.size(of: name) ?? 0)
    }
    func part(_ title: String, _ key: String) -> SealedContents.Part {
      SealedContents.Part(title: title, files: counts[key]?.files ?? 0, bytes: counts[key]?.bytes ?? 0)
    }
    return Section.allCases.map { part($0.title, $0.bundleFolder) }
      + [part("Tablas y descripción del paquete", "")]
  }

  private func registry(of entries: borrowing BundleEntries) throws(BundleError) -> Registry {
    let prefix = "data/\(Section.tablesBundleFolder)/"
    var tables: [BundlePath: [UInt8]] = [:]
    for name in entries.names where name.hasPrefix(prefix) {
      guard let path = BundlePath(String(name.dropFirst(5))) else { continue }
      tables[path] = try entries.bytes(of: name, limit: Self.largest)
    }
    return PublishedTables(ofIntegral: tables).registry
  }
}
