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
      let digests = try digests(in: zip, of: record)
      let entries = try BundleEntries.open(zip)
      return SealedContents(
        record: record, packages: packages(of: record, in: place), parts: parts(of: entries),
        registry: try registry(of: entries, digests, zip))
    } catch {
      throw InstrumentError.unreadableVersion(path: zip, reason: error.message)
    }
  }

  /// What the bundle declares of its files, by path below `data/`, once it is proved to be the recorded one.
  private func digests(
    in zip: String, of record: SealedVersion
  ) throws(BundleError) -> [BundlePath: Digest] {
    let version = try PreviousVersion.read(fromZip: zip)
    let texts = version.records.last
    let seal = "\(Hashing.sha256(texts?.manifest ?? []).hex)  manifest-sha256.txt"
    let tags = String(decoding: texts?.tagManifest ?? [], as: UTF8.self).split(separator: "\n")
    guard version.sello == Digest(hex: record.integralSello), tags.contains(where: { $0 == seal }) else {
      throw BundleError.notABundle(path: zip, reason: "su sello no es el que quedó en el registro")
    }
    return Dictionary(version.files.map { ($0.path, $0.sha256) }) { first, _ in first }
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

  /// The tables as a registry, each held against the hash that the bundle declares.
  private func registry(
    of entries: borrowing BundleEntries, _ digests: [BundlePath: Digest], _ zip: String
  ) throws(BundleError) -> Registry {
    let prefix = "data/\(Section.tablesBundleFolder)/"
    var tables: [BundlePath: [UInt8]] = [:]
    for name in entries.names where name.hasPrefix(prefix) {
      guard let path = BundlePath(String(name.dropFirst(5))) else { continue }
      let bytes = try entries.bytes(of: name, limit: Self.largest)
      guard digests[path] == Hashing.sha256(bytes) else { throw BundleError.entryDamaged(path: name) }
      tables[path] = bytes
    }
    let reading = PublishedTables(ofIntegral: tables)
    guard let problem = reading.findings.first else { return reading.registry }
    throw BundleError.notABundle(path: zip, reason: problem.sentence)
  }
}
