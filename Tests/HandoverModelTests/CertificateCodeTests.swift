import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverModel

struct `The code of a certificate` {
  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  @Test func `has the check characters of ISO 7064, MOD 1271-36`() {
    // The worked example of the standard.
    #expect(CertificateCode.checkCharacters(of: "ISO79") == "3W")
    #expect(CertificateCode(year: 2011, number: 42).text == "EMP-2011-00042-HZ")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `finds every single wrong character`(seed: UInt64) throws {
    let code = Self.random(seed)
    let characters = Array(code.text)

    for index in characters.indices where characters[index] != "-" {
      for other in Self.alphabet where other != characters[index] {
        var wrong = characters
        wrong[index] = other
        #expect(throws: CertificateCode.Problem.self) { try CertificateCode(typed: String(wrong)) }
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `finds every swap of two neighbours, also across a hyphen`(seed: UInt64) throws {
    let characters = Array(Self.random(seed).text.filter { $0 != "-" })

    for index in characters.indices.dropLast() where characters[index] != characters[index + 1] {
      var wrong = characters
      wrong.swapAt(index, index + 1)
      #expect(throws: CertificateCode.Problem.self) { try CertificateCode(typed: String(wrong)) }
    }
  }

  @Test(arguments: ["emp-2011-00042-hz", "EMP 2011 00042 HZ", " EMP201100042HZ\n", "EMP–2011–00042–HZ"])
  func `is read however it is typed`(text: String) throws {
    #expect(try CertificateCode(typed: text) == CertificateCode(year: 2011, number: 42))
  }

  @Test(arguments: ["", "EMP", "EMP-2011-001", "ABC-2011-00042-HZ", "EMP-2011-00000-00", "1000000001"])
  func `is not any other text`(text: String) {
    #expect(throws: CertificateCode.Problem.form) { try CertificateCode(typed: text) }
  }

  @Test func `goes on beyond five figures`() throws {
    let code = CertificateCode(year: 2027, number: 123_456)
    #expect(code.text.hasPrefix("EMP-2027-123456-"))
    #expect(try CertificateCode(typed: code.text) == code)
  }

  private static func random(_ seed: UInt64) -> CertificateCode {
    var random = SplitMix64(seed: seed)
    return CertificateCode(
      year: Int.random(in: 2008...2060, using: &random), number: Int.random(in: 1...99_999, using: &random))
  }
}

struct `The register of certificates` {
  @Test func `owes attendance to who came long enough and approval to who passed, kept apart`() {
    let due = CertificateRegister(Self.registry).due(in: nil)

    #expect(
      due.map { "\($0.session) \($0.kind.rawValue) \($0.document)" } == [
        "C-1 asistencia 1", "C-1 asistencia 2", "C-1 aprobación 1", "C-1 aprobación 3",
      ])
    #expect(due.map { $0.hours?.fieldText } == ["4", "3.5", "4", "4"])
    #expect(due.map(\.level) == ["", "", "80 % a 89 %", "90 % a 100 %"])
  }

  @Test func `owes nothing twice, and nothing in place of what was annulled`() {
    var registry = Self.registry
    registry.certificates = [Self.certificate("EMP-2011-00001-CR", "1", .annulled)]

    let due = CertificateRegister(registry).due(in: "C-1")
    #expect(!due.contains { $0.document == "1" && $0.kind == .attendance } && due.count == 3)
  }

  @Test func `owes nothing for annulled records, and bears out no certificate by them`() {
    var registry = Self.registry
    registry.certificates = [Self.certificate("A", "1", .valid)]
    registry.attendances[0].annulment = "no estuvo"
    registry.evaluations[3].annulment = "es de otra persona"

    #expect(CertificateRegister(registry).unfounded.map(\.code) == ["A"])
    let due = CertificateRegister(registry).due(in: nil)
    #expect(due.map { "\($0.kind.rawValue) \($0.document)" } == ["asistencia 2", "aprobación 1"])

    registry.sessions[0].annulment = "no se dictó"
    #expect(CertificateRegister(registry).due(in: nil).isEmpty)
  }

  @Test func `owes approval by the grade that counts for the ficha`() {
    var registry = Self.registry
    registry.file?.gradeRule = .last
    registry.evaluations[1].grade = FixedDecimal(30)
    registry.evaluations[0].grade = FixedDecimal(90)

    let approved = CertificateRegister(registry).due(in: nil).filter { $0.kind == .approval }
    #expect(approved.map(\.document) == ["3"])
  }

  @Test func `never gives a number again, whatever became of it and whoever gave it`() {
    var registry = Self.registry
    registry.certificates = [
      Self.certificate("EMP-2011-00007-XX", "1", .annulled), Self.certificate("EMP-2011-096", "2", .valid),
      Self.certificate(CertificateCode(year: 2012, number: 500).text, "3", .valid),
    ]
    let register = CertificateRegister(registry)

    #expect(register.nextNumber(in: 2011) == 97)
    #expect(register.nextNumber(in: 2012) == 501)
    #expect(register.nextNumber(in: 2013) == 1)
  }

  @Test func `names the certificates that the records no longer bear out`() {
    var registry = Self.registry
    registry.certificates = [Self.certificate("A", "1", .valid), Self.certificate("B", "4", .valid)]

    #expect(CertificateRegister(registry).unfounded.map(\.code) == ["B"])
  }

  @Test func `shows a level only where the entity wants it`() throws {
    var registry = Self.registry
    let claim = try #require(CertificateRegister(registry).due(in: nil).first { $0.kind == .approval })
    let day = CalendarDate(dayNumber: 15_336)
    #expect(CertificateRegister(registry).certificate(for: claim, code: "X", on: day).level == "")

    registry.certification = CertificateSettings()
    registry.certification?.showsLevel = true
    #expect(CertificateRegister(registry).certificate(for: claim, code: "X", on: day).level == "80 % a 89 %")
  }

  @Test func `tells in the canonical text all that the paper says and nothing that changes later`() {
    var certificate = Self.certificate("A", "1", .valid)
    let before = certificate.canonicalText
    (certificate.state, certificate.reason, certificate.mark) = (.annulled, "x", "y")
    #expect(certificate.canonicalText == before)

    for column in Certificate.table.columns where !["estado", "motivo", "huella"].contains(column.name) {
      var other = certificate
      let text = column.text(other)
      let tried: [String] = ["2011-11-30", "7", "aprobación", "PPT", "reinducción", "otro"]
      for value in tried where column.text(other) == text { try? column.read(&other, value) }
      #expect(other.canonicalText != before, "\(column.name)")
    }
  }

  private static func certificate(
    _ code: String, _ document: String, _ state: Certificate.State
  ) -> Certificate {
    var certificate = Certificate()
    (certificate.code, certificate.document, certificate.session, certificate.state) = (
      code, document, "C-1", state
    )
    return certificate
  }

  private static let registry: Registry = {
    var registry = Registry()
    registry.file = CaseFile()
    registry.people = ["1", "2", "3", "4"].map { document in
      var person = Person()
      (person.document, person.name, person.office) = (document, "Persona \(document)", "Planeación")
      return person
    }
    var session = TrainingSession()
    (session.code, session.subject, session.hours) = ("C-1", "Correo", FixedDecimal(4))
    registry.sessions = [session]
    registry.attendances = [("1", 4.0), ("2", 3.5), ("3", 1.0)].map { document, hours in
      var attendance = Attendance()
      (attendance.session, attendance.document) = ("C-1", document)
      attendance.hours = FixedDecimal(tenThousandths: Int(hours * 10_000))
      return attendance
    }
    registry.evaluations = [("1", 1, 50), ("1", 2, 80), ("2", 1, 59), ("3", 1, 100)].map {
      document, attempt, grade in
      var evaluation = Evaluation()
      (evaluation.session, evaluation.document, evaluation.attempt) = ("C-1", document, attempt)
      evaluation.grade = FixedDecimal(grade)
      return evaluation
    }
    return registry
  }()
}
