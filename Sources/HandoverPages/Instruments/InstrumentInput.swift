package import HandoverModel

/// All that the legal instruments of a handover are filled in from.
package struct InstrumentInput: Sendable {
  /// Everything registered by now: who signs and when, and what the entity has.
  package let registry: Registry
  /// The day on which the instruments are made.
  package let date: CalendarDate
  /// The version that is handed over; nil when none is sealed yet.
  package let version: SealedContents?
  /// The codes of elements that are recorded as delivered while their file is not there.
  package let absent: Set<String>

  package init(registry: Registry, date: CalendarDate, version: SealedContents?, absent: Set<String>) {
    self.registry = registry
    self.date = date
    self.version = version
    self.absent = absent
  }
}

/// What a sealed version holds, read from its integral bundle.
package struct SealedContents: Sendable {
  /// One of the two bundles of a version.
  package struct Package: Hashable, Sendable {
    /// Integral or public.
    package let edition: Edition
    /// The file's name, with its ending.
    package let name: String
    /// Bytes of the ZIP; nil when it is not there to be measured.
    package let bytes: Int?
    /// What anyone recognises it by; nil when it was not recorded.
    package let sello: Digest?

    package init(edition: Edition, name: String, bytes: Int?, sello: Digest?) {
      self.edition = edition
      self.name = name
      self.bytes = bytes
      self.sello = sello
    }
  }

  /// How much lies in one part of the bundle.
  package struct Part: Hashable, Sendable {
    /// The section's title.
    package let title: String
    /// How many files.
    package let files: Int
    /// Their bytes together.
    package let bytes: Int

    package init(title: String, files: Int, bytes: Int) {
      self.title = title
      self.files = files
      self.bytes = bytes
    }
  }

  /// What was recorded when it was sealed.
  package let record: SealedVersion
  /// The integral bundle, then the public one.
  package let packages: [Package]
  /// The sections in their order, then the tables.
  package let parts: [Part]
  /// The tables as they were when it was sealed.
  package let registry: Registry

  package init(record: SealedVersion, packages: [Package], parts: [Part], registry: Registry) {
    self.record = record
    self.packages = packages
    self.parts = parts
    self.registry = registry
  }
}
