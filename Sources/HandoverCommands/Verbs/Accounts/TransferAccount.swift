package import ArgumentParser
import HandoverActions
package import HandoverModel

/// The ways of passing on as they are typed.
enum TransferArgument: String, CaseIterable, ExpressibleByArgument {
  case reinicio, titular, baja

  var transfer: SystemAccount.Transfer {
    switch self {
    case .reinicio: .reset
    case .titular: .holder
    case .baja: .removal
    }
  }
}

/// `empalme cuentas transferir`: control of an account has passed on.
package struct TransferAccount: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "transferir", "Registrar que una cuenta ya pasó: cómo, cuándo y con qué prueba.",
    discussion: """
      La prueba es el código de un elemento catalogado (el oficio, la constancia) o unas palabras que permitan \
      encontrarla. Nunca la clave: un texto que parezca una clave se rechaza.
      """,
    examples: [
      Example(
        "empalme cuentas transferir S-10 --fecha 2011-12-28 --prueba 'Oficio 044 de 2011'",
        "con el método que tenía"),
      Example(
        "empalme cuentas transferir S-01 --metodo reinicio --fecha 2/1/2012 --prueba E-052", "con otro método"
      ),
    ],
    statuses: [.success, .usage, .data, .noInput])

  @Argument(help: ArgumentHelp("Código del sistema o cuenta.", valueName: "código"))
  var codigo: String

  @Option(help: ArgumentHelp("Cómo pasó; si se omite, como estaba previsto.", valueName: "método"))
  var metodo: TransferArgument?

  @Option(help: ArgumentHelp("Día en que pasó, aaaa-mm-dd o dd/mm/aaaa.", valueName: "fecha"))
  var fecha: DayArgument

  @Option(help: ArgumentHelp("Elemento o palabras que lo prueban.", valueName: "prueba"))
  var prueba: String

  @OptionGroup var expediente: CaseOption
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func validate() throws {
    if prueba.allSatisfy(\.isWhitespace) { throw ValidationError("la prueba no puede estar vacía") }
  }

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let account = try RecordTransfer(folder, session.surroundings()).run(
      codigo, method: metodo?.transfer, on: fecha.date, proof: prueba)
    if output.json {
      try session.console.show(json: RowJSON(account))
      return .success
    }
    session.console.show(
      Paragraph(
        "\(account.code), «\(account.name)»: \(account.transfer?.rawValue ?? ""), \(fecha.date.inWords). "
          + "Prueba: \(account.proof).", .good))
    session.nextStep("vea las que faltan", "empalme cuentas", for: folder)
    return .success
  }
}
