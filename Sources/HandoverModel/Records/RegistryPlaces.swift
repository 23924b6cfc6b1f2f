/// Where the rows of each record type stand in a ``Registry``.
extension Registry {
  /// The path to the rows of one record type.
  package typealias Path<Row> = any WritableKeyPath<Registry, [Row]> & Sendable

  /// All rows of one record type; the ficha is a list of at most one.
  package subscript<Row: Record>(_ type: Row.Type) -> [Row] {
    get { self[keyPath: Row.place] }
    set { self[keyPath: Row.place] = newValue }
  }

  fileprivate var files: [CaseFile] {
    get { file.map { [$0] } ?? [] }
    set { file = newValue.first }
  }

  fileprivate var certificationRows: [CertificateSettings] {
    get { certification.map { [$0] } ?? [] }
    set { certification = newValue.first }
  }
}

extension CaseFile { package static var place: Registry.Path<CaseFile> { \.files } }
extension TeamMember { package static var place: Registry.Path<TeamMember> { \.team } }
extension Meeting { package static var place: Registry.Path<Meeting> { \.meetings } }
extension Deliverable { package static var place: Registry.Path<Deliverable> { \.deliverables } }
extension PlanItem { package static var place: Registry.Path<PlanItem> { \.plan } }
extension Phase { package static var place: Registry.Path<Phase> { \.phases } }
extension Criterion { package static var place: Registry.Path<Criterion> { \.criteria } }
extension Service { package static var place: Registry.Path<Service> { \.services } }
extension Alliance { package static var place: Registry.Path<Alliance> { \.alliances } }
extension Channel { package static var place: Registry.Path<Channel> { \.channels } }
extension SystemAccount { package static var place: Registry.Path<SystemAccount> { \.systems } }
extension SupportCase { package static var place: Registry.Path<SupportCase> { \.support } }
extension Incentive { package static var place: Registry.Path<Incentive> { \.incentives } }
extension Norm { package static var place: Registry.Path<Norm> { \.norms } }
extension PendingMatter { package static var place: Registry.Path<PendingMatter> { \.pending } }
extension Tool { package static var place: Registry.Path<Tool> { \.tools } }
extension Requirement { package static var place: Registry.Path<Requirement> { \.requirements } }
extension Person { package static var place: Registry.Path<Person> { \.people } }
extension TrainingSession { package static var place: Registry.Path<TrainingSession> { \.sessions } }
extension Attendance { package static var place: Registry.Path<Attendance> { \.attendances } }
extension Evaluation { package static var place: Registry.Path<Evaluation> { \.evaluations } }
extension Evidence { package static var place: Registry.Path<Evidence> { \.evidence } }
extension CertificateSettings {
  package static var place: Registry.Path<CertificateSettings> { \.certificationRows }
}
extension Certificate { package static var place: Registry.Path<Certificate> { \.certificates } }
extension SealedVersion { package static var place: Registry.Path<SealedVersion> { \.versions } }
extension Publication { package static var place: Registry.Path<Publication> { \.publications } }
extension Receipt { package static var place: Registry.Path<Receipt> { \.receipts } }
extension Reception { package static var place: Registry.Path<Reception> { \.receptions } }
extension Observation { package static var place: Registry.Path<Observation> { \.observations } }
