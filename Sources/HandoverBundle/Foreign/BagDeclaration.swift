import HandoverModel

/// What `bagit.txt` declares, and what is wrong with how it does.
struct BagDeclaration {
  /// As it is written; nil when there is none.
  var version: String?
  var encoding = TagEncoding.utf8
  var findings: [Finding] = []

  /// The versions whose rules this program knows.
  static let versions = ["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"]
  private static let place = BundleFormat.declaration

  /// Whether the rules of RFC 8493 hold and not those of the drafts before it.
  ///
  /// A version that is not known or not readable is held to the stricter rules.
  var isFinal: Bool { version.map { !Self.versions.dropLast().contains($0) } ?? true }

  init(_ bytes: [UInt8]?) {
    guard let bytes else {
      findings.append(Finding(.bagFileMissing, at: Self.place))
      return
    }
    guard let text = TagText(bytes, .utf8) else {
      add("no está en UTF-8")
      return
    }
    if text.hasMark { add("empieza con una marca de orden de bytes (BOM)") }
    if text.lines.count != 2 { add("no tiene exactamente dos líneas") }
    let labels = ["BagIt-Version", "Tag-File-Character-Encoding"]
    let values = zip(labels, text.lines).map { label, line in value(label, line.text) }
    version = values.first.flatMap(\.self)
    if let version, !Self.versions.contains(version) {
      findings.append(Finding(.bagVersionUnknown, at: Self.place, ["version": version]))
    }
    if isFinal, zip(labels, text.lines).contains(where: { $1.text != $0 + ": " + (value($0, $1.text) ?? "") })
    {
      add("hay espacios de más o de menos alrededor de los dos puntos o al final de la línea")
    }
    guard values.count == 2, let name = values[1] else { return }
    if let known = TagEncoding(declared: name) {
      encoding = known
    } else {
      findings.append(Finding(.bagEncodingUnknown, at: Self.place, ["codificacion": name]))
    }
  }

  /// The value of a line with this label, without white space around it.
  private mutating func value(_ label: String, _ line: String) -> String? {
    guard let colon = line.firstIndex(of: ":"), line[..<colon].trimmed == label[...] else {
      add("falta la línea «\(label): …» en su lugar")
      return nil
    }
    return String(line[line.index(after: colon)...].trimmed)
  }

  private mutating func add(_ reason: String) {
    let finding = Finding(.bagDeclarationForm, at: Self.place, ["motivo": reason])
    if !findings.contains(finding) { findings.append(finding) }
  }
}

extension Substring {
  /// Without the spaces and tabs around it.
  var trimmed: Substring {
    var text = self
    while let first = text.unicodeScalars.first, first == " " || first == "\t" {
      text.unicodeScalars.removeFirst()
    }
    while let last = text.unicodeScalars.last, last == " " || last == "\t" {
      text.unicodeScalars.removeLast()
    }
    return text
  }
}
