/// Everything that the registry of one expediente holds, each table in key order.
package struct Registry: Hashable, Sendable {
  /// The ficha; nil until someone fills it in.
  package var file: CaseFile?
  /// Who takes part in the handover, on either side.
  package var team: [TeamMember] = []
  /// The working sessions of the teams.
  package var meetings: [Meeting] = []
  /// What is handed over or should be: the elements.
  package var deliverables: [Deliverable] = []
  /// The indicators of the action plan.
  package var plan: [PlanItem] = []
  /// The phases of the framework that the municipality follows.
  package var phases: [Phase] = []
  /// The scoring of every phase, criterion by criterion and cut-off date by cut-off date.
  package var criteria: [Criterion] = []
  /// The trámites, other procedures and services that the municipality offers.
  package var services: [Service] = []
  /// The agreements with other organisations.
  package var alliances: [Alliance] = []
  /// The channels of the municipal site.
  package var channels: [Channel] = []
  /// The systems and accounts whose control passes on.
  package var systems: [SystemAccount] = []
  /// Known problems with the way to solve them.
  package var support: [SupportCase] = []
  /// What municipalities gain that carry the strategy on.
  package var incentives: [Incentive] = []
  /// The legal basis of the strategy and of the handover.
  package var norms: [Norm] = []
  /// What the new administration must attend to.
  package var pending: [PendingMatter] = []
  /// The electronic tools that the new officials must master.
  package var tools: [Tool] = []
  /// Who needs which tool, by dependencia and cargo.
  package var requirements: [Requirement] = []
  /// Who is trained or trains; personal data throughout.
  package var people: [Person] = []
  /// The training sessions, planned and held.
  package var sessions: [TrainingSession] = []
  /// Who was called to which session and came.
  package var attendances: [Attendance] = []
  /// The grades, attempt by attempt.
  package var evaluations: [Evaluation] = []
  /// The signed sheets that prove what was recorded, with their hashes.
  package var evidence: [Evidence] = []
  /// How certificates and attendance lists are made out; nil until someone says so.
  package var certification: CertificateSettings?
  /// What was certified, and to whom.
  package var certificates: [Certificate] = []
  /// The sealed versions, oldest first.
  package var versions: [SealedVersion] = []
  /// Where and when each version was published.
  package var publications: [Publication] = []
  /// The signed receptions that were taken in.
  package var receipts: [Receipt] = []
  /// What the incoming administration said of each deliverable it received.
  package var receptions: [Reception] = []
  /// What the incoming administration asks, with the answers.
  package var observations: [Observation] = []

  package init() {}

  /// Every record type, a referenced table before those that refer to it.
  package static let recordTypes: [any Record.Type] = [
    CaseFile.self, TeamMember.self, Meeting.self, SystemAccount.self, Deliverable.self, PlanItem.self,
    Phase.self, Criterion.self, Service.self, Alliance.self, Channel.self, SupportCase.self, Incentive.self,
    Norm.self, PendingMatter.self, Tool.self, Requirement.self, Person.self, TrainingSession.self,
    Attendance.self, Evaluation.self, Evidence.self, CertificateSettings.self, Certificate.self,
    SealedVersion.self, Publication.self, Receipt.self, Reception.self, Observation.self,
  ]
}
