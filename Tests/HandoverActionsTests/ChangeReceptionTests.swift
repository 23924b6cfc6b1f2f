import Foundation
import HandoverBundle
import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverActions

struct `Changing a reception` {
  private func opened(_ body: (ScratchFolder) async throws -> Void) async throws {
    try await ScratchFolder.use { scratch in
      let zip = try await Receiving.bundles(try SampleCase(in: scratch)).integral
      _ = try await Receiving.open(zip, scratch)
      try await body(scratch)
    }
  }

  @Test func `stores nothing while a part is refused, and the others when that is wanted`() async throws {
    try await opened { scratch in
      let before = try scratch.text(of: "recepcion.json")
      let draft = Receiving.draft(.received)
      let seen = try Receiving.change(scratch).decide(
        draft, about: Receiving.everything(), withoutRefused: false)
      #expect(seen.decision == nil)
      #expect(seen.plan.refused.map(\.item.code) == ["E-006"])
      #expect(try scratch.text(of: "recepcion.json") == before)

      let stored = try Receiving.change(scratch).decide(
        draft, about: Receiving.everything(), withoutRefused: true)
      #expect(stored.decision?.items.count == 7)
      #expect(try StoredReception(at: scratch.url).file.decisions.count == 1)
    }
  }

  @Test func `takes the name from the last decision, and refuses without any`() async throws {
    try await opened { scratch in
      var nameless = Receiving.draft(.received)
      nameless.name = ""
      #expect(throws: ReceptionError.nobodyDecides) {
        try Receiving.change(scratch).decide(nameless, about: Receiving.named("E-001"), withoutRefused: false)
      }
      _ = try Receiving.change(scratch).decide(
        Receiving.draft(.received), about: Receiving.named("E-001"), withoutRefused: false)
      let next = try Receiving.change(scratch).decide(
        nameless, about: Receiving.named("E-002"), withoutRefused: false)
      #expect(next.decision?.name == "Ana Ruiz (persona inventada)")
    }
  }

  @Test func `never writes a signed file`() async throws {
    try await opened { scratch in
      _ = try Receiving.change(scratch).sign(Receiving.signature())
      let signed = try scratch.text(of: "recepcion.json")
      let stamp =
        try FileManager.default.attributesOfItem(
          atPath: scratch.file("recepcion.json").path(percentEncoded: false))[.modificationDate] as? Date

      for change in [
        { try Receiving.change(scratch).sign(Receiving.signature()) as Any },
        { try Receiving.change(scratch).undo(nil, by: Signatory()) as Any },
        {
          try Receiving.change(scratch).decide(
            Receiving.draft(.missing), about: Receiving.named("E-001"), withoutRefused: false) as Any
        },
      ] {
        #expect(throws: ReceptionError.self) { try change() }
      }
      #expect(try scratch.text(of: "recepcion.json") == signed)
      let after =
        try FileManager.default.attributesOfItem(
          atPath: scratch.file("recepcion.json").path(percentEncoded: false))[.modificationDate] as? Date
      #expect(after == stamp)
    }
  }

  @Test func `notices that somebody else has changed the file, and loses nothing`() async throws {
    try await opened { scratch in
      var mine = try StoredReception(at: scratch.url)
      _ = try Receiving.change(scratch).decide(
        Receiving.draft(.missing), about: Receiving.named("E-002"), withoutRefused: false)
      let theirs = try scratch.text(of: "recepcion.json")

      #expect(throws: ReceptionError.changed(path: mine.path)) {
        try mine.change { file throws(ReceptionRefusal) in
          try file.decide(
            Receiving.draft(.received), about: ["E-001"],
            at: LocalMoment(instant: 1_326_466_800, offset: -300))
        }
      }
      #expect(try scratch.text(of: "recepcion.json") == theirs)
      #expect(try scratch.files().filter { $0.hasSuffix(".partial") } == [])
    }
  }

  @Test func `keeps every decision that was stored when several decide at once`() async throws {
    try await opened { scratch in
      let stored = await withTaskGroup(of: Int.self) { group in
        for worker in 0..<8 {
          group.addTask {
            (0..<12).count { turn in
              let draft = Receiving.draft(.withRemarks, "\(worker)-\(turn)")
              return
                (try? Receiving.change(scratch).decide(
                  draft, about: Receiving.named("E-001"), withoutRefused: false)) != nil
            }
          }
        }
        return await group.reduce(0, +)
      }
      let file = try StoredReception(at: scratch.url).file

      #expect(stored > 0)
      #expect(file.decisions.count == stored)
      #expect(Set(file.decisions.map(\.observation)).count == stored)
      #expect(try scratch.files().filter { $0.hasSuffix(".partial") } == [])
    }
  }

  @Test func `leaves the file as it was when the folder cannot be written`() throws {
    try ScratchFolder.use { scratch in
      let place = try scratch.write("viejo", to: "recepcion.json").path(percentEncoded: false)
      try FileManager.default.createDirectory(
        at: scratch.file("recepcion.json.partial"), withIntermediateDirectories: false)

      #expect(throws: BundleError.self) {
        try FileUpdate.replace(place, Array("viejo".utf8), with: Array("nuevo".utf8))
      }
      #expect(try scratch.text(of: "recepcion.json") == "viejo")
    }
  }
}

