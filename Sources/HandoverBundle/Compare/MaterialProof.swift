package import HandoverModel

/// Whether the files of an expediente are those that a bundle holds, by reading every one of them.
///
/// It is the judge of whatever sealing took from its cache: a file that changed without its stamps telling is found.
package struct MaterialProof: Sendable {
  /// One material file as the inventory knows it.
  private struct Known: Sendable {
    /// The path in the expediente.
    let original: String
    let digest: String
  }

  /// What is not alike, sorted.
  package let findings: [Finding]
  /// How many files of the expediente are byte for byte those of the bundle.
  package let identical: Int

  /// Reads every file of `present`, paths within `folder`, and compares it with the bundle's inventory.
  ///
  /// Files of the expediente that a public edition leaves out are not missed there.
  package static func run(
    _ bundle: BundleStatement, folder: String, present: [String], workers: Int,
    progress: @escaping BundleAudit.Report
  ) async throws -> MaterialProof {
    let known = bundle.material.map { Known(original: $0.original, digest: $0.digest) }
    let onDisk = Set(present.map(ByteText.init))
    let named = Set(known.map { ByteText($0.original) })
    let common = known.filter { onDisk.contains(ByteText($0.original)) }
    var findings = known.filter { !onDisk.contains(ByteText($0.original)) }
      .map { Finding(.materialGone, at: $0.original) }
    if bundle.edition == .integral {
      findings += present.filter { !named.contains(ByteText($0)) }.map { Finding(.materialNew, at: $0) }
    }
    let differing = try await compare(common, folder, workers, progress)
    return MaterialProof(
      findings: (findings + differing).sorted(), identical: common.count - differing.count)
  }

  private static func compare(
    _ files: [Known], _ folder: String, _ workers: Int, _ progress: @escaping BundleAudit.Report
  ) async throws -> [Finding] {
    let work = WorkList<Finding>(count: files.count)
    let total = files.reduce(0) { sum, file in
      sum + ((try? FileStamp.of(folder + "/" + file.original))?.size ?? 0)
    }
    let tally = AuditTally(total: total, files: files.count, report: progress)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, min(workers, files.count)) {
        group.addTask {
          while let index = work.next() {
            if let finding = try check(files[index], folder, tally) { work.add([finding]) }
            tally.fileDone()
          }
        }
      }
      try await group.waitForAll()
    }
    return work.outcomes
  }

  /// A file that cannot be read is a finding; only cancellation ends the work.
  private static func check(
    _ known: Known, _ folder: String, _ tally: AuditTally
  ) throws(BundleError) -> Finding? {
    do throws(BundleError) {
      let file = try OpenFile(reading: folder + "/" + known.original)
      var hash = RunningHash()
      while true {
        if Task.isCancelled { throw .cancelled }
        let bytes = try file.read(at: hash.count, count: 1 << 18)
        if bytes.isEmpty { break }
        hash.update(bytes)
        tally.advance(bytes.count)
      }
      return hash.digest.hex == known.digest ? nil : Finding(.materialDiffers, at: known.original)
    } catch {
      if error == .cancelled { throw error }
      return Finding(.materialUnreadable, at: known.original, ["motivo": error.message])
    }
  }
}

/// Family M: the expediente against a bundle.
extension FindingCode {
  package static let materialDiffers = FindingCode(
    "M001", .defect, "el archivo del expediente no es el que está en el paquete",
    remedy: "si el del expediente es el bueno, selle otra versión con «empalme construir --sin-cache»")
  package static let materialGone = FindingCode(
    "M002", .warning, "está en el paquete y ya no está en el expediente",
    remedy: "si lo borraron por error, recupérelo con «empalme extraer»")
  package static let materialNew = FindingCode(
    "M003", .warning, "está en el expediente y no está en el paquete",
    remedy: "si debe entregarse, selle otra versión con «empalme construir»")
  package static let materialUnreadable = FindingCode(
    "M004", .defect, "no se pudo leer para compararlo: {motivo}",
    remedy: "revise los permisos y que el disco siga conectado, y repita")

  static let materialCodes: [FindingCode] = [
    materialDiffers, materialGone, materialNew, materialUnreadable,
  ]
}
