import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

private let json = "data/empalme.json"
private let crate = "data/ro-crate-metadata.json"
private let act = "02_archivos/Año 2011/acta número 1.txt"

/// One way to write or to spoil what the two lists say of the same files.
struct Saying: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let codes: [String]
  let change: @Sendable (inout Forge) -> Void

  init(_ what: String, _ codes: [String] = [], _ change: @escaping @Sendable (inout Forge) -> Void) {
    testDescription = what
    self.codes = codes
    self.change = change
  }

  /// Replaces text in one of the lists.
  init(_ what: String, _ codes: [String] = [], in list: String, _ pairs: (String, String)...) {
    self.init(what, codes) { forge in
      for (old, new) in pairs { forge.replace(old, new, in: list) }
    }
  }

  /// The elements of a list, as JSON texts, to be put in another order or number.
  init(
    _ what: String, _ codes: [String] = [], elementsOf list: String,
    _ change: @escaping @Sendable ([String]) -> [String]
  ) {
    self.init(what, codes) { forge in
      let text = forge.text(list)
      guard let start = text.range(of: ": [\n    {\n"),
        let stop = text.range(of: "\n  ]", options: .backwards)
      else { return }
      let inside = text[start.upperBound..<stop.lowerBound].dropLast("\n    }".count)
      let elements = String(inside).components(separatedBy: "\n    },\n    {\n")
      let changed = change(elements).map { "    {\n\($0)\n    }" }.joined(separator: ",\n")
      let all = text[..<start.lowerBound] + ": [\n" + changed + text[stop.lowerBound...]
      forge.files[list] = Array(all.utf8)
    }
  }

  /// Text that every reader of JSON takes for the same.
  static let harmless: [Saying] = [
    .init("elements from last to first", elementsOf: json) { $0.reversed() },
    .init("entities from last to first", elementsOf: crate) { $0.reversed() },
    .init("a path with escapes", in: json, (act, #"02_archivos\/A\u00f1o 2011/acta n\u00FAmero 1.txt"#)),
    .init("a key with an escape", in: json, (#""ruta":"#, #""\u0072uta":"#)),
    .init("sizes as texts", in: json, (#""tamano": 3000,"#, #""tamano": "3000","#)),
    .init("sizes as numbers", in: crate, (#""contentSize": "3000","#, #""contentSize": 3000,"#)),
    .init("an identifier encoded in lower case", in: crate, ("Año", "A%c3%b1o")),
    .init("an identifier encoded in upper case", in: crate, ("Año", "A%C3%B1o")),
    .init("an element that says nothing", elementsOf: json) { $0 + [#""tipo": "x""#] },
  ]

  static let harmful: [Saying] = [
    .init("a size with a zero before it", ["I005"], in: json, ("\"tamano\": 3000", "\"tamano\": \"03000\"")),
    .init("a size with an exponent", ["I005"], in: json, ("\"tamano\": 3000", "\"tamano\": 3e3")),
    .init("a size with a plus", ["I005"], in: json, ("\"tamano\": 3000", "\"tamano\": \"+3000\"")),
    .init("a size that is null", ["I005"], in: json, ("\"tamano\": 3000", "\"tamano\": null")),
    .init("a number with a zero before it", ["I001"], in: json, ("\"tamano\": 3000", "\"tamano\": 03000")),
    .init(
      "the largest number as a size", ["I005"], in: json,
      ("\"tamano\": 3000", "\"tamano\": 18446744073709551615")),
    .init("an element left out", ["I002"], elementsOf: json) { Array($0.dropFirst()) },
    .init("an entity left out", ["I002"], elementsOf: crate) { all in
      all.filter { !$0.contains("\"File\"") || !$0.contains("foto.jpg") }
    },
    .init("an element at the other end again", ["I007"], elementsOf: json) { $0 + [$0[0]] },
    .init("a file with two sizes", ["I005", "I007"], elementsOf: json) { all in
      all
        + all.filter { $0.contains("\"tamano\": 3000") }
        .map { $0.replacingOccurrences(of: "\"tamano\": 3000", with: "\"tamano\": 3001") }
    },
    .init("a file with two sizes, the right one last", ["I005", "I007"], elementsOf: json) { all in
      all.filter { $0.contains("\"tamano\": 3000") }
        .map { $0.replacingOccurrences(of: "\"tamano\": 3000", with: "\"tamano\": 3001") } + all
    },
    .init("a digest in capitals", ["I004"], elementsOf: json) { all in
      all.map { element in
        guard element.contains("foto.jpg"), let start = element.range(of: "\"sha256\": \"") else {
          return element
        }
        let digits = element[start.upperBound...].prefix(64)
        return element.replacingOccurrences(of: String(digits), with: digits.uppercased())
      }
    },
    .init("an element without a path", ["I002", "I003"], elementsOf: json) { all in
      all.map { $0.replacingOccurrences(of: "\"ruta\": \"02_archivos/foto.jpg\"", with: "\"rutas\": 1") }
    },
    .init("a file that is no longer one", ["I002"], elementsOf: crate) { all in
      all.map { $0.contains("foto.jpg") ? $0.replacingOccurrences(of: "\"File\"", with: "\"Dataset\"") : $0 }
    },
    .init(
      "a cut percent encoding", ["I002", "I003"], in: crate,
      ("foto.jpg\",\n      \"@type\"", "foto.jpg%4\",\n      \"@type\"")),
    .init(
      "one key spelled in two ways", ["I001"], in: json,
      ("{\n  \"formato\"", "{\n  \"\u{E9}\": 1,\n  \"e\u{301}\": 1,\n  \"formato\"")),
    .init("bytes that are no UTF-8", ["I001"]) { forge in
      let path = Array("02_archivos/foto.jpg".utf8)
      let text = forge.files[json] ?? []
      guard let at = text.indices.first(where: { text[$0...].starts(with: path) }) else { return }
      forge.files[json]?[at] = 0xFF
    },
    .init("more than one text", ["I001"]) { $0.files[json]? += Array("{}".utf8) },
    .init("thousands of keys and one of them twice", ["I001"]) { forge in
      let keys = (0..<20_000).map { "\"k\($0)\": 1," }.joined() + "\"k7\": 1,"
      forge.replace("{\n  \"formato\"", "{\(keys)\n  \"formato\"", in: json)
    },
    .init("a list of lists", ["I002"], in: json, ("\"archivos\": [", "\"archivos\": [[]], \"otros\": [")),
  ]
}

struct `What a list of files says` {
  /// The sample with one list changed and everything that seals it right again.
  private func forge(_ saying: Saying) async throws -> Forge {
    var forge = try await Sample.forge()
    let before = forge.files
    saying.change(&forge)
    try #require(forge.files != before)
    let (old, new) = (before[json] ?? [], forge.files[json] ?? [])
    func facts(_ bytes: [UInt8]) -> String {
      "\"contentSize\": \"\(bytes.count)\",\n      \"sha256\": \"\(Hashing.sha256(bytes).hex)\""
    }
    if old != new { forge.replace(facts(old), facts(new), in: crate) }
    forge.reseal()
    return forge
  }

  @Test(arguments: Saying.harmless)
  func `may be said in any order and spelling`(saying: Saying) async throws {
    #expect(try await Sample.audit(try await forge(saying).zip.bytes).findings == [])
  }

  @Test(arguments: Saying.harmful)
  func `is held against the manifest and the files`(saying: Saying) async throws {
    let report = try await Sample.audit(try await forge(saying).zip.bytes, workers: 2)
    #expect(report.codes == saying.codes)
    #expect(report.findings.allSatisfy { [json, crate].contains($0.place) })
  }

  /// A folder's lists are read at the end, a ZIP's on the way: both say the same.
  @Test(arguments: Saying.harmful)
  func `is found in a folder as in a ZIP`(saying: Saying) async throws {
    let forge = try await forge(saying)
    let zip = try await Sample.audit(forge.zip.bytes)
    try await ScratchFolder.use { folder in
      for (path, bytes) in forge.files { try folder.write(Data(bytes), to: Sample.name + "/" + path) }
      let place = folder.file(Sample.name).path(percentEncoded: false)
      let report = try await BundleAudit.run(at: place, workers: 1) { _ in }
      #expect(report.findings == zip.findings)
    }
  }
}
