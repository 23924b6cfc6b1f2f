package import ArgumentParser

/// The program's tree of commands.
package struct Empalme: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "empalme",
    abstract: """
      Empalme de la estrategia de Gobierno en Línea: reúne lo que se entrega, lo sella como versión numerada en un \
      ZIP verificable y escribe el documento de empalme en HTML.
      """,
    discussion: """
      PARA EMPEZAR
        # crea el expediente de la entrega
        empalme crear mi-empalme
        # dice qué falta y qué está mal
        empalme revisar mi-empalme
        # sella la versión siguiente y escribe el documento
        empalme construir mi-empalme --motivo 'Entrega final'
      """,
    version: "empalme \(Version.number)",
    groupedSubcommands: [
      CommandGroup(
        name: "Preparar la entrega",
        subcommands: [
          Create.self, Describe.self, Import.self, Undo.self, Export.self, Add.self, Status.self, Check.self,
        ]),
      CommandGroup(name: "Medir las fases", subcommands: [PhaseGroup.self]),
      CommandGroup(name: "Pasar las cuentas", subcommands: [AccountGroup.self]),
      CommandGroup(name: "Capacitar", subcommands: [TrainingGroup.self]),
      CommandGroup(
        name: "Sellar y recibir",
        subcommands: [
          Build.self, Verify.self, Verifier.self, ReceptionGroup.self, Extract.self, Compare.self,
          History.self, Rescue.self,
        ]),
      CommandGroup(
        name: "Firmar y publicar",
        subcommands: [
          Instruments.self, Inventory.self, Index.self, WriteShapes.self, Accessibility.self,
        ]),
      CommandGroup(name: "El programa", subcommands: [Version.self]),
    ],
    helpNames: [.customLong("ayuda"), .customLong("help"), .short])

  package init() {}
}
