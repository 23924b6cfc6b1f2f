import HandoverModel
import Testing

private func day(_ text: String) throws -> CalendarDate { try CalendarDate(fieldText: text) }

private func ficha(leaving: String? = nil, delivery: String? = nil, end: String? = nil) throws -> CaseFile {
  var file = CaseFile()
  file.leavingDate = try leaving.map(day)
  file.deliveryDate = try delivery.map(day)
  file.termEnd = try end.map(day)
  return file
}

struct `The legal deadlines` {
  @Test func `follow from leaving and from the signature`() throws {
    let unsigned = Deadline.legalTerms(of: try ficha(leaving: "2011-12-31"))
    #expect(unsigned.map(\.date.description) == ["2012-01-23", "2012-03-05", "2012-03-05"])
    #expect(unsigned[1].basis.contains("desde el último día para la firma (23 de enero de 2012)"))

    let signed = Deadline.legalTerms(of: try ficha(leaving: "2011-12-31", delivery: "2012-01-10"))
    #expect(signed.map(\.date.description) == ["2012-01-23", "2012-02-21", "2012-02-21"])
    #expect(signed[0].basis == "Ley 951 de 2005: 15 días hábiles desde el retiro (31 de diciembre de 2011)")
    #expect(signed[1].basis.contains("desde la firma (10 de enero de 2012)"))
  }

  @Test func `are none as long as no date is known`() {
    #expect(Deadline.legalTerms(of: CaseFile()).isEmpty)
  }

  @Test func `say how many days are left`() throws {
    let report = try #require(Deadline.legalTerms(of: try ficha(leaving: "2011-12-31")).first)

    #expect(report.daysLeft(on: try day("2012-01-20")) == 3)
    #expect(report.workingDaysLeft(on: try day("2012-01-20")) == 1)
    #expect(report.daysLeft(on: try day("2012-01-23")) == 0)
    #expect(report.workingDaysLeft(on: try day("2012-01-25")) == -2)
  }

  @Test func `cite no article, and only norms that were read`() {
    for term in LegalTerm.settled {
      #expect(term.isVerified && !term.source.isEmpty && !term.norm.isEmpty)
      #expect(!(term.subject + term.norm).lowercased().contains("art"))
    }
  }
}

struct `A table of legal terms` {
  private static let header = LegalTermTable.headers.joined(separator: ",") + "\n"

  private func read(_ rows: String) throws -> [LegalTerm] {
    try LegalTermTable.read(CSVReader.read(Array((Self.header + rows).utf8)))
  }

  @Test func `changes a settled term by its code and adds others behind`() throws {
    let own = try read(
      """
      acta-informe-gestion,Entrega del acta,Alcalde,retiro,10,calendario,Norma nueva,,sí

      visita,Visita,Personería,fin del periodo,1,hábiles,Acuerdo municipal,,no
      cierre,Cierre,Personería,visita,2,hábiles,Acuerdo municipal,,no
      """)
    let terms = LegalTerm.adjusting(LegalTerm.settled, by: own)
    let deadlines = Deadline.legalTerms(of: try ficha(leaving: "2011-12-31", end: "2011-12-30"), under: terms)

    #expect(
      terms.map(\.code) == [
        "acta-informe-gestion", "verificacion-aclaraciones", "irregularidades", "visita", "cierre",
      ])
    #expect(
      deadlines.map { "\($0.code) \($0.date)" } == [
        "visita 2012-01-02", "cierre 2012-01-04", "acta-informe-gestion 2012-01-10",
        "verificacion-aclaraciones 2012-02-21", "irregularidades 2012-02-21",
      ])
    #expect(
      deadlines[0].basis
        == "Acuerdo municipal: 1 día hábil desde el fin del periodo (30 de diciembre de 2011)")
    #expect(!deadlines[0].isVerified)
  }

  @Test func `that names an event without a date gives no deadline`() throws {
    let own = try read("a,A,B,no-existe,1,hábiles,N,,no\nb,A,B,retiro,1,hábiles,N,,no\n")

    #expect(Deadline.legalTerms(of: CaseFile(), under: own).isEmpty)
  }

  @Test(arguments: [
    ("a,A,B,retiro,muchos,hábiles,N,,no", 2), ("\na,A,B,retiro,4000,hábiles,N,,no", 3),
    ("a,A,B,retiro,5,lunares,N,,no", 2), ("a,A,B,retiro,5,hábiles,N,,quizás", 2),
    (",A,B,retiro,5,hábiles,N,,no", 2), ("a,A,B,retiro,5,hábiles,,,no", 2), ("a", 2),
    ("a,A,B,retiro,5,hábiles,N,,no\na,A,B,retiro,6,hábiles,N,,no", 3),
  ])
  func `names the row in which something is wrong`(rows: String, row: Int) {
    let problem = #expect(throws: GridProblem.self) { try read(rows) }

    #expect(problem?.row == row)
  }

  @Test func `must have its headings`() {
    #expect(throws: GridProblem.self) { try LegalTermTable.read(CSVReader.read(Array("a,b\n1,2\n".utf8))) }
    #expect(throws: GridProblem.self) { try LegalTermTable.read(Grid(rows: [])) }
  }
}
