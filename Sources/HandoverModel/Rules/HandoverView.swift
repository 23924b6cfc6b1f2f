/// What one edition of the documento de empalme tells: the visible registry and all that is computed from it.
package struct HandoverView: Hashable, Sendable {
  package let edition: Edition
  /// Only what the edition shows.
  package let registry: Registry
  /// Elements that are not public, for the index of classified and reserved information.
  package let restricted: [Deliverable]
  package let indicators: [Indicator]
  package let areas: [AreaProgress]
  package let phases: [PhaseProgress]
  package let coverage: TrainingCoverage
  package let deadlines: [Deadline]

  /// Computes the view of an edition.
  ///
  /// Counts come from what the edition shows, so that no number tells of a hidden element. Training is counted
  /// over everybody, since it is published as aggregates only.
  ///
  /// - Parameter absent: codes of deliverables that are recorded as delivered while their file is not there.
  package init(_ registry: Registry, in edition: Edition, absent: Set<String> = []) {
    let visibility = Visibility(edition)
    let visible = visibility.filter(registry)
    var counted = registry
    counted.deliverables = visible.deliverables
    self.edition = edition
    self.registry = visible
    restricted = registry.deliverables.filter { !Visibility(.public).shows($0) }
    indicators = Indicator.all(of: counted, absent: absent)
    areas = AreaProgress.all(of: visible, indicators: indicators)
    phases = PhaseProgress.all(of: visible)
    coverage = .of(registry, edition: edition)
    deadlines = registry.file.map(Deadline.legalTerms) ?? []
  }
}
