import GRDB
package import HandoverModel

extension Store {
  /// Stores what `decide` makes of the registry as it is at that moment, all or nothing.
  ///
  /// Reading and writing are one transaction, so that two processes never give out the same number.
  @discardableResult
  package func changeCertificates(
    stamp: Stamp, _ decide: (Registry) -> [Certificate]
  ) throws(StoreError) -> [Certificate] {
    try writing { db in
      var registry = Registry()
      for type in Registry.recordTypes { try Self.load(type, into: &registry, db) }
      let certificates = decide(registry)
      var writing = RowWriting<Certificate>(db, stamp)
      for certificate in certificates {
        let existing = try TableRows<Certificate>(db).find([certificate.code])
        try writing.store(
          PlannedRow(id: existing?.id, old: existing?.entry, new: certificate, origin: nil))
      }
      return certificates
    }
  }
}
