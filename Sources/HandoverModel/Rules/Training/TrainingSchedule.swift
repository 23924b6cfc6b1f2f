/// The sessions that are still to be held.
package struct TrainingSchedule: Sendable {
  /// Planned and not annulled, the earliest first.
  package let planned: [TrainingSession]

  package init(_ registry: Registry) {
    planned = registry.sessions.filter { $0.state == .planned && !$0.isAnnulled }
      .sorted { ($0.starts?.dayNumber ?? .max, $0.code) < ($1.starts?.dayNumber ?? .max, $1.code) }
  }

  /// The next session about a tool, or else the next one that is about no tool in particular.
  package func next(for tool: String) -> TrainingSession? {
    planned.first { $0.tool == tool } ?? planned.first { $0.tool == nil }
  }
}