struct `Continuing a reception` {
  @Test func `carries over from one version to the next what is the same`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let first = try await Receiving.bundles(sample).integral
      _ = try await Receiving.open(first, scratch, as: "v1.json")
      _ = try Receiving.change(scratch, "v1.json").decide(
        Receiving.draft(.received, "Revisado"), about: Receiving.everything(), withoutRefused: false)
      _ = try Receiving.change(scratch, "v1.json").decide(
        Receiving.draft(.missing), about: Receiving.named("E-006"), withoutRefused: false)
      let signed = try Receiving.change(scratch, "v1.json").sign(Receiving.signature())

      try sample.put("archivos/acta 1.txt", "Acta corregida\n")
      try sample.put("archivos/acta 2.txt", "Otra acta\n")
      try FileManager.default.removeItem(at: sample.folder.url.appending(path: "informes/fase 1.md"))
      try sample.importTables([
        "elementos": """
        codigo,seccion,titulo,ruta,responsable_informacion,acceso,datos_personales,estado,motivo
        E-004,informe,Informe de la fase 1,,Comité,pública,no,faltante,Se perdió
        E-007,archivo electrónico,Acta 2,archivos/acta 2.txt,Comité,pública,no,entregado,
        """
      ])
      let second = try await Receiving.bundles(sample).integral
      let file = try await Receiving.open(second, scratch, as: "v2.json", after: "v1.json").reception.file
      let changes = Dictionary(uniqueKeysWithValues: file.items.map { ($0.code, $0.change) })

      #expect(changes["E-001"] == .same)
      #expect(changes["E-002"] == .changed)
      #expect(changes["E-004"] == .changed)
      #expect(changes["E-006"] == .same)
      #expect(changes["E-007"] == .new)
      #expect(changes["05_tablas"] == .changed)
      #expect(try file.item("E-001").inherited?.state == .received)
      #expect(try file.item("E-001").inherited?.version == 1)
      #expect(try file.item("E-006").inherited?.state == .missing)
      #expect(file.earlier?.fingerprint == signed.fingerprint)
      #expect(file.earlier?.lastObservation == 1)
      #expect(file.withdrawn == [])
    }
  }

  @Test func `shows what the next version has no longer`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      try sample.put("archivos/suelto.txt", "suelto\n")
      let first = try await Receiving.bundles(sample).integral
      _ = try await Receiving.open(first, scratch, as: "v1.json")
      _ = try Receiving.change(scratch, "v1.json").sign(Receiving.signature())
      try FileManager.default.removeItem(at: sample.folder.url.appending(path: "archivos/suelto.txt"))
      let second = try await Receiving.bundles(sample).integral
      let file = try await Receiving.open(second, scratch, as: "v2.json", after: "v1.json").reception.file

      #expect(file.withdrawn.map(\.code) == ["02_archivos/suelto.txt"])
      #expect(file.withdrawn.map(\.state) == [nil])
    }
  }

  @Test func `continues a partial reception of the same bundle`() async throws {
    try await ScratchFolder.use { scratch in
      let zip = try await Receiving.bundles(try SampleCase(in: scratch)).integral
      _ = try await Receiving.open(zip, scratch, as: "uno.json")
      _ = try Receiving.change(scratch, "uno.json").decide(
        Receiving.draft(.received), about: Receiving.named("E-001"), withoutRefused: false)
      _ = try Receiving.change(scratch, "uno.json").sign(Receiving.signature())
      let file = try await Receiving.open(zip, scratch, as: "dos.json", after: "uno.json").reception.file

      #expect(file.items.allSatisfy { $0.change == .same })
      #expect(file.items.filter { $0.inherited != nil }.map(\.code) == ["E-001"])
    }
  }

  @Test func `refuses what it does not continue`() async throws {
    try await ScratchFolder.use { scratch in
      let (integral, published) = try await Receiving.bundles(try SampleCase(in: scratch))
      _ = try await Receiving.open(integral, scratch, as: "abierta.json")
      await #expect(throws: ReceptionError.self) {
        try await Receiving.open(integral, scratch, as: "x.json", after: "abierta.json")
      }
      _ = try Receiving.change(scratch, "abierta.json").sign(Receiving.signature())
      await #expect(throws: ReceptionError.self) {
        try await Receiving.open(published, scratch, as: "x.json", after: "abierta.json")
      }
      #expect(!FileManager.default.fileExists(atPath: scratch.file("x.json").path(percentEncoded: false)))
    }
  }
}

struct `Checking a reception` {
  @Test func `knows its bundle, and any other one`() async throws {
    try await ScratchFolder.use { scratch in
      let sample = try SampleCase(in: scratch)
      let (integral, published) = try await Receiving.bundles(sample)
      let folder = try await Receiving.unpacked(integral, in: scratch)
      _ = try await Receiving.open(integral, scratch)
      func check(_ bundle: URL?) async throws -> CheckReception.Outcome {
        try await CheckReception(scratch.url, bundle: bundle, Receiving.surroundings).run()
      }

      #expect(try await check(nil).isRight)
      #expect(try await check(integral).differences == [])
      #expect(try await check(folder).differences == [])
      #expect(try await check(published).differences?.first?.place == "paquete")

      try ScratchFolder(at: folder).write("otra\n", to: "data/02_archivos/acta 1.txt")
      #expect(
        try await check(folder).differences?.first { $0.place == "elemento E-002" }?.problem
          == "está alterado y en la recepción íntegro")
    }
  }

  @Test func `names the rule that a file breaks`() async throws {
    try await ScratchFolder.use { scratch in
      try scratch.write("{}", to: "mala.json")
      let outcome = try await CheckReception(
        scratch.file("mala.json"), bundle: nil, Receiving.surroundings
      ).run()

      #expect(!outcome.isRight)
      #expect(outcome.violations.map(\.rule) == ["C-01"])
    }
  }
}
