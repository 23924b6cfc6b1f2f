package import HandoverModel
import HandoverPages
import HandoverStore

/// How far each phase is, what changed since the cut-off date before and what is left (marco avance).
package struct TellProgress: Sendable {
  /// The phases in order, with nothing after the cut-off date that is asked for.
  package let phases: [PhaseProgress]
  /// The framework of the ficha; nil when it names none or one that there is not.
  package let framework: PhaseFramework?
  /// All cut-off dates that are told, in order.
  package let cutoffs: [CalendarDate]

  /// Reads the registry; nil stands for the last cut-off date.
  package init(of folder: CaseFolder, until cutoff: CalendarDate? = nil) throws {
    let store = try Store.open(
      at: folder.registryPath, for: .reading, reading: [CaseFile.self, Phase.self, Criterion.self])
    let registry = try store.registry(of: [CaseFile.self, Phase.self, Criterion.self])
    let all = PhaseProgress.all(of: registry)
    let known = Set(all.flatMap { $0.points.map(\.cutoff) }).sorted()
    if let cutoff, !known.contains(cutoff) { throw PhaseError.unknownCutoff(cutoff, known: known) }
    phases = cutoff.map { day in all.map { $0.until(day) } } ?? all
    cutoffs = cutoff.map { day in known.filter { $0 <= day } } ?? known
    framework = try folder.framework(of: registry)
  }

  /// The criterion of the framework that a row answers; nil when the framework has none of that code.
  package func asked(_ criterion: Criterion) -> FrameworkCriterion? {
    guard let framework, framework.id == criterion.framework else { return nil }
    return framework.component(criterion.phase)?.criteria.first { $0.code == criterion.code }
  }

  /// One row per phase and cut-off date, with a header.
  package var table: [[String]] {
    let header = [
      "marco", "fase", "nombre", "plazo", "corte", "puntaje_otorgado", "puntaje_aplicable", "porcentaje",
      "nivel",
      "criterios_abiertos", "sin_responder",
    ]
    return [header]
      + phases.flatMap { progress in
        progress.points.map { point in
          [
            progress.phase.framework, "\(progress.phase.number)", progress.phase.name,
            progress.phase.due?.description ?? "", point.cutoff.description, point.awarded.fieldText,
            point.applicable.fieldText, point.percent?.fieldText ?? "", point.band?.rawValue ?? "",
            "\(point.open.count)", "\(point.unanswered.count)",
          ]
        }
      }
  }
}

extension TellProgress: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for progress in phases { try list.encode(PhaseJSON(progress, self)) }
  }

  private struct PhaseJSON: Encodable {
    let marco: String
    let fase: Int
    let nombre: String
    let plazo: String?
    let fuentePlazo: String
    let cortes: [PointJSON]
    let cambio: String?
    let cambios: [ChangeJSON]
    let falta: [LeftJSON]

    private enum CodingKeys: String, CodingKey {
      case marco, fase, nombre, plazo, cortes, cambio, cambios, falta
      case fuentePlazo = "fuente_plazo"
    }

    init(_ progress: PhaseProgress, _ told: TellProgress) {
      marco = progress.phase.framework
      fase = progress.phase.number
      nombre = progress.phase.name
      plazo = progress.phase.due?.description
      fuentePlazo = progress.phase.source
      cortes = progress.points.map(PointJSON.init)
      cambio = progress.gain?.fieldText
      cambios = progress.changes.map(ChangeJSON.init)
      falta = (progress.latest?.open ?? []).map { LeftJSON($0, told.asked($0)) }
    }
  }

  private struct PointJSON: Encodable {
    let corte: String
    let otorgado: String
    let aplicable: String
    let porcentaje: String?
    let nivel: String?
    let abiertos: Int
    let sinResponder: Int

    private enum CodingKeys: String, CodingKey {
      case corte, otorgado, aplicable, porcentaje, nivel, abiertos
      case sinResponder = "sin_responder"
    }

    init(_ point: PhaseProgress.Point) {
      corte = point.cutoff.description
      otorgado = point.awarded.fieldText
      aplicable = point.applicable.fieldText
      porcentaje = point.percent?.fieldText
      nivel = point.band?.rawValue
      abiertos = point.open.count
      sinResponder = point.unanswered.count
    }
  }

  private struct ChangeJSON: Encodable {
    let codigo: String
    let criterio: String
    let cambio: String
    let antes: String?
    let ahora: String?

    init(_ change: CriterionChange) {
      codigo = change.criterion.code
      criterio = change.criterion.text
      cambio = change.kind.rawValue
      antes = change.before?.awarded.fieldText
      ahora = change.after?.awarded.fieldText
    }
  }

  private struct LeftJSON: Encodable {
    let codigo: String
    let criterio: String
    let peso: String
    let puntaje: String
    let regla: String?
    let verificado: String?
    let pendiente: String
    let responsable: String

    init(_ criterion: Criterion, _ asked: FrameworkCriterion?) {
      codigo = criterion.code
      criterio = criterion.text
      peso = criterion.weight.fieldText
      puntaje = criterion.awarded.fieldText
      regla = asked?.rule?.value
      verificado = asked?.certainty.rawValue
      pendiente = criterion.pending
      responsable = criterion.responsible
    }
  }
}
