/// The rules of the reception format that a file alone can break, each with the words for it.
package enum ReceptionRules {
  /// Everything that is wrong with a file, in the order of the file.
  package static func violations(of file: ReceptionFile) -> [ReceptionViolation] {
    header(file) + items(file) + decisions(file) + signature(file)
  }

  /// What stands before the items.
  private static func header(_ file: ReceptionFile) -> [ReceptionViolation] {
    var found: [ReceptionViolation] = []
    func add(_ place: String, _ problem: String) { found.append(ReceptionViolation("C-02", place, problem)) }
    let (bundle, check) = (file.bundle, file.check)
    if bundle.name.isEmpty { add("«paquete», «nombre»", "está vacío") }
    if check.program.isEmpty { add("«verificacion», «programa»", "está vacío") }
    let isCode =
      [16, 64].contains(check.code.utf8.count)
      && check.code.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if !check.code.isEmpty, !isCode {
      add("«verificacion», «codigo»", "no son 16 ni 64 dígitos hexadecimales en minúscula")
    } else if check.match != match(bundle.sello, check.code) {
      add("«verificacion», «sello_esperado»", "no corresponde al sello y al código")
    }
    let verdict: Verdict = check.defects > 0 ? .altered : check.warnings > 0 ? .remarks : .intact
    if check.verdict != verdict {
      add("«verificacion», «veredicto»", "no corresponde a los defectos y las advertencias")
    }
    if let earlier = file.earlier, earlier.name.isEmpty { add("«anterior», «nombre»", "está vacío") }
    let numbers = file.clarifications.map(\.number)
    if numbers != numbers.sorted() { add("«aclaraciones»", "no están en orden de número") }
    return found
  }

  private static func match(_ sello: Digest?, _ code: String) -> SelloMatch {
    if code.isEmpty { return .notCompared }
    return sello?.hex.hasPrefix(code) ?? false ? .equal : .different
  }

  // MARK: Signature

  private static func signature(_ file: ReceptionFile) -> [ReceptionViolation] {
    guard let signature = file.signature else { return [] }
    var found: [ReceptionViolation] = []
    for (value, name) in [
      (signature.place, "lugar"), (signature.receiver.name, "nombre de quien recibe"),
      (signature.deliverer.name, "nombre de quien entrega"),
    ] where value.isEmpty {
      found.append(ReceptionViolation("C-30", "firma", "falta el \(name)"))
    }
    if signature.witnesses.contains(where: \.name.isEmpty) {
      found.append(ReceptionViolation("C-30", "firma", "un testigo no tiene nombre"))
    }
    let expected = file.observations(signedOn: signature.date)
    guard signature.observations.count == expected.count else {
      let problem = "debe tener \(expected.count) observaciones y tiene \(signature.observations.count)"
      return found + [ReceptionViolation("C-32", "firma", problem)]
    }
    for (observation, right) in zip(signature.observations, expected) where observation != right {
      var dated = observation
      dated.due = right.due
      let isDay = dated == right
      found.append(
        ReceptionViolation(
          isDay ? "C-33" : "C-32", "observación \(right.number)",
          isDay ? "el plazo debe ser \(right.due)" : "no corresponde a lo que se decidió"))
    }
    return found
  }
}
