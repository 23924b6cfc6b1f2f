import HandoverModel

/// Everything that the template of the acta de recibo can name.
struct ActaScope {
  let input: ReceptionActa.Input
  let ledger: ReceptionLedger
  let items: [ByteText: ReceptionItem]

  init(_ input: ReceptionActa.Input) {
    self.input = input
    ledger = ReceptionLedger(input.file)
    items = Dictionary(input.file.items.map { (ByteText($0.code), $0) }) { first, _ in first }
  }

  var file: ReceptionFile { input.file }
  var signature: ReceptionSignature? { file.signature }
  var progress: ReceptionProgress { ReceptionProgress(file.items, ledger) }

  func scope(_ page: PageParts) -> Scope {
    let isDraft = signature == nil
    let title = "Acta de recibo" + (progress.pending > 0 ? " parcial" : "") + (isDraft ? ", borrador" : "")
    let entity = file.bundle.entity.isEmpty ? "Entidad sin registrar" : file.bundle.entity
    return Scope([
      "titulo": .text(title), "hoja_de_estilo": page.styleElement, "politica": .text(page.policy),
      "ficha": .scope(
        Scope(["nombre": .text(entity), "nit": .text(""), "lugar": .text(""), "periodo": .text("")])),
      "es_borrador": .flag(isDraft), "archivo": .text(input.fileName), "nota": .text(signature?.note ?? ""),
      "huella": .text(isDraft ? "" : input.fingerprint.hex),
      "huella_renglones": .list(input.fingerprint.lines),
      "archivo_citado": .text(Self.quoted(input.fileName)),
    ]).adding(parties).adding(bundle).adding(counts).adding(exceptions).adding(commitments)
      .adding(physical).adding(earlier)
  }

  private var parties: [String: Scope.Value] {
    let witnesses = signature?.witnesses ?? []
    let signing =
      [("Recibe", signature?.receiver ?? Signatory()), ("Entrega", signature?.deliverer ?? Signatory())]
      + (witnesses.isEmpty
        ? [("Testigo", Signatory()), ("Testigo", Signatory())] : witnesses.map { ("Testigo", $0) })
    return [
      "lugar": .text(signature?.place ?? ""), "fecha": .words(signature?.date),
      "recibe": .scope(Self.person(signature?.receiver ?? Signatory())),
      "entrega": .scope(Self.person(signature?.deliverer ?? Signatory())),
      "testigos": .list(witnesses.map(Self.person)),
      "firmas": .list(signing.map { Self.person($0.1).adding(["papel": .text($0.0)]) }),
    ]
  }

  private static func person(_ person: Signatory) -> Scope {
    Scope(["nombre": .text(person.name), "cargo": .text(person.post)])
  }

  private var bundle: [String: Scope.Value] {
    let (bundle, check) = (file.bundle, file.check)
    let day = (try? CalendarDate(fieldText: bundle.date))?.inWords
    let found = [
      check.defects > 0 ? Wording.count(check.defects, "defecto", "defectos") : nil,
      check.warnings > 0 ? Wording.count(check.warnings, "advertencia", "advertencias") : nil,
    ].compactMap(\.self)
    return [
      "paquete": .scope(
        Scope([
          "nombre": .text(bundle.name), "entidad": .text(bundle.entity),
          "version": .text(bundle.version.map { "\($0)" } ?? ""),
          "edicion": .text(bundle.edition?.title ?? ""), "fecha": .text(day ?? bundle.date),
        ])),
      "veredicto": StateMark(check.verdict).scope, "comparado": StateMark(check.match).scope,
      "cuenta_hallazgos": .text(
        found.isEmpty ? "sin defectos ni advertencias" : Wording.list(found)),
      "codigo": .text(Self.grouped(check.code)), "verificado": .text(check.moment.inWords),
      "programa": .text(check.program), "zip": .text(input.zipName),
      "hay_sello": .flag(bundle.sello != nil),
      "sello": .scope(
        Scope([
          "corto": .text(bundle.sello?.short ?? ""), "renglones": .list((bundle.sello ?? .none).lines),
          "qr": .markup(bundle.sello?.sealCode("del paquete recibido") ?? ""),
        ])),
    ]
  }

  /// A code as it is printed, in groups of four.
  private static func grouped(_ code: String) -> String {
    let digits = Array(code.uppercased())
    return stride(from: 0, to: digits.count, by: 4)
      .map { String(digits[$0..<min($0 + 4, digits.count)]) }.joined(separator: "-")
  }

  /// A file's name as a command line takes it.
  private static func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "._-".utf8.contains(byte)
    }
    return isPlain ? name : "\"\(name)\""
  }
}

extension StateMark {
  init(_ verdict: Verdict) {
    switch verdict {
    case .intact: self.init("íntegro", "✓", .good)
    case .remarks: self.init("íntegro, con advertencias", "◐", .underway)
    case .altered: self.init("alterado", "✗", .bad)
    }
  }

  init(_ match: SelloMatch) {
    switch match {
    case .equal: self.init("coincide con el del paquete", "✓", .good)
    case .different: self.init("no es el del paquete", "✗", .bad)
    case .notCompared: self.init("no se comparó", "·", .neutral)
    }
  }

  init(_ integrity: ReceptionItem.Integrity) {
    switch integrity {
    case .intact: self.init(integrity.rawValue, "✓", .good)
    case .withoutFiles: self.init(integrity.rawValue, "–", .neutral)
    case .altered, .absent: self.init(integrity.rawValue, "✗", .bad)
    case .withProblems, .unchecked, .undeclared: self.init(integrity.rawValue, "◐", .underway)
    }
  }

  /// What holds about an item, «por revisar» while nobody has decided.
  init(_ standing: ReceptionStanding) {
    if let state = standing.state {
      self.init(state)
    } else {
      self.init(ReceptionStanding.pendingName, "·", .neutral)
    }
  }
}
