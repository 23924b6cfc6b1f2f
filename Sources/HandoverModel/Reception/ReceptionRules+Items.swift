extension ReceptionRules {
  /// The codes of the generated folders, in the order in which they stand.
  package static let folders = ["documentos", Section.tablesBundleFolder]

  /// C-10 to C-16, as far as they can be seen without the bundle.
  static func items(_ file: ReceptionFile) -> [ReceptionViolation] {
    order(file.items) + file.items.flatMap { own($0) + history($0, file) } + withdrawn(file)
  }

  /// C-10: elements, folders, files; each code once.
  private static func order(_ items: [ReceptionItem]) -> [ReceptionViolation] {
    var found: [ReceptionViolation] = []
    var codes: Set<ByteText> = []
    for item in items {
      if item.code.isEmpty {
        found.append(ReceptionViolation("C-10", "items", "uno no tiene código"))
      } else if !codes.insert(ByteText(item.code)).inserted {
        found.append(ReceptionViolation("C-10", place(item), "está dos veces"))
      }
    }
    for (item, next) in zip(items, items.dropFirst()) where !follows(next, item) {
      found.append(ReceptionViolation("C-10", place(next), "no está en su lugar"))
    }
    return found
  }

  private static func follows(_ next: ReceptionItem, _ item: ReceptionItem) -> Bool {
    let (first, second) = (rank(item), rank(next))
    if first != second { return first < second }
    return switch item.kind {
    case .element: true
    case .folder: false
    case .file: item.code.precedesInUTF8(next.code)
    }
  }

  private static func rank(_ item: ReceptionItem) -> Int {
    switch item.kind {
    case .element: 0
    case .folder: 1 + (folders.firstIndex(of: item.code) ?? 0)
    case .file: 1 + folders.count
    }
  }

  /// C-10, C-12, C-13 and C-14 about one item.
  private static func own(_ item: ReceptionItem) -> [ReceptionViolation] {
    var found: [ReceptionViolation] = []
    func add(_ rule: String, _ problem: String) {
      found.append(ReceptionViolation(rule, place(item), problem))
    }
    if item.kind == .folder, !folders.contains(item.code) { add("C-10", "no es una carpeta generada") }
    if item.kind != .element {
      if item.files == 0 { add("C-10", "no tiene archivos") }
      if !isPlain(item) { add("C-12", "tiene datos que solo tienen los elementos") }
      if item.kind == .file, item.files > 1 { add("C-12", "es un archivo y cuenta varios") }
    }
    if let units = item.units, units.isEmpty { add("C-13", "sus unidades están vacías") }
    if (item.files == 0) != (item.integrity == .withoutFiles) {
      add("C-14", "su integridad no corresponde a la cantidad de archivos")
    }
    let problems = item.problems
    if !zip(problems, problems.dropFirst()).allSatisfy({ $0.precedesInUTF8($1) }) {
      add("C-14", "sus problemas no están en orden o se repiten")
    }
    let mayHaveNone = item.integrity == .unchecked || item.integrity == .absent
    if problems.isEmpty ? !item.integrity.isSound && !mayHaveNone : item.integrity.isSound {
      add("C-14", "su integridad no corresponde a sus problemas")
    }
    return found
  }

  /// Whether an item that is no element has nothing that only elements have.
  private static func isPlain(_ item: ReceptionItem) -> Bool {
    var plain = ReceptionItem()
    plain.code = item.code
    plain.kind = item.kind
    plain.takeNameFromCode()
    plain.files = item.files
    plain.bytes = item.bytes
    plain.integrity = item.integrity
    plain.problems = item.problems
    plain.fingerprint = item.fingerprint
    plain.change = item.change
    plain.inherited = item.inherited
    return plain == item
  }

  /// C-16: what the earlier reception leaves to an item.
  private static func history(_ item: ReceptionItem, _ file: ReceptionFile) -> [ReceptionViolation] {
    if (file.earlier == nil) != (item.change == nil) {
      return [ReceptionViolation("C-16", place(item), "«cambio» no corresponde a «anterior»")]
    }
    guard item.inherited != nil, item.change != .same else { return [] }
    return [ReceptionViolation("C-16", place(item), "hereda una decisión sin ser igual")]
  }

  private static func withdrawn(_ file: ReceptionFile) -> [ReceptionViolation] {
    guard !file.withdrawn.isEmpty else { return [] }
    if file.earlier == nil {
      return [ReceptionViolation("C-16", "retirados", "no hay una recepción anterior")]
    }
    let present = Set(file.items.map { ByteText($0.code) })
    return file.withdrawn.filter { present.contains(ByteText($0.code)) }
      .map { ReceptionViolation("C-16", "retirado \($0.code)", "sigue entre los items") }
  }

  /// How messages name an item.
  static func place(_ item: ReceptionItem) -> String { "\(item.kind.rawValue) \(item.code)" }
}

extension ReceptionItem {
  /// Gives a folder or file the title and section that follow from its code (C-10, C-12).
  package mutating func takeNameFromCode() {
    switch kind {
    case .element: break
    case .folder where code == ReceptionRules.folders[0]:
      title = "Documentos del paquete"
      section = "documentos"
    case .folder:
      title = "Tablas del registro"
      section = "tablas"
    case .file:
      title = String(decoding: code.utf8.reversed().prefix { $0 != 0x2F }.reversed(), as: UTF8.self)
      section = "sin catalogar"
    }
  }
}
