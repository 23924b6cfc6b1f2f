/// What one edition of the documento de empalme tells: the visible registry and all that is computed from it.
package struct HandoverView: Hashable, Sendable {
  /// The edition that shows it, which decides what is left out.
  package let edition: Edition
  /// Only what the edition shows.
  package let registry: Registry
  /// Elements that are not public, for the index of classified and reserved information.
  package let restricted: [Deliverable]
  /// The three indicators of the handover, in the order of the plan's row.
  package let indicators: [Indicator]
  /// How the action plan stands, area by area in the order of its codes.
  package let areas: [AreaProgress]
  /// How each phase of the framework advances, in order of phase.
  package let phases: [PhaseProgress]
  /// How many of the incoming officials master the tools that they need.
  package let coverage: TrainingCoverage
  /// The legal terms in order of date; empty while the leaving date is unknown.
  package let deadlines: [Deadline]

  /// Computes the view of an edition.
  ///
  /// Counts come from what the edition shows, so that no number tells of a hidden element. Training is counted
  /// over everybody, since it is published as aggregates only.
  ///
  /// `absent` holds the codes of deliverables that are recorded as delivered while their file is not there.
  package init(_ registry: Registry, in edition: Edition, absent: Set<String> = []) {
    let visibility = Visibility(edition)
    let visible = visibility.filter(registry)
    var counted = registry
    counted.deliverables = visible.deliverables
    self.edition = edition
    self.registry = visible
    restricted = registry.deliverables.filter { !Visibility(.public).shows($0) }
    let needs = TrainingNeeds(registry)
    indicators = Indicator.all(of: counted, needs: needs, absent: absent)
    areas = AreaProgress.all(of: visible, indicators: indicators)
    phases = PhaseProgress.all(of: visible)
    coverage = .of(needs, edition: edition)
    deadlines = registry.file.map(Deadline.legalTerms) ?? []
  }
}
