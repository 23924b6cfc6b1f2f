/// Everything that the registry of one expediente holds, each table in key order.
package struct Registry: Hashable, Sendable {
  package var file: CaseFile?
  package var team: [TeamMember] = []
  package var meetings: [Meeting] = []
  package var deliverables: [Deliverable] = []
  package var plan: [PlanItem] = []
  package var phases: [Phase] = []
  package var criteria: [Criterion] = []
  package var services: [Service] = []
  package var alliances: [Alliance] = []
  package var channels: [Channel] = []
  package var systems: [SystemAccount] = []
  package var support: [SupportCase] = []
  package var incentives: [Incentive] = []
  package var norms: [Norm] = []
  package var pending: [PendingMatter] = []
  package var tools: [Tool] = []
  package var requirements: [Requirement] = []
  package var people: [Person] = []
  package var sessions: [TrainingSession] = []
  package var attendances: [Attendance] = []
  package var evaluations: [Evaluation] = []
  package var certificates: [Certificate] = []
  package var versions: [SealedVersion] = []
  package var publications: [Publication] = []
  package var receptions: [Reception] = []
  package var observations: [Observation] = []

  package init() {}

  /// Every record type, a referenced table before those that refer to it.
  package static let recordTypes: [any Record.Type] = [
    CaseFile.self, TeamMember.self, Meeting.self, SystemAccount.self, Deliverable.self, PlanItem.self,
    Phase.self, Criterion.self, Service.self, Alliance.self, Channel.self, SupportCase.self, Incentive.self,
    Norm.self, PendingMatter.self, Tool.self, Requirement.self, Person.self, TrainingSession.self,
    Attendance.self, Evaluation.self, Certificate.self, SealedVersion.self, Publication.self, Reception.self,
    Observation.self,
  ]
}
