import Foundation
import HandoverModel
import HandoverTestSupport

extension Damage {
  private static func insert(_ name: String, before ending: String? = nil) -> Way {
    .container { zip in
      zip.entries.insert(.init(name, []), at: ending.map { zip.index(of: $0) } ?? 0)
      zip.settleChecks()
    }
  }

  /// A payload file more, known to the manifest.
  private static func add(_ path: String) -> Way {
    .bag { forge in
      forge.files[path] = []
      forge.reseal()
    }
  }

  /// Says the same of a file everywhere, under another name.
  private static func rename(_ old: String, _ new: String) -> Way {
    .bag { forge in
      for path in forge.files.keys.sorted() where forge.text(path).contains(old) {
        forge.replace(old, new, in: path)
      }
      for path in forge.files.keys.sorted() where path.contains(old) {
        forge.files[path.replacing(old, with: new)] = forge.files.removeValue(forKey: path)
      }
      forge.top = forge.top.replacing(old, with: new)
      forge.resealWithInventories()
    }
  }

  /// Names, in the ZIP and in the file system.
  static let name: [Damage] = [
    .init(
      "a name that is not UTF-8", "N001", at: "data/02_archivos/z\u{FFFD}", with: ["B007", "B014"],
      .container { zip in
        var entry = RawZip.Entry(Sample.name + "/data/02_archivos/z", [])
        entry.name.append(0xE9)
        zip.entries.insert(entry, at: zip.index(of: "data/05_tablas/"))
        zip.settleChecks()
      }),
    .init(
      "a path that climbs out", "N002", at: "../fuera.txt", with: ["Z024", "Z026"], insert("../fuera.txt")),
    .init("an absolute path", "N002", at: "/etc/passwd", with: ["Z024", "Z026"], insert("/etc/passwd")),
    .init(
      "a path that climbs out from inside", "N002", at: "data/../../fuera.txt",
      with: ["B007", "B014", "Z024", "Z026"],
      insert(Sample.name + "/data/../../fuera.txt", before: "/LEAME.txt")),
    .init(
      "a percent sign", "N003", at: "data/02_archivos/100%.txt", with: ["I002"],
      add("data/02_archivos/100%.txt")),
    .init(
      "a device of Windows", "N003", at: "data/02_archivos/con.txt", with: ["I002"],
      add("data/02_archivos/con.txt")),
    .init(
      "names that differ by case", "N004", at: "data/02_archivos/vacío.txt", with: ["I002"],
      add("data/02_archivos/VACÍO.txt")),
    .init("a second top folder", "N005", at: "otra/a.txt", with: ["Z024", "Z026"], insert("otra/a.txt")),
    .init(
      "a top folder with spaces", "N006", at: "empalme con espacios",
      rename(Sample.name, "empalme con espacios")),
    .init(
      "a link in the folder", "N007", at: "data/02_archivos/enlace.txt",
      .place { folder, forge in
        let url = try forge.unpack(into: folder)
        try FileManager.default.createSymbolicLink(
          atPath: url.appending(path: "data/02_archivos/enlace.txt").path(percentEncoded: false),
          withDestinationPath: "foto.jpg")
        return url
      }),
    .init(
      "a payload folder of no section", "N008", at: "data/tablas/equipos.csv", rename("05_tablas", "tablas")),
    .init(
      "a payload folder with the name of a document", "N008", at: "data/documento/x.txt", with: ["I002"],
      add("data/documento/x.txt")),
    .init(
      "a tag file that the format does not know", "N008", at: "aviso.html",
      .bag { forge in
        forge.files["aviso.html"] = [65]
        forge.resealTags()
      }),
    .init(
      "the folder renamed", "N009", at: "otro nombre",
      .place { folder, forge in try forge.unpack(into: folder, as: "otro nombre") }),
  ]
}
