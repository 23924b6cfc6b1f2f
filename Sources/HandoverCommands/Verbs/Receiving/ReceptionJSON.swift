import HandoverActions
import HandoverModel

/// How a reception stands, for other programs.
struct ReceptionJSON: Encodable {
  let archivo: String
  let huella: String
  let paquete: String
  let version: Int?
  let sello: String?
  let veredicto: String
  let firmada: String?
  let avance: Progress
  let secciones: [Section]
  let items: [Item]

  struct Progress: Encodable {
    let total: Int
    let revisados: Int
    let recibidos: Int
    let conObservaciones: Int
    let faltantes: Int
    let noAplican: Int
    let porRevisar: Int
    let frase: String

    private enum CodingKeys: String, CodingKey {
      case total, revisados, recibidos, faltantes, frase
      case conObservaciones = "con_observaciones"
      case noAplican = "no_aplican"
      case porRevisar = "por_revisar"
    }

    init(_ progress: ReceptionProgress) {
      total = progress.total
      revisados = progress.reviewed
      recibidos = progress.count(.received)
      conObservaciones = progress.count(.withRemarks)
      faltantes = progress.count(.missing)
      noAplican = progress.count(.notApplicable)
      porRevisar = progress.pending
      frase = progress.sentence
    }
  }

  struct Section: Encodable {
    let seccion: String
    let avance: Progress
  }

  struct Item: Encodable {
    let codigo: String
    let titulo: String
    let seccion: String
    let serie: String
    let integridad: String
    let problemas: [String]
    let cambio: String
    let estado: String
    let heredada: Bool
    let observacion: String

    init(_ item: ReceptionItem, _ standing: ReceptionStanding) {
      codigo = item.code
      titulo = item.title
      seccion = item.section
      serie = item.series
      integridad = item.integrity.rawValue
      problemas = item.problems
      cambio = item.change?.rawValue ?? ""
      estado = standing.stateName
      if case .inherited = standing { heredada = true } else { heredada = false }
      observacion = standing.observation
    }
  }

  /// All items, exceptions first.
  init(_ reception: StoredReception, where isListed: (ReceptionStanding) -> Bool = { _ in true }) {
    let file = reception.file
    let ledger = ReceptionLedger(file)
    archivo = reception.path
    huella = reception.fingerprint.hex
    paquete = file.bundle.name
    version = file.bundle.version
    sello = file.bundle.sello?.hex
    veredicto = file.check.verdict.rawValue
    firmada = file.signature?.date.description
    avance = Progress(ReceptionProgress(file.items, ledger))
    secciones = file.progressBySection(ledger)
      .map { Section(seccion: $0.section, avance: Progress($0.progress)) }
    items = file.exceptionsFirst(ledger).map { ($0, ledger.standing(of: $0)) }
      .filter { isListed($0.1) }.map(Item.init)
  }
}
