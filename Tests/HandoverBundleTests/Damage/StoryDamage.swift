import Foundation
import HandoverBundle
import HandoverModel

private let act = "data/02_archivos/Año 2011/acta número 1.txt"
private let info = "bag-info.txt"
private let json = "data/empalme.json"
private let crate = "data/ro-crate-metadata.json"

extension Damage {
  private static func claim(_ old: String, _ new: String, in path: String) -> Way {
    .bag { forge in
      forge.replace(old, new, in: path)
      forge.resealWithInventories()
    }
  }

  /// Rewrites an earlier version's text and all seals after it that this version holds.
  private static func retell(_ path: String, _ old: String, _ new: String) -> Way {
    .history { forge in
      forge.replace(old, new, in: path)
      forge.resealTags()
    }
  }

  /// The inventories, the chain of versions and the sello.
  static let story: [Damage] = [
    .init("an inventory that is not JSON", "I001", at: json, claim("{", "[", in: json)),
    .init(
      "an inventory with a key twice", "I001", at: json,
      claim("  \"formato\": 1,\n", "  \"formato\": 1,\n  \"formato\": 1,\n", in: json)),
    .init("a crate that is not JSON", "I001", at: crate, claim("\"@graph\": [", "\"@graph\": ", in: crate)),
    .init(
      "an inventory that forgets a file", "I002", at: json, with: ["I003"],
      claim("número 1", "número 2", in: json)),
    .init(
      "an inventory with a file of its own", "I003", at: json, with: ["I002"],
      claim("02_archivos/foto.jpg", "02_archivos/fotos.jpg", in: json)),
    .init(
      "a crate that gives another digest", "I004", at: crate,
      .bag { forge in
        forge.replace(Hashing.sha256(forge.files[act] ?? []).hex, Hashing.sha256([]).hex, in: crate)
        forge.reseal()
      }),
    .init(
      "an inventory that gives another size", "I005", at: json,
      claim("\"tamano\": 3000", "\"tamano\": 3001", in: json)),
    .init(
      "an inventory of another version", "I006", at: json,
      claim("\"version\": 1,", "\"version\": 7,", in: json)),
    .init(
      "an inventory that describes a file twice", "I007", at: json,
      .bag { forge in
        let text = forge.text(json)
        guard let start = text.range(of: "\"archivos\": [\n"),
          let stop = text.range(of: "    },\n", range: start.upperBound..<text.endIndex)
        else { return }
        let first = String(text[start.upperBound..<stop.upperBound])
        forge.replace("\"archivos\": [\n", "\"archivos\": [\n" + first, in: json)
        forge.resealWithInventories()
      }),
    .init(
      "a version left out", "C001", at: "historia/v0001.manifest-sha256.txt",
      .history { forge in
        forge.files["historia/v0001.manifest-sha256.txt"] = nil
        forge.resealTags()
      }),
    .init(
      "an earlier seal rewritten", "C002", at: "historia/v0002.tagmanifest-sha256.txt",
      .history { forge in
        forge.files["historia/v0002.tagmanifest-sha256.txt"]?.append(0x0A)
        forge.resealTags()
      }),
    .init(
      "an earlier manifest rewritten", "C003", at: "historia/v0001.manifest-sha256.txt",
      retell("historia/v0001.manifest-sha256.txt", "foto", "toto")),
    .init(
      "an earlier version of another series", "C004", at: "historia/v0001.bag-info.txt", with: ["C003"],
      retell("historia/v0001.bag-info.txt", "empalme-piedras-2011", "empalme-ibagué-2011")),
    .init(
      "an earlier version with another number", "C004", at: "historia/v0002.bag-info.txt", with: ["C003"],
      retell("historia/v0002.bag-info.txt", "Empalme-Version: 2", "Empalme-Version: 1")),
    .init(
      "a first version with a predecessor", "C005", at: info, with: ["I006"],
      .bag { forge in
        forge.files[info, default: []] += Array("Empalme-Version-Anterior: 1\n".utf8)
        forge.resealTags()
      }),
    .init(
      "a text of a version that never was", "C006", at: "historia/v0009.bag-info.txt",
      .bag { forge in
        forge.files["historia/v0009.bag-info.txt"] = []
        forge.resealTags()
      }),
    .init(
      "another sello expected", "S001", at: "tagmanifest-sha256.txt", .expectation("0123-4567-89AB-CDEF")),
  ]
}
