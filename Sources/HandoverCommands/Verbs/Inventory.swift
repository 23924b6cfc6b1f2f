package import ArgumentParser
import Foundation
import HandoverActions
package import HandoverModel

/// The forms of the inventory as they are typed.
enum FormArgument: String, CaseIterable, ExpressibleByArgument {
  case form042 = "042"
  case form001 = "001"

  var kind: InventoryForm.Kind { self == .form042 ? .of2002 : .of2024 }
}

/// The purposes of an inventory as they are typed.
enum PurposeArgument: String, CaseIterable, ExpressibleByArgument {
  case individual, primaria, secundaria, fondos, fusion, eliminacion

  var purpose: InventoryPurpose {
    switch self {
    case .individual: .individual
    case .primaria: .primary
    case .secundaria: .secondary
    case .fondos: .accumulated
    case .fusion: .merger
    case .eliminacion: .elimination
    }
  }
}

/// The supports as they are typed.
enum SupportArgument: String, CaseIterable, ExpressibleByArgument {
  case fisico, electronico

  var support: Deliverable.Support { self == .fisico ? .paper : .electronic }
}

/// `empalme inventario`: the Formato Único de Inventario Documental of each office.
package struct Inventory: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "inventario", "Escribir el Formato Único de Inventario Documental (FUID) de cada oficina productora.",
    discussion: """
      Sale de la tabla elementos y de los archivos: cada oficina productora (responsable de la producción) tiene su \
      página para imprimir y firmar y su hoja en el libro de Excel; el CSV trae todas las filas. Los tamaños y las \
      cantidades de lo electrónico se toman de los archivos mismos. Se relaciona lo que está «entregado»; lo faltante \
      y lo que está en trámite se nombra al pie.

      Las formas son 042 (Acuerdo 042 de 2002 del Archivo General de la Nación) y 001 (Acuerdo 001 de 2024, Anexo 3). \
      Los objetos son: individual (entrega por vinculación, traslado o retiro), primaria y secundaria \
      (transferencias), fondos (fondos acumulados), fusion y, solo en la forma 001, eliminacion.

      Si alguien cambió uno de estos archivos, no se reemplaza. Para traer al registro un inventario que ya existe, \
      use «empalme importar».
      """,
    examples: [
      Example("empalme inventario", "en la carpeta inventarios del expediente"),
      Example(
        "empalme inventario --forma 042 --solo fisico --pdf", "solo lo que está en papel, también en PDF"),
      Example(
        "empalme inventario --oficina Hacienda --objeto primaria --transferencia 3", "una transferencia"),
    ],
    statuses: [.success, .usage, .data, .noInput, .cannotCreate, .inputOutput])

  @OptionGroup var expediente: CaseArgument

  @Option(
    help: ArgumentHelp(
      "Forma del inventario; si se omite, la que regía en la fecha de entrega de la ficha.",
      valueName: "forma"))
  var forma: FormArgument?

  @Option(help: ArgumentHelp("Para qué se hace.", valueName: "objeto"))
  var objeto: PurposeArgument = .individual

  @Option(help: ArgumentHelp("Solo esta oficina productora, o una parte de su nombre.", valueName: "oficina"))
  var oficina: String?

  @Option(
    name: .customLong("unidad-administrativa"),
    help: ArgumentHelp("Dependencia mayor de la que hacen parte las oficinas.", valueName: "nombre"))
  var unidad = ""

  @Option(help: ArgumentHelp("Solo lo que está en este soporte.", valueName: "soporte"))
  var solo: SupportArgument?

  @Option(help: ArgumentHelp("Número de la transferencia.", valueName: "número"))
  var transferencia = ""

  @Option(
    name: .customLong("fecha-entrada"),
    help: ArgumentHelp("Fecha del registro de entrada de la transferencia.", valueName: "fecha"))
  var fechaEntrada: DayArgument?

  @Flag(help: "Solo lo que es público, para publicarlo.")
  var publico = false

  @OptionGroup var place: OutputPlace
  @OptionGroup var pages: PrintingOptions
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  /// Boxes that belong to transfers are refused for anything else, as the filling rules of the form ask.
  package func validate() throws {
    if !objeto.purpose.isTransfer, !transferencia.isEmpty || fechaEntrada != nil {
      throw ValidationError(
        "el registro de entrada solo se diligencia en las transferencias: --objeto primaria o secundaria")
    }
    if let forma, !objeto.purpose.isKnown(to: forma.kind) {
      throw ValidationError("el objeto eliminacion solo existe en la forma 001")
    }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let form = try forma?.kind ?? WriteInventory.usualForm(of: folder, on: place.date(in: session))
    guard objeto.purpose.isKnown(to: form) else { throw InventoryError.unknownPurpose }
    let heading = InventoryHeading(
      form: form, purpose: objeto.purpose, administrativeUnit: unidad, transfer: transferencia,
      enteredOn: fechaEntrada?.date)
    let outcome = try await WriteInventory(
      folder,
      .init(
        heading: heading, office: oficina, support: solo?.support, isPublic: publico,
        date: place.date(in: session), target: place.target(in: session)),
      printing: try pages.printing(in: session)
    ).run()
    if output.json {
      try session.console.show(json: InventoryJSON(form, outcome))
      return .success
    }
    session.console.show(InventoryScreen(form, outcome) { session.shown($0) })
    session.console.nextStep("imprima cada página, revísela contra las cajas y los archivos, y fírmela")
    return .success
  }
}

