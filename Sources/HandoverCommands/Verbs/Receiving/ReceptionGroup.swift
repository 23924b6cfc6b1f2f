package import ArgumentParser

/// `empalme recibir`: the receiver's work.
package struct ReceptionGroup: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "recibir",
    abstract: "Recibir un paquete elemento por elemento, con observaciones, y firmar el recibo.",
    discussion: """
      Son dos cosas distintas: si el paquete está íntegro lo dice la máquina; si se recibe lo decide una persona. Todo \
      queda en un solo archivo, recepcion.json, que también abre y escribe la página verificador.html. Nada se borra y \
      todo se puede deshacer hasta la firma.

      EJEMPLOS
        # comprueba el paquete y empieza la recepción
        empalme recibir abrir paquete.zip --codigo A1B2-C3D4-E5F6-0718
        # cómo va, con lo que pide atención primero
        empalme recibir estado recepcion.json
        # recibe de una vez lo que está íntegro en una serie
        empalme recibir anotar recepcion.json --estado recibido --serie Actas --solo-integros --nombre 'Ana Ruiz'
        # un elemento con observación
        empalme recibir anotar recepcion.json E-004 --estado 'con observaciones' --observacion 'Falta el anexo 2'
        # cierra la recepción
        empalme recibir firmar recepcion.json --lugar Piedras --recibe 'Ana Ruiz' --entrega 'Luis Gil'
      """,
    subcommands: [
      OpenReceptionCommand.self,
      ReceptionStatus.self,
      Annotate.self,
      UndoDecision.self,
      Sign.self,
      CheckReceptionCommand.self,
      Acta.self,
      TakeReception.self,
      Ask.self,
      Answer.self,
      Close.self,
      Reopen.self,
      Observations.self,
      CalendarOfTerms.self,
    ])

  package init() {}
}
