package import ArgumentParser

/// `empalme capacitacion`: the training coordinator's work.
package struct TrainingGroup: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "capacitacion",
    abstract: "Llevar la capacitación: quién necesita qué, quién se capacitó y quién falta.",
    subcommands: [
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
    ])

  package init() {}
}
