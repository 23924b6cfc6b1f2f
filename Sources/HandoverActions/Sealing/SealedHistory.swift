import Foundation
import HandoverBundle
import HandoverModel
import HandoverPages
import HandoverStore

/// The sealed versions that lie on disk, of which the newest carries the whole chain.
struct SealedHistory: Sendable {
  /// 0 when nothing was sealed yet.
  let latestNumber: Int
  private let newest: [Edition: PreviousVersion]
  private let folder: CaseFolder

  /// Reads the newest version of `folder`; its bundles must be readable, since the next one is chained to them.
  init(_ folder: CaseFolder) throws(ActionError) {
    self.folder = folder
    latestNumber = Self.latestNumber(in: folder)
    guard latestNumber > 0 else {
      newest = [:]
      return
    }
    let url = folder.versions.appending(path: CaseFolder.versionName(latestNumber))
    var newest: [Edition: PreviousVersion] = [:]
    for zip in Self.zips(in: url) {
      let path = zip.path(percentEncoded: false)
      do throws(BundleError) {
        let version = try PreviousVersion.read(fromZip: path)
        newest[version.edition] = version
      } catch {
        throw ActionError.damagedPrevious(path: path, reason: error.message)
      }
    }
    for edition in Edition.allCases where newest[edition] == nil {
      throw ActionError.damagedPrevious(
        path: url.path(percentEncoded: false), reason: "falta la edición \(edition.title)")
    }
    self.newest = newest
  }

  /// What is known of the files in the newest integral edition; nil when nothing is, or it cannot be relied on.
  static func cache(of folder: CaseFolder) -> PackedCache? {
    let newest = folder.versions.appending(path: CaseFolder.versionName(latestNumber(in: folder)))
    return PackedCache.load(
      from: folder.packedCache, below: folder.path,
      zips: zips(in: newest).map { $0.path(percentEncoded: false) })
  }

  /// Notes that files with new stamps have the content that the newest version holds.
  func remember(_ packed: PackedZip) {
    guard let known = Self.cache(of: folder) else { return }
    Self.save(try? packed.restamping(known).record(below: folder.path), folder)
  }

  /// Keeps what was learned for the next version; when that fails, the next version reads everything.
  static func save(_ record: PackedZip.Record?, _ folder: CaseFolder) {
    if let record { try? PackedZip.save(record, to: folder.packedCache) }
  }

  func previous(_ edition: Edition) -> PreviousVersion? { newest[edition] }

  /// Records a version that was sealed on disk while its record was lost, for example in a power cut.
  ///
  /// Gives the registry as it is afterwards.
  func adopt(into store: Store, _ surroundings: Surroundings) throws -> Registry {
    let registry = try store.registry()
    guard let integral = newest[.integral], let published = newest[.public],
      !registry.versions.contains(where: { $0.number == latestNumber })
    else { return registry }
    var version = SealedVersion()
    version.number = latestNumber
    version.date = try? CalendarDate(fieldText: integral.date)
    version.author = integral.author
    version.reason = integral.reason
    version.name = integral.name
    version.integralSello = integral.sello.hex
    version.publicSello = published.sello.hex
    version.fingerprint = integral.sello.hex
    version.files = integral.files.count
    var recorded = registry
    recorded.versions.append(version)
    let told = try? SealedReading(folder, recorded).contents(of: latestNumber)
    let answered = Set(told?.registry.observations(answeredIn: latestNumber) ?? [])
    try store.record(version, answering: answered, stamp: surroundings.stamp)
    return try store.registry()
  }

  private static func latestNumber(in folder: CaseFolder) -> Int {
    let path = folder.versions.path(percentEncoded: false)
    let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    return (names ?? []).compactMap(number).max() ?? 0
  }

  /// The number in a folder name such as `v0012`.
  private static func number(_ name: String) -> Int? {
    guard name.hasPrefix("v"), let number = Int(name.dropFirst()), CaseFolder.versionName(number) == name
    else {
      return nil
    }
    return number
  }

  private static func zips(in folder: URL) -> [URL] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
    return names.filter { $0.hasSuffix(".zip") }.sorted().map { folder.appending(path: $0) }
  }
}
