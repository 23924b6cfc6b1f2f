import Foundation
import HandoverBundle
import HandoverModel

private let act = "data/02_archivos/Año 2011/acta número 1.txt"
private let info = "bag-info.txt"
private let manifest = "manifest-sha256.txt"
private let tagManifest = "tagmanifest-sha256.txt"

extension Damage {
  /// Changes text in a file and seals the result again, so that only what the text says is wrong.
  private static func claim(_ old: String, _ new: String, in paths: String...) -> Way {
    .bag { forge in
      for path in paths { forge.replace(old, new, in: path) }
      forge.resealWithInventories()
    }
  }

  /// Changes a text beside `data/` and seals the tag files again.
  private static func tag(_ path: String, _ change: @escaping @Sendable (inout [UInt8]) -> Void) -> Way {
    .bag { forge in
      change(&forge.files[path, default: []])
      forge.resealTags()
    }
  }

  /// Changes the payload without a word to the manifest, but counts it right.
  private static func payload(_ change: @escaping @Sendable (inout Forge) -> Void) -> Way {
    .bag { forge in
      let listed = forge.files[manifest]
      change(&forge)
      forge.reseal()
      forge.files[manifest] = listed
      forge.resealTags()
    }
  }

  /// The bag's own texts, and files against manifests.
  static let bag: [Damage] = [
    .init(
      "no LEAME.txt", "B001", at: "LEAME.txt",
      .bag { forge in
        forge.files["LEAME.txt"] = nil
        forge.resealTags()
      }),
    .init("no tag manifest", "B001", at: tagManifest, .bag { $0.files[tagManifest] = nil }),
    .init(
      "a third line in bagit.txt", "B002", at: "bagit.txt", claim("UTF-8\n", "UTF-8\nX: y\n", in: "bagit.txt")
    ),
    .init(
      "another spelling in bagit.txt", "B002", at: "bagit.txt", claim("Version", "version", in: "bagit.txt")),
    .init("a line without a colon", "B003", at: info, claim("Empalme-Motivo: ", "Empalme-Motivo ", in: info)),
    .init(
      "a line that ends in a carriage return", "B003", at: info,
      claim("Autor: Secretaría de Gobierno", "Autor: Secretaría de Gobierno\r", in: info)),
    .init(
      "no Payload-Oxum", "B004", at: info,
      tag(info) { text in
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        text = Array(lines.filter { !$0.hasPrefix("Payload-Oxum") }.map { $0 + "\n" }.joined().utf8)
      }),
    .init("Payload-Oxum twice", "B005", at: info, tag(info) { $0 += Array("Payload-Oxum: 1.1\n".utf8) }),
    .init(
      "a label twice in another case", "B005", at: info, tag(info) { $0 += Array("payload-oxum: 1.1\n".utf8) }
    ),
    .init(
      "a day that does not exist", "B006", at: info,
      claim("2026-11-22", "2026-02-30", in: info, "data/empalme.json")),
    .init(
      "an edition that does not exist", "B006", at: info,
      claim("integral", "completa", in: info, "data/empalme.json")),
    .init(
      "a wrong Payload-Oxum", "B007", at: info,
      tag(info) { text in
        text = Array(String(decoding: text, as: UTF8.self).replacing("Oxum: ", with: "Oxum: 1").utf8)
      }),
    .init(
      "a manifest line of another shape", "B008", at: manifest,
      tag(manifest) { $0.insert(contentsOf: Array("# comentario\n".utf8), at: 0) }),
    .init(
      "a manifest without its last line feed", "B009", at: manifest, tag(manifest) { $0.removeLast() }),
    .init(
      "a manifest in another order", "B009", at: manifest,
      tag(manifest) { text in
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").reversed()
        text = Array((lines.joined(separator: "\n") + "\n").utf8)
      }),
    .init(
      "a file listed twice", "B010", at: manifest,
      tag(manifest) { $0.insert(contentsOf: $0.prefix { $0 != 0x0A } + [0x0A], at: 0) }),
    .init(
      "an empty tag manifest", "B011", at: tagManifest, with: ["B008", "B009", "B016"],
      .bag { $0.files[tagManifest] = [] }),
    .init(
      "a manifest that lists a tag file", "B012", at: manifest,
      .bag { forge in
        let digest = Hashing.sha256(forge.files["bagit.txt"] ?? []).hex
        forge.files[manifest]?.insert(contentsOf: Array("\(digest)  bagit.txt\n".utf8), at: 0)
        forge.resealTags()
      }),
    .init("a payload file taken away", "B013", at: act, payload { $0.files[act] = nil }),
    .init(
      "a payload file added", "B014", at: "data/02_archivos/z.txt",
      payload { $0.files["data/02_archivos/z.txt"] = [] }),
    .init(
      "a tag file taken away", "B015", at: "LEAME.txt", with: ["B001"], .bag { $0.files["LEAME.txt"] = nil }),
    .init("a tag file added", "B016", at: "aviso.html", .bag { $0.files["aviso.html"] = [65] }),
    .init(
      "a format of the future", "B017", at: info,
      .bag { forge in
        forge.replace("Formato: 1", "Formato: 2", in: info)
        forge.replace("\"formato\": 1", "\"formato\": 2", in: "data/empalme.json")
        forge.resealWithInventories()
      }),
    .init(
      "a payload file with other content", "H001", at: act, .bag { $0.files[act] = Array("Acte\n".utf8) }),
    .init("a tag file with other content", "H002", at: "LEAME.txt", .bag { $0.files["LEAME.txt"]?[0] ^= 1 }),
  ]
}
