extension ReceptionFile: ReceptionPart {
  static let rule = "C-01"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.format()
    try keys.part("paquete", &bundle)
    try keys.part("verificacion", &check)
    try keys.part("anterior", &earlier)
    try keys.parts("aclaraciones", &clarifications, each: "aclaración")
    try keys.parts("items", &items, each: "item")
    try keys.parts("retirados", &withdrawn, each: "retirado")
    try keys.parts("decisiones", &decisions, each: "decisión")
    try keys.part("firma", &signature, at: "firma")
  }
}

extension ReceivedBundle: ReceptionPart {
  static let rule = "C-02"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.text("nombre", &name)
    try keys.text("serie", &series)
    try keys.number("version", &version, from: 1)
    try keys.word("edicion", &edition)
    try keys.text("fecha", &date)
    try keys.text("entidad", &entity)
    try keys.digest("sello", &sello)
  }
}

extension ReceivedCheck: ReceptionPart {
  static let rule = "C-02"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.word("veredicto", &verdict)
    try keys.word("sello_esperado", &match)
    try keys.text("codigo", &code)
    try keys.number("defectos", &defects)
    try keys.number("advertencias", &warnings)
    try keys.moment("momento", &moment)
    try keys.text("programa", &program)
  }
}

extension EarlierReception: ReceptionPart {
  static let rule = "C-02"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.text("nombre", &name)
    try keys.number("version", &version)
    try keys.digest("sello", &sello)
    try keys.day("fecha", &date)
    try keys.digest("huella", &fingerprint)
    try keys.number("ultima_observacion", &lastObservation)
  }
}

extension ReceptionClarification: ReceptionPart {
  static let rule = "C-02"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.number("numero", &number)
    try keys.number("version", &version)
    try keys.day("fecha", &date)
    try keys.codes("elementos", &elements)
    try keys.text("texto", &text)
    try keys.day("plazo", &due)
    try keys.text("respuesta", &answer)
    try keys.day("fecha_respuesta", &answeredOn)
    try keys.word("estado", &state)
    try keys.number("version_respuesta", &answeringVersion)
  }
}

extension WithdrawnItem: ReceptionPart {
  static let rule = "C-16"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.code("codigo", &code)
    try keys.code("titulo", &title)
    try keys.word("estado", &state)
  }
}

// MARK: Items

extension ReceptionItem: ReceptionPart {
  static let rule = "C-12"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.code("codigo", &code)
    try keys.word("clase", &kind)
    // The name of a file is what it is, spaces included.
    if kind == .file { try keys.code("titulo", &title) } else { try keys.text("titulo", &title) }
    try keys.text("seccion", &section)
    try keys.text("serie", &series)
    try keys.text("subserie", &subseries)
    try keys.text("soporte", &support)
    try keys.word("declarado", &declared)
    try keys.text("motivo", &reason)
    try keys.text("ubicacion", &location)
    try keys.part("unidades", &units)
    try keys.number("archivos", &files)
    try keys.number("bytes", &bytes)
    try keys.word("integridad", &integrity)
    try keys.codes("problemas", &problems)
    try keys.digest("huella", &fingerprint)
    try keys.word("cambio", &change)
    try keys.part("heredada", &inherited)
  }
}

extension InventoriedUnits: ReceptionPart {
  static let rule = "C-13"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.text("caja", &box)
    try keys.text("carpeta", &folder)
    try keys.text("tomo", &volume)
    try keys.text("otro", &other)
    try keys.number("folios", &sheets)
  }
}

extension InheritedDecision: ReceptionPart {
  static let rule = "C-16"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.number("version", &version)
    try keys.word("estado", &state)
    try keys.text("nombre", &name)
    try keys.text("cargo", &post)
    try keys.moment("momento", &moment)
    try keys.text("observacion", &observation)
    try keys.number("plazo_dias", &term, from: 1, to: ReceptionDecision.longestTerm)
    try keys.text("responsable", &mender)
    try keys.part("contado", &counted)
  }
}

// MARK: Decisions

extension ReceptionDecision: ReceptionPart {
  static let rule = "C-20"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.number("numero", &number, from: 1)
    try keys.moment("momento", &moment)
    try keys.word("accion", &action)
    try keys.number("deshace", &undone)
    try keys.codes("items", &items)
    try keys.word("estado", &state)
    try keys.text("nombre", &name)
    try keys.text("cargo", &post)
    try keys.text("observacion", &observation)
    try keys.number("plazo_dias", &term, from: 1, to: ReceptionDecision.longestTerm)
    try keys.text("responsable", &mender)
    try keys.part("contado", &counted)
  }
}

extension CountedUnits: ReceptionPart {
  static let rule = "C-20"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.number("cajas", &boxes)
    try keys.number("carpetas", &folders)
    try keys.number("tomos", &volumes)
    try keys.number("folios", &sheets)
  }
}

// MARK: Signature

extension ReceptionSignature: ReceptionPart {
  static let rule = "C-30"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.day("fecha", &date)
    try keys.text("lugar", &place)
    try keys.part("recibe", &receiver)
    try keys.part("entrega", &deliverer)
    try keys.parts("testigos", &witnesses, each: "testigo")
    try keys.text("nota", &note)
    try keys.parts("observaciones", &observations, each: "observación")
  }
}

extension Signatory: ReceptionPart {
  static let rule = "C-30"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.text("nombre", &name)
    try keys.text("cargo", &post)
  }
}

extension ReceptionObservation: ReceptionPart {
  static let rule = "C-32"

  mutating func exchange(_ keys: inout ReceptionKeys) throws(ReceptionViolation) {
    try keys.number("numero", &number, from: 1)
    try keys.codes("items", &items)
    try keys.text("texto", &text)
    try keys.number("plazo_dias", &term, from: 1, to: ReceptionDecision.longestTerm)
    try keys.day("plazo", &due)
    try keys.text("responsable", &mender)
  }
}
