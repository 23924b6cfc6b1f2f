package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme marco lista`: which phase frameworks there are.
package struct ListFrameworks: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "lista", "Mostrar los marcos de fases que hay.",
    examples: [Example("empalme marco lista", "también los propios del expediente de esta carpeta")],
    statuses: [.success, .data, .noInput])

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let entries = try ShowFrameworks.all(try expediente.around(session))
    if output.json {
      try session.console.show(json: entries.map { FrameworkJSON($0) })
      return .success
    }
    session.console.show(
      TextTable(
        [("Marco", .left), ("Norma", .left), ("Partes", .right), ("Criterios", .right), ("De dónde", .left)],
        rows: entries.map { entry in
          [
            entry.framework.id, entry.framework.norm.value, "\(entry.framework.components.count)",
            entry.framework.criteria.isEmpty ? "—" : "\(entry.framework.criteria.count)",
            entry.isOwn ? "plantillas/marcos" : "el programa",
          ]
        }))
    session.console.nextStep("vea uno", "empalme marco ver \(entries.first?.framework.id ?? "gel-1151-2008")")
    return .success
  }
}

/// `empalme marco ver`: one framework with all its values and their sources.
package struct ShowFramework: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "ver", "Mostrar un marco: sus partes, criterios, pesos, plazos y fuentes.",
    discussion: """
      Lo que no se leyó en una fuente lleva «por verificar»: revíselo con el texto oficial antes de citarlo. Donde no \
      se conocen los criterios de una norma, se dice; el programa no los inventa.
      """,
    examples: [
      Example("empalme marco ver gel-1151-2008", "las cinco fases"),
      Example("empalme marco ver gd-767-2022 --json", "para otro programa"),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @Argument(help: ArgumentHelp("Nombre del marco.", valueName: "marco"))
  var marco: String

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let entry = try ShowFrameworks.one(marco, try expediente.around(session))
    if output.json {
      try session.console.show(json: FrameworkJSON(entry, isWhole: true))
      return .success
    }
    session.console.show(FrameworkScreen(entry))
    session.console.nextStep(
      "prepare la calificación de un corte", "empalme marco llenar --marco \(entry.framework.id) --corte …")
    return .success
  }
}

extension CaseOption {
  /// The expediente that is named or around here; nil when there is none.
  fileprivate func around(_ session: Session) throws -> CaseFolder? {
    path == nil ? CaseFolder.enclosing(session.folder) : try folder(in: session)
  }
}

/// A framework for another program.
struct FrameworkJSON: Encodable {
  private let marco: String
  private let titulo: String
  private let norma: String
  private let fecha: String?
  private let propio: Bool
  private let fuentes: [String: String]?
  private let componentes: [ComponentJSON]

  init(_ entry: ShowFrameworks.Entry, isWhole: Bool = false) {
    let framework = entry.framework
    marco = framework.id
    titulo = framework.title.value
    norma = framework.norm.value
    fecha = framework.date?.value.description
    propio = entry.isOwn
    fuentes = isWhole ? framework.sources : nil
    componentes = framework.components.map { ComponentJSON($0, isWhole: isWhole) }
  }

  private struct ComponentJSON: Encodable {
    let numero: Int
    let nombre: ValueJSON
    let plazos: [String: ValueJSON]?
    let cuantos: Int
    let criterios: [CriterionJSON]?
    let sinCriterios: ValueJSON?
    let nota: ValueJSON?

    private enum CodingKeys: String, CodingKey {
      case numero, nombre, plazos, criterios, nota
      case cuantos = "cuantos_criterios"
      case sinCriterios = "sin_criterios"
    }

    init(_ component: PhaseFramework.Component, isWhole: Bool) {
      numero = component.number
      nombre = ValueJSON(component.name, component.name.value)
      plazos =
        isWhole
        ? Dictionary(
          component.due.map { ($0.key.rawValue, ValueJSON($0.value, $0.value.value.description)) }
        ) { first, _ in first } : nil
      cuantos = component.criteria.count
      criterios = isWhole ? component.criteria.map(CriterionJSON.init) : nil
      sinCriterios = component.withoutCriteria.map { ValueJSON($0, $0.value) }
      nota = isWhole ? component.note.map { ValueJSON($0, $0.value) } : nil
    }
  }

  private struct CriterionJSON: Encodable {
    let codigo: String
    let texto: ValueJSON
    let peso: ValueJSON
    let regla: ValueJSON?

    init(_ criterion: FrameworkCriterion) {
      codigo = criterion.code
      texto = ValueJSON(criterion.text, criterion.text.value)
      peso = ValueJSON(criterion.weight, "\(criterion.weight.value)")
      regla = criterion.rule.map { ValueJSON($0, $0.value) }
    }
  }

  private struct ValueJSON: Encodable {
    let valor: String
    let fuente: String
    let verificado: String

    init<Value>(_ stated: Sourced<Value>, _ text: String) {
      valor = text
      fuente = stated.source
      verificado = stated.certainty.rawValue
    }
  }
}
