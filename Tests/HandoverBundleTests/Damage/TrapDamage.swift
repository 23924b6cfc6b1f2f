import Foundation
import HandoverBundle
import HandoverModel

private let act = "data/02_archivos/Año 2011/acta número 1.txt"
private let photo = "data/02_archivos/foto.jpg"
private let manifest = "manifest-sha256.txt"
private let folder = "data/02_archivos/"

/// Rewrites the manifest as text and seals the tag files again.
private func relist(_ change: @escaping @Sendable (String) -> String) -> Damage.Way {
  .bag { forge in
    forge.files[manifest] = Array(change(forge.text(manifest)).utf8)
    forge.resealTags()
  }
}

/// Writes a tag file anew and seals the tag files again.
private func declare(_ path: String, _ text: String) -> Damage.Way {
  .bag { forge in
    forge.files[path] = Array(text.utf8)
    forge.resealTags()
  }
}

/// A payload file more, known to the manifest, under a name that is a trap.
private func named(_ name: String, _ code: String = "N003", with companions: Set<String> = []) -> Damage {
  .init(
    "the name \(name.debugDescription)", code, at: folder + name, with: companions.union(["I002"]),
    .bag { forge in
      forge.files[folder + name] = []
      forge.reseal()
    })
}

extension Damage {
  /// What other programs were seen to let pass, or to trip over.
  static let traps: [Damage] =
    [
      .init(
        "CRLF in bagit.txt", "B002", at: "bagit.txt",
        declare("bagit.txt", "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n")),
      .init(
        "a byte order mark in bagit.txt", "B002", at: "bagit.txt",
        declare("bagit.txt", "\u{FEFF}BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")),
      .init(
        "BagIt-version", "B002", at: "bagit.txt",
        declare("bagit.txt", "BagIt-version: 1.0\nTag-File-Character-Encoding: UTF-8\n")),
      .init(
        "a space before the colon", "B002", at: "bagit.txt",
        declare("bagit.txt", "BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n")),
      .init(
        "CRLF in the manifest", "B013", at: photo + "\r", with: ["B014", "I002", "I003"],
        relist { $0.replacing("\n", with: "\r\n") }),
      .init(
        "a byte order mark in the manifest", "B008", at: manifest, with: ["B014", "I003"],
        relist { "\u{FEFF}" + $0 }),
      .init("a comment in the manifest", "B008", at: manifest, relist { "# nota\n" + $0 }),
      .init("a blank line in the manifest", "B008", at: manifest, relist { "\n" + $0 }),
      .init(
        "paths that begin with ./", "B012", at: manifest, with: ["B011", "B014", "I003"],
        relist { $0.replacing("  data/", with: "  ./data/") }),
      .init(
        "paths with a binary mark", "B008", at: manifest, with: ["B011", "B014", "I003"],
        relist { $0.replacing("  data/", with: " *data/") }),
      .init(
        "paths with backslashes", "B012", at: manifest, with: ["B011", "B014", "I003"],
        relist { $0.replacing("/", with: "\\") }),
      .init(
        "digests in capitals", "B008", at: manifest, with: ["B011", "B014", "I003"],
        relist { $0.uppercased() }),
      .init(
        "a line twice, with the same digest", "B010", at: manifest,
        relist { $0.prefix { $0 != "\n" } + "\n" + $0 }),
      .init(
        "a name in NFD where the file is in NFC", "B009", at: manifest,
        relist { $0.replacing(act, with: act.decomposedStringWithCanonicalMapping) }),
      .init(
        "a folder in the manifest", "B013", at: folder, with: ["B009", "I002"],
        relist { $0 + String(repeating: "0", count: 64) + "  \(folder)\n" }),
      .init(
        "percent-encoded in the manifest only", "B013", at: folder + "acta%201.txt", with: ["B009", "I002"],
        relist { $0 + String(repeating: "0", count: 64) + "  \(folder)acta%201.txt\n" }),
      .init(
        "a second manifest that lacks a file", "N008", at: "manifest-md5.txt",
        declare("manifest-md5.txt", "d41d8cd98f00b204e9800998ecf8427e  data/02_archivos/vacío.txt\n")),
      .init(
        "Payload-Oxum that is no number", "B007", at: "bag-info.txt",
        .bag { forge in
          forge.replace("Payload-Oxum: ", "Payload-Oxum: x", in: "bag-info.txt")
          forge.resealTags()
        }),
      .init(
        "an unlisted tag file", "B016", at: "firmas/acta.sig", with: ["Z026"],
        .container { zip in
          zip.entries.insert(.init(Sample.name + "/firmas/acta.sig", [1]), at: zip.index(of: "/index.html"))
          zip.settleChecks()
        }),
      .init(
        "a top folder that trips bagit.py", "N006", at: "tagmanifest-piedras", with: ["B006"],
        .bag { $0.top = "tagmanifest-piedras" }),
      .init(
        "nothing handed over", "B011", at: manifest, with: ["I003"],
        .bag { forge in
          for path in forge.files.keys where path.hasPrefix("data/0") { forge.files[path] = nil }
          forge.reseal()
        }),
      .init(
        "no folder entries", "Z026", at: Sample.name + "/",
        .container { $0.entries.removeAll(where: \.isFolder) }),
      .init(
        "a folder that nobody may open", "Z011", at: "data/",
        .container { zip in
          zip.entries[1].attributes = 0x4000_0010
        }),
      .init(
        "the first day of DOS", "Z011", at: act, .container { $0.entries[$0.index(of: act)].date = 0x0021 }),
      named("NFC e\u{301}.txt", with: ["B009"]), named("final \u{20}"), named("final.\u{3000}"),
      named("final."),
      named("a\u{85}b.txt"), named("a\u{2028}b.txt"), named("a\u{0B}b.txt"), named("a\u{200E}b.txt"),
      named("100%.txt"), named("100%25.txt"), named("salto%0A.txt"), named("a<b.txt"), named("a>b.txt"),
      named("a:b.txt"), named("a\"b.txt"), named("a|b.txt"), named("a?b.txt"), named("a*b.txt"),
      named("a\\b.txt"), named("CON"), named("aux.txt"), named("NUL.tar.gz"), named("com1.pdf"),
      named("LPT9"),
      named("COM¹.txt"), named("CONIN$"), named(String(repeating: "l", count: 160)),
      named(String(repeating: "ñ", count: 130)),
    ] + [
      .init(
        "names that differ by case", "N004", at: photo, with: ["I002"],
        .bag { forge in
          forge.files[folder + "FOTO.JPG"] = []
          forge.reseal()
        }),
      .init(
        "an inventory with a name in NFD", "I003", at: "data/empalme.json", with: ["I002"],
        .bag { forge in
          let below = String(act.dropFirst(5))
          forge.replace(below, below.decomposedStringWithCanonicalMapping, in: "data/empalme.json")
          forge.resealWithInventories()
        }),
    ]
}
