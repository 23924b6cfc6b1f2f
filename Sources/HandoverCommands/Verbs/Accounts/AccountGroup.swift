package import ArgumentParser
import HandoverActions
package import HandoverModel

/// `empalme cuentas`: the systems and accounts whose control passes on.
package struct AccountGroup: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "cuentas",
    abstract: "Los sistemas y cuentas que pasan a la nueva administración: qué vence, qué falta transferir.",
    discussion: """
      Ninguna clave se guarda ni se entrega: el control pasa con el reinicio de la clave ante el proveedor o con el \
      cambio de titular, y queda la fecha y la prueba. Sin más palabras muestra la lista, primero lo que vence antes.

      EJEMPLOS
        # qué vence y qué está en riesgo
        empalme cuentas
        # el antivirus ya cambió de titular
        empalme cuentas transferir S-11 --fecha 2011-12-19 --prueba E-052
        # el formato para pedir el cambio de administradores del sitio
        empalme cuentas solicitud --usuario 'Ana Ruiz;Técnica de sistemas;;administrador'
      """,
    subcommands: [AccountList.self, TransferAccount.self, RequestAccess.self],
    defaultSubcommand: AccountList.self)

  package init() {}
}

/// `empalme cuentas lista`: what ends when, and what is at risk.
package struct AccountList: HandoverCommand {
  package static let configuration = CommandConfiguration.verb(
    "lista", "Mostrar los sistemas y cuentas, primero lo que vence antes, con lo que los pone en riesgo.",
    examples: [
      Example("empalme cuentas lista", "el expediente de la carpeta actual"),
      Example("empalme cuentas lista mi-empalme --json", "para otro programa"),
    ],
    statuses: [.success, .noInput])

  @OptionGroup var expediente: CaseArgument
  /// How the user wants the result told: JSON, colours, progress, silence.
  @OptionGroup(title: OutputOptions.title) package var output: OutputOptions

  package init() {}

  package func run(in session: Session) async throws -> ExitStatus {
    let folder = try expediente.folder(in: session)
    let all = try ListAccounts.run(folder)
    if output.json {
      try session.console.show(json: all.map(AccountJSON.init))
      return .success
    }
    guard !all.isEmpty else {
      session.console.tell("No hay sistemas ni cuentas registrados.")
      session.nextStep(
        "llene la tabla sistemas", "empalme exportar --plantillas --tabla sistemas", for: folder)
      return .success
    }
    session.console.show(AccountScreen(all))
    let atRisk = all.count { !$0.reasons.isEmpty }
    session.console.tell(
      atRisk == 0
        ? "Ninguna cuenta está en riesgo."
        : "\(counted(atRisk, "cuenta en riesgo", "cuentas en riesgo")) de \(all.count).")
    session.nextStep(
      "registre cada transferencia", "empalme cuentas transferir CÓDIGO --fecha … --prueba …", for: folder)
    return .success
  }
}

/// Accounts with what endangers them, for the screen.
struct AccountScreen: Block {
  private let risks: [AccountRisk]

  init(_ risks: [AccountRisk]) { self.risks = risks }

  func text(in style: Style) -> String {
    risks.map { risk in
      let account = risk.account
      let mark = risk.reasons.isEmpty ? style.paint("✓", .good) : style.paint("!", .doubtful)
      let facts = [
        account.expires.map { "vence \($0)" } ?? "no vence", account.transfer?.rawValue ?? "",
        account.transferredOn.map { "transferida \($0)" } ?? "",
      ].filter { !$0.isEmpty }.joined(separator: " · ")
      let head =
        "\(mark) \(account.code.padded(to: 5)) "
        + account.name.wrapped(to: style.width, indent: 8) + "\n        "
        + style.paint(facts.wrapped(to: style.width, indent: 8), .faint)
      guard !risk.reasons.isEmpty else { return head }
      return head + "\n        "
        + risk.reasons.map(\.summary).joined(separator: "; ").wrapped(to: style.width, indent: 8)
    }
    .joined(separator: "\n")
  }
}

/// An account for another program.
struct AccountJSON: Encodable {
  private let codigo: String
  private let nombre: String
  private let vence: String?
  private let transferencia: String?
  private let fecha: String?
  private let prueba: String
  private let riesgos: [String]

  private enum CodingKeys: String, CodingKey {
    case codigo, nombre, vence, transferencia, prueba, riesgos
    case fecha = "fecha_transferencia"
  }

  init(_ risk: AccountRisk) {
    codigo = risk.account.code
    nombre = risk.account.name
    vence = risk.account.expires?.description
    transferencia = risk.account.transfer?.rawValue
    fecha = risk.account.transferredOn?.description
    prueba = risk.account.proof
    riesgos = risk.reasons.map(\.summary)
  }
}
