import HandoverModel

/// How deliverables and their files appear in the chapters.
struct DeliverableScopes {
  /// The first files of each deliverable, and how many it has.
  private let files: [String: (first: [DocumentFile], count: Int)]
  private let anchors: [String: String]
  private let isLinked: Bool

  /// How many files of one deliverable a table names before it refers to the list of files.
  private static let mostFiles = 4

  init(_ input: DocumentInput) {
    var files: [String: (first: [DocumentFile], count: Int)] = [:]
    // Files of one deliverable mostly stand together.
    var run: (code: String, first: [DocumentFile], count: Int) = ("", [], 0)
    func add() {
      let known = files[run.code, default: ([], 0)]
      files[run.code] = (Array((known.first + run.first).prefix(Self.mostFiles)), known.count + run.count)
    }
    for file in input.files {
      guard let code = file.deliverable else { continue }
      if run.count == 0 || ByteText(code) != ByteText(run.code) {
        if run.count > 0 { add() }
        run = (code, [], 0)
      }
      if run.first.count < Self.mostFiles { run.first.append(file) }
      run.count += 1
    }
    if run.count > 0 { add() }
    self.files = files
    let shown = Group.allCases.flatMap { $0.shown(of: input.view.registry) }
    anchors = Dictionary(
      shown.map { ($0.code, Self.anchor($0.code)) }, uniquingKeysWith: { first, _ in first })
    isLinked = input.sello == nil
  }

  /// Whether a deliverable has a row of its own.
  func shows(_ deliverable: Deliverable) -> Bool { anchors[deliverable.code] != nil }

  /// The scope of one deliverable.
  func scope(_ deliverable: Deliverable) -> Scope {
    let own = files[deliverable.code] ?? ([], 0)
    return Scope(deliverable).adding([
      "ancla": .text(Self.anchor(deliverable.code)),
      "estado": StateMark(deliverable.state).scope,
      "fechas": .text(Self.span(deliverable.firstDate, deliverable.lastDate)),
      "unidades": .text(Self.units(of: deliverable)),
      "folios": .text(deliverable.sheets.map { $0.grouped(by: ".") } ?? ""),
      "asunto": .text(
        [deliverable.series, deliverable.subseries].filter { !$0.isEmpty }.joined(separator: " / ")),
      "archivos": .list(own.first.map(scope)),
      "otros_archivos": .text(
        own.count > Self.mostFiles
          ? Wording.count(own.count - Self.mostFiles, "archivo más", "archivos más") : ""),
    ])
  }

  /// The scope of one file: `nombre`, `tipo`, `tamano`, `ruta`, `sha256` and, where it can be followed, `enlace`.
  func scope(_ file: DocumentFile) -> Scope {
    let type = file.path.fileExtension.uppercased()
    return Scope([
      "nombre": .text(file.path.lastComponent),
      "tipo": .text(type.isEmpty ? "archivo" : type),
      "tamano": .text(Wording.size(file.bytes)),
      "ruta": .text(file.path.text),
      "sha256": .text(file.sha256.hex),
      "elemento": .text(file.deliverable ?? ""),
      "enlace": .text(isLinked ? Self.link(to: file.path) : ""),
    ])
  }

  /// A cell that may hold an address, the code of a deliverable shown in this document, or plain words.
  func reference(_ text: String) -> Scope.Value {
    let address = Markup.safeAddress(text) ?? anchors[text].map { "#" + Markup.percentEncoded(path: $0) }
    return .scope(Scope(["texto": .text(text), "enlace": .text(address ?? "")]))
  }

  /// The address of a file from the document, which lies in `data/`.
  static func link(to path: BundlePath) -> String {
    let encoded = Markup.percentEncoded(path: path.text)
    return path.isInside("data") ? String(encoded.dropFirst("data/".count)) : "../" + encoded
  }

  private static func anchor(_ code: String) -> String {
    "e-" + code.map { $0.isWhitespace ? "_" : String($0) }.joined()
  }

  /// The span of archival dates, the second one on a line of its own; one date stands alone.
  static func span(_ first: ArchivalDate?, _ last: ArchivalDate?) -> String {
    let texts = [first, last].compactMap { $0?.fieldText }
    return Set(texts).count == 1 ? texts[0] : texts.joined(separator: "\na ")
  }

  private static func units(of deliverable: Deliverable) -> String {
    let named = [
      ("caja", deliverable.box), ("carpeta", deliverable.folder), ("tomo", deliverable.volume),
      ("", deliverable.otherUnit),
    ]
    let text = named.filter { !$0.1.isEmpty }.map { $0.0.isEmpty ? $0.1 : "\($0.0) \($0.1)" }.joined(
      separator: ", ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension DeliverableScopes {
  /// The deliverables of one chapter's table.
  enum Group: CaseIterable {
    case archive
    case material
    case report
    case record
    case system

    /// How many are listed one by one; the CSV lists them all.
    static let mostListed = 250
    /// How many of those that are owing are listed when there are too many for all of them.
    private static let mostOwing = 100

    /// All of them, in the order of the registry.
    func members(of registry: Registry) -> [Deliverable] {
      registry.deliverables.filter { deliverable in
        switch deliverable.kind {
        case .archive, .physical, .other: self == .archive
        case .material: self == .material
        case .report: self == .report
        case .record: self == .record
        case .system: self == .system
        }
      }
    }

    /// Those with a row of their own: all, or when there are too many what is missing or under way.
    func shown(of registry: Registry) -> [Deliverable] {
      let all = members(of: registry)
      guard all.count > Self.mostListed else { return all }
      return Array(all.filter { $0.state == .missing || $0.state == .inProgress }.prefix(Self.mostOwing))
    }
  }
}

extension DocumentScope {
  /// The deliverables of a chapter that have a row of their own.
  func shown(_ group: DeliverableScopes.Group) -> [Deliverable] { group.shown(of: registry) }

  /// What a chapter says when it cannot list all that it has; empty when it can.
  func summarised(_ group: DeliverableScopes.Group) -> String {
    let (all, shown) = (group.members(of: registry).count, shown(group).count)
    guard all > shown else { return "" }
    return "Son \(Wording.count(all, "elemento", "elementos")), demasiados para listarlos aquí. "
      + (shown > 0 ? "Solo se detallan los que faltan o están en trámite (\(shown)). " : "")
      + "La lista completa está en el paquete: 05_tablas/elementos.csv."
  }
}