/// What was written, for the screen.
struct InventoryScreen: Block {
  private let form: InventoryForm
  private let outcome: WriteInventory.Outcome
  private let shown: (URL) -> String

  init(_ form: InventoryForm.Kind, _ outcome: WriteInventory.Outcome, shown: @escaping (URL) -> String) {
    self.form = InventoryForm.of(form)
    self.outcome = outcome
    self.shown = shown
  }

  func text(in style: Style) -> String {
    let head =
      "Se escribió el inventario de \(counted(outcome.inventories.count, "oficina", "oficinas")) en "
      + "\(shown(outcome.folder)), según el \(form.norm)."
    let table = TextTable(
      [
        ("Oficina productora", .left), ("Unidades", .right), ("Folios", .right), ("Archivos", .right),
        ("Sin entregar", .right),
      ],
      rows: outcome.inventories.map { inventory in
        [
          inventory.office.isEmpty ? "—" : inventory.office, inventory.units.count.grouped(by: "."),
          inventory.units.reduce(0) { $0 + ($1.element.sheets ?? 0) }.grouped(by: "."),
          inventory.units.reduce(0) { $0 + ($1.holding?.files ?? 0) }.grouped(by: "."),
          inventory.open.count.grouped(by: "."),
        ]
      })
    let files = Facts(outcome.files.map { ($0.title, $0.url.lastPathComponent) })
    return [Paragraph(head, .good).text(in: style), table.text(in: style), files.text(in: style)]
      .joined(separator: "\n\n")
  }
}

/// What was written, for another program.
struct InventoryJSON: Encodable {
  private let forma: String
  private let carpeta: String
  private let oficinas: [OfficeJSON]
  private let archivos: [String]

  private struct OfficeJSON: Encodable {
    let oficina: String
    let unidades: Int
    let pendientes: Int
  }

  init(_ form: InventoryForm.Kind, _ outcome: WriteInventory.Outcome) {
    forma = form.rawValue
    carpeta = outcome.folder.path(percentEncoded: false)
    oficinas = outcome.inventories.map {
      OfficeJSON(oficina: $0.office, unidades: $0.units.count, pendientes: $0.open.count)
    }
    archivos = outcome.files.map { $0.url.path(percentEncoded: false) }
  }
}
