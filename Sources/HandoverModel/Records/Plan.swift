/// One indicator of the action plan, with the eight columns of the plan and what was reached.
package struct PlanItem: Hashable, Sendable {
  package var code = ""
  package var area = ""
  package var action = ""
  package var benefit = ""
  package var indicator = ""
  package var goal = ""
  package var activity = ""
  package var responsible = ""
  package var resources = ""
  package var time = ""
  package var progress: FixedDecimal?
  package var reached = ""
  package var evidence = ""
  package var state: State?
  package var currentResponsible = ""
  package var computed: Computed?

  package init() {}

  /// How far an indicator is.
  package enum State: String, Choice {
    case done = "cumplido"
    case underway = "en curso"
    case late = "atrasado"
    case notStarted = "sin iniciar"
    case dropped = "descartado"
  }

  /// The three indicators of the handover row, which the tool computes from the registry.
  package enum Computed: String, Choice {
    case material = "material disponible"
    case training = "funcionarios capacitados"
    case document = "documento publicado"
  }
}

extension PlanItem: Record {
  package static let table = Table<PlanItem>(
    "plan", title: "Plan de acción", rowName: "el indicador", key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true, help: "Área y número, por ejemplo 6.1"),
      Column(\.area, "area", "Área de acción", required: true, help: "Igual en todas las filas de un área"),
      Column(\.action, "accion", "Acción", required: true),
      Column(\.benefit, "beneficios", "Beneficios para los ciudadanos"),
      Column(\.indicator, "indicador", "Indicador de gestión", required: true),
      Column(\.goal, "meta", "Meta"),
      Column(\.activity, "actividad", "Actividad"),
      Column(\.responsible, "responsables", "Responsables"),
      Column(\.resources, "recursos", "Recursos"),
      Column(\.time, "tiempos", "Tiempos"),
      Column(\.progress, "avance", "Avance (%)", help: "De 0 a 100"),
      Column(\.reached, "valor_alcanzado", "Valor alcanzado"),
      Column(\.evidence, "evidencia", "Evidencia", help: "Código del elemento, ruta o dirección"),
      Column(\.state, "estado", "Estado"),
      Column(\.currentResponsible, "responsable_actual", "Responsable actual"),
      Column(
        \.computed, "calculo", "Cálculo", help: "Indicador que la herramienta calcula; vacío en los demás"),
    ],
    rules: [.percentage("avance", { $0.progress })])
}
