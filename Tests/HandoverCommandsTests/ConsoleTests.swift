import HandoverCommands
import HandoverModel
import Testing

private let altered = FindingCode("F010", .defect, "el archivo cambió", remedy: "pida otra copia")
private let wide = FindingCode("R002", .warning, "el plazo es {plazo}", remedy: "avise a {quien}")

struct `A list of findings` {
  @Test func `groups by code, says the word and the sign, and cuts long groups`() {
    let findings =
      (1...331).map { Finding(altered, at: "archivos/\($0).pdf") }
      + [
        Finding(wide, at: "plan, fila 2", ["plazo": "hoy", "quien": "Ana"]),
        Finding(wide, at: "plan, fila 9", ["plazo": "ayer", "quien": "Luis"]),
      ]

    let text = FindingsList(findings, limit: 2).text(in: Style())

    #expect(
      text == """
        ✗ DEFECTO F010  el archivo cambió (331)
            archivos/1.pdf
            archivos/10.pdf
            y 329 más
            → pida otra copia

        ! ADVERTENCIA R002 (2)
            plan, fila 2: el plazo es hoy
              → avise a Ana
            plan, fila 9: el plazo es ayer
              → avise a Luis
        """)
    #expect(FindingsList.summary(of: findings) == "331 defectos, 2 advertencias")
  }

  @Test func `uses colours only where they are wanted`() {
    let list = FindingsList([Finding(altered, at: "a")])

    #expect(!list.text(in: Style()).contains("\u{1B}"))
    #expect(list.text(in: Style(usesColor: true)).contains("\u{1B}[1;31m✗ DEFECTO F010\u{1B}[0m"))
  }
}

struct `A table` {
  @Test func `aligns by what a character takes on the screen`() {
    let table = TextTable(
      [("Nombre", .left), ("Tamaño", .right)],
      rows: [["año", "1"], ["cafe\u{301}", "20"], ["日本", "300"], ["corta"]])

    #expect(
      table.text(in: Style()) == """
        Nombre  Tamaño
        ──────  ──────
        año          1
        cafe\u{301}        20
        日本       300
        corta
        """)
  }

  @Test func `cuts its widest column when the screen is narrow`() {
    let table = TextTable(
      [("A", .left), ("B", .left)], rows: [[String(repeating: "x", count: 80), "corto"]])

    let lines = table.text(in: Style(width: 40)).split(separator: "\n")

    #expect(lines.allSatisfy { $0.displayWidth <= 40 })
    #expect(lines.last?.hasSuffix("…  corto") == true)
  }
}

struct `A text` {
  @Test func `is wrapped between words and keeps its line breaks`() {
    #expect(
      "uno dos tres cuatro cinco seis".wrapped(to: 24, indent: 2) == "uno dos tres cuatro\n  cinco seis")
    #expect("uno\n\ndos".wrapped(to: 24) == "uno\n\ndos")
  }

  @Test func `names and values stand below each other`() {
    let facts = Facts([("Sello", "9F86-D081"), ("Versión", "2")])

    #expect(facts.text(in: Style()) == "Sello:    9F86-D081\nVersión:  2")
  }

  @Test func `about the next step can be copied`() {
    let step = NextStep("verifique el paquete", "empalme verificar x.zip")

    #expect(step.text(in: Style()) == "Siguiente paso: verifique el paquete:\n  empalme verificar x.zip")
  }
}

struct `An amount` {
  @Test(
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1500, "1,5 kB"), (2_000_000, "2 MB"),
      (1_234_500_000, "1.234,5 MB"), (12_340_000_000, "12,3 GB"),
    ] as [(Int64, String)])
  func `of bytes is written as in Colombia`(bytes: Int64, text: String) {
    #expect(ByteCount(bytes).description == text)
  }

  @Test func `agrees with its noun`() {
    #expect(counted(1, "archivo", "archivos") == "1 archivo")
    #expect(counted(1234, "archivo", "archivos") == "1.234 archivos")
  }

  @Test(
    arguments: [(0.4, "menos de 1 s"), (59.9, "59 s"), (125, "2 min 05 s"), (3780, "1 h 03 min")]
      as [(
        Double, String
      )])
  func `of time is short`(seconds: Double, text: String) {
    #expect(Duration.seconds(seconds).spanish == text)
  }
}
