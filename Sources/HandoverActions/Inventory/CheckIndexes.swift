package import Foundation
import HandoverBundle
package import HandoverModel

/// Holds electronic indexes against the files of the expediente (indice --comprobar).
package enum CheckIndexes {
  /// Everything that is not as the indexes at `place` say, heaviest first; a folder stands for all its indexes.
  package static func run(_ folder: CaseFolder, at place: URL) throws -> (findings: [Finding], documents: Int)
  {
    let urls = try indexes(at: place)
    let files = try ElectronicFiles(folder, isPublic: false).all().files
    var findings: [Finding] = []
    var documents = 0
    for url in urls {
      let name = url.lastPathComponent
      guard let index = try IndexReading.read(url.path(percentEncoded: false)) else {
        findings.append(
          Finding(.indexMalformed, at: name, ["problema": "no es un XML con los trece campos en su orden"]))
        continue
      }
      documents += index.rows.count
      findings += index.problems.map { Finding(.indexMalformed, at: name, ["problema": $0]) }
      for row in index.rows { findings += try check(row, in: folder, index: name) }
      findings += missing(from: index, files, name)
    }
    return (findings.sorted(), documents)
  }

  private static func indexes(at place: URL) throws -> [URL] {
    let path = place.path(percentEncoded: false)
    guard let kind = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    else {
      throw IndexError.noIndexes(path: path)
    }
    guard kind == .typeDirectory else { return [place] }
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.lowercased().hasSuffix(".xml") && !JunkName.matches($0) }
    guard !names.isEmpty else { throw IndexError.noIndexes(path: path) }
    return names.sorted().map { place.appending(path: $0) }
  }

  private static func check(_ row: [String], in folder: CaseFolder, index: String) throws -> [Finding] {
    let path = row[1]
    let isInside =
      Section.allCases.contains { path.hasPrefix($0.folder + "/") }
      && !path.split(separator: "/").contains("..")
    let url = folder.url.appending(path: path)
    let place = url.path(percentEncoded: false)
    let facts = isInside ? try? FileManager.default.attributesOfItem(atPath: place) : nil
    guard let facts, facts[.type] as? FileAttributeType == .typeRegular else {
      return [Finding(.indexedMissing, at: path, ["indice": index])]
    }
    let size = (facts[.size] as? NSNumber)?.intValue ?? 0
    if "\(size)" == row[11], try Hashing.sha256(ofFile: place).hex == row[5].lowercased() { return [] }
    return [Finding(.indexedChanged, at: path, ["indice": index])]
  }

  /// Files that belong to the same electronic file as the documents of an index and are not in it.
  private static func missing(
    from index: ReadIndex, _ files: [ElectronicFile<IndexedFile>], _ name: String
  ) -> [Finding] {
    let known = Set(index.rows.map { Catalogue.normalized($0[1]) })
    return files.filter { file in file.items.contains { known.contains(Catalogue.normalized($0.file.path)) } }
      .flatMap { file in
        file.items.filter { !known.contains(Catalogue.normalized($0.file.path)) }
          .map { Finding(.notIndexed, at: $0.file.path, ["indice": name]) }
      }
  }
}
