/// A phase of the framework that the municipality follows.
package struct Phase: Hashable, Sendable {
  package var framework = ""
  package var number = 0
  package var name = ""
  package var due: CalendarDate?
  package var description = ""
  package var source = ""

  package init() {}
}

extension Phase: Record {
  package static let table = Table<Phase>(
    "fases", title: "Fases", rowName: "la fase", key: ["marco", "fase"],
    columns: [
      Column(\.framework, "marco", "Marco de fases", required: true, help: "Por ejemplo gel-1151-2008"),
      Column(\.number, "fase", "Fase", required: true, help: "Número de la fase"),
      Column(\.name, "nombre", "Nombre", required: true),
      Column(\.due, "plazo", "Plazo"),
      Column(\.description, "descripcion", "Descripción", kind: .longText),
      Column(\.source, "fuente", "Fuente del plazo"),
    ],
    rules: [.atLeast(0, "fase", { FixedDecimal($0.number) })])
}

/// The answer to one criterion of a phase on one cut-off date.
package struct Criterion: Hashable, Sendable {
  package var framework = ""
  package var phase = 0
  package var cutoff: CalendarDate?
  package var code = ""
  package var text = ""
  package var weight: FixedDecimal = FixedDecimal(1)
  package var answer: Answer?
  package var points: FixedDecimal?
  package var evidence = ""
  package var observation = ""
  package var responsible = ""
  package var pending = ""

  package init() {}

  /// The three answers of the national scoring sheet.
  package enum Answer: String, Choice {
    case yes = "S"
    case no = "N"
    case notApplicable = "NA"
  }
}

extension Criterion: Record {
  package static let table = Table<Criterion>(
    "criterios", title: "Criterios por fase", rowName: "el criterio",
    key: ["marco", "fase", "corte", "codigo"],
    columns: [
      Column(\.framework, "marco", "Marco de fases", required: true),
      Column(\.phase, "fase", "Fase", required: true),
      Column(\.cutoff, "corte", "Fecha de corte", required: true),
      Column(\.code, "codigo", "Código", required: true, help: "Por ejemplo I-03"),
      Column(\.text, "criterio", "Criterio", required: true),
      Column(\.weight, "peso", "Peso"),
      Column(\.answer, "respuesta", "Respuesta", help: "S cumple, N no cumple, NA no aplica"),
      Column(
        \.points, "puntaje", "Puntaje otorgado", help: "De 0 al peso; vacío si se deduce de la respuesta"),
      Column(\.evidence, "evidencia", "Evidencia"),
      Column(\.observation, "observacion", "Observación", kind: .longText),
      Column(\.responsible, "responsable", "Responsable"),
      Column(\.pending, "pendiente", "Pendiente", kind: .longText),
    ],
    rules: [
      .atLeast(0, "peso", { $0.weight }),
      .upTo({ row, _ in row.weight }, "puntaje", { $0.points }),
    ])
}
