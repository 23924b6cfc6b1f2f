package import ArgumentParser
import HandoverActions

/// `empalme capacitacion`: the training coordinator's work.
package struct TrainingGroup: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "capacitacion",
    abstract: "Llevar la capacitación: quién necesita qué, quién se capacitó y quién falta.",
    discussion: """
      Sin más palabras muestra lo que sigue por hacer. Nada se borra: lo que quedó mal se corrige o se anula, y el \
      expediente guarda quién lo hizo, cuándo y por qué.

      EJEMPLOS
        # qué sigue
        empalme capacitacion
        # quién falta, por dependencia y herramienta
        empalme capacitacion cobertura
        # una sesión que se programa
        empalme capacitacion sesion --definir tema='SUIT' herramienta=H-04 fecha_inicio=20/12/2011 horas=2
        # quién asistió a ella
        empalme capacitacion asistencia C-11 --asistio 1000000023 1000000024
      """,
    subcommands: [
      TrainingSummary.self,
      RecordTool.self,
      RecordNeed.self,
      RecordPerson.self,
      Sessions.self,
      Attendances.self,
      Evaluations.self,
      Coverage.self,
      Annul.self,
      Restore.self,
      AttendanceList.self,
      AttendanceTemplate.self,
      Attach.self,
      Certify.self,
      CertificateGroup.self,
      Verification.self,
      CheckCertificate.self,
      Reminders.self,
      Credentials.self,
      Statements.self,
    ],
    defaultSubcommand: TrainingSummary.self)

  package init() {}
}

extension Session {
  /// Ends a command of the group: the command line names the expediente unless it is the one around here.
  func nextStep(_ purpose: String, _ commandLine: String, for folder: CaseFolder) {
    let isHere = CaseFolder.enclosing(self.folder)?.path == folder.path
    console.nextStep(purpose, isHere ? commandLine : "\(commandLine) --carpeta \(shown(folder.url))")
  }
}
