import HandoverModel

/// `bag-info.txt` of a foreign bag, or `package-info.txt` as it was called up to version 0.95.
struct ForeignBagInfo {
  private(set) var fields: [BagInfo.Field] = []
  private(set) var findings: [Finding] = []
  /// The name of the file that was read.
  let place: String

  static let formerName = "package-info.txt"

  /// The name of a bag's information file, by what is there and which version it is.
  static func name(in contents: BagContents, _ declaration: BagDeclaration) -> String {
    let isOld = ["0.93", "0.94", "0.95"].contains(declaration.version)
    return isOld && contents.files[BundleFormat.bagInfo] == nil ? formerName : BundleFormat.bagInfo
  }

  init(_ text: TagText?, at place: String, isFinal: Bool) {
    self.place = place
    for line in text?.lines ?? [] { take(line, isFinal: isFinal) }
    repeated()
  }

  /// The first value of a label; labels are the same in any case.
  subscript(_ label: String) -> String? {
    fields.first { $0.label.lowercased() == label.lowercased() }?.value
  }

  private mutating func take(_ line: TagText.Line, isFinal: Bool) {
    if line.text.hasPrefix(" ") || line.text.hasPrefix("\t"), let last = fields.popLast() {
      let value = last.value + " " + line.text[...].trimmed
      fields.append(BagInfo.Field(label: last.label, value: value))
      return
    }
    if line.text.allSatisfy(\.isWhitespace) {
      let values = ["linea": String(line.number), "motivo": "una línea en blanco"]
      findings.append(Finding(.bagLineForm, at: place, values))
      return
    }
    let colon = line.text.firstIndex(of: ":")
    let label = colon.map { line.text[..<$0] } ?? ""
    if label.trimmed.isEmpty || isFinal && label != label.trimmed {
      findings.append(Finding(.bagInfoLine, at: place, ["linea": String(line.number)]))
    }
    guard let colon, !label.trimmed.isEmpty else { return }
    let value = line.text[line.text.index(after: colon)...].trimmed
    fields.append(BagInfo.Field(label: String(label.trimmed), value: String(value)))
  }

  /// Payload-Oxum stands at most once; everything else may be repeated.
  private mutating func repeated() {
    let labels = fields.filter { $0.label.lowercased() == BagLabel.oxum.lowercased() }
    if labels.count > 1 { findings.append(Finding(.bagInfoRepeated, at: place, ["campo": BagLabel.oxum])) }
  }

  /// What is wrong with Payload-Oxum, given what was found.
  ///
  /// Files that the operating system makes and that are gone count as one file each and any number of bytes.
  func oxum(bytes: UInt64, files: Int, gone: Int) -> [Finding] {
    guard let declared = self[BagLabel.oxum] else { return [] }
    let numbers = declared.split(separator: ".", omittingEmptySubsequences: false).map { UInt64($0) }
    guard numbers.count == 2, let length = numbers[0], let count = numbers[1] else {
      return [Finding(.bagInfoValue, at: place, ["campo": BagLabel.oxum, "valor": declared])]
    }
    let agrees = length == bytes && count == UInt64(files)
    if agrees || gone > 0 && length >= bytes && count == UInt64(files + gone) { return [] }
    return [Finding(.bagOxum, at: place, ["anunciado": declared, "encontrado": "\(bytes).\(files)"])]
  }
}
