import HandoverModel
import Testing

private func cells(_ text: String) throws -> [[String]] {
  try CSVReader.read(Array(text.utf8)).rows.map(\.cells)
}

struct `A CSV file` {
  @Test(arguments: [
    "a;b;c\n1;2;3\n", "a,b,c\n1,2,3\n", "a\tb\tc\n1\t2\t3\n", "a;b;c\r\n1;2;3\r\n", "a;b;c\r1;2;3\r",
    "a;b;c\n1;2;3", "sep=;\na;b;c\n1;2;3", "sep=|\r\na|b|c\r\n1|2|3\r\n", "\"sep=,\"\na,b,c\n1,2,3",
    "\u{FEFF}a;b;c\n1;2;3\n", "\u{FEFF}SEP=;\na;b;c\n1;2;3\n", "\"a\";\"b\";\"c\"\n\"1\";\"2\";\"3\"\n",
  ])
  func `is read with any separator and line ending`(text: String) throws {
    #expect(try cells(text) == [["a", "b", "c"], ["1", "2", "3"]])
  }

  @Test(arguments: [
    ("\"Nombre, cargo, correo\";documento\nx;1", ["Nombre, cargo, correo", "documento"]),
    ("\"a;b;c\",d\nx,1", ["a;b;c", "d"]),
    ("nombre;valor, en pesos\nx;1", ["nombre", "valor, en pesos"]),
    ("\"una\nlínea, dos, tres\";b\nx;1", ["una\nlínea, dos, tres", "b"]),
  ])
  func `is separated by what stands outside quotes in its header`(text: String, header: [String]) throws {
    #expect(try cells(text)[0] == header)
  }

  @Test func `keeps quotes, separators and line breaks inside quotes`() throws {
    let text = "a;b\r\n\"dijo \"\"sí\"\"\";\"uno;\r\ndos\rtres\"\r\n"
    #expect(try cells(text)[1] == ["dijo \"sí\"", "uno;\ndos\ntres"])
  }

  @Test func `takes a quote within a cell as it stands`() throws {
    #expect(try cells("a;b\ntubo de 5\";\"Casa\" azul")[1] == ["tubo de 5\"", "Casa azul"])
  }

  @Test func `numbers rows as a spreadsheet shows them`() throws {
    let grid = try CSVReader.read(Array("sep=;\na;b\n\"x\ny\";1\n\nz;2\n".utf8))
    #expect(grid.rows.map(\.number) == [1, 2, 3, 4])
    #expect(grid.rows.map(\.isBlank) == [false, false, true, false])
  }

  @Test func `names the row of an unterminated quote`() {
    let problem = #expect(throws: GridProblem.self) {
      try CSVReader.read(Array("a;b\n1;2\n\"3;4\n5;6\n".utf8))
    }
    #expect(problem?.row == 3)
  }

  @Test func `names the row of a NUL byte`() {
    let problem = #expect(throws: GridProblem.self) { try CSVReader.read(Array("a;b\n1;2\n3;\u{0}\n".utf8)) }
    #expect(problem?.row == 3)
  }

  @Test(arguments: [
    ([0x50, 0x4B, 0x03, 0x04, 0x00] as [UInt8], "Excel"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "XLS"),
    ([0x25, 0x50, 0x44, 0x46, 0x2D], "PDF"),
  ])
  func `is not a workbook or a PDF, and the message says so`(bytes: [UInt8], word: String) throws {
    let problem = try #require(throws: GridProblem.self) { try CSVReader.read(bytes) }
    #expect(problem.problem.text.contains(word))
  }

  @Test func `may be empty`() throws {
    #expect(try CSVReader.read([]).rows.isEmpty)
    #expect(try CSVReader.read([0xEF, 0xBB, 0xBF]).rows.isEmpty)
  }
}

struct `The encoding of a CSV file` {
  private let text = "nombre;año\nMuñoz “Peña” – €;2011\n"

  @Test func `may be UTF-8 with and without mark`() throws {
    #expect(try TextDecoding.utf8(Array(text.utf8)).text == Array(text.utf8))
    #expect(try TextDecoding.utf8([0xEF, 0xBB, 0xBF] + Array(text.utf8)).text == Array(text.utf8))
  }

  @Test(arguments: [true, false])
  func `may be UTF-16 with mark`(littleEndian: Bool) throws {
    let bytes = ("\u{FEFF}" + text + "🎓").utf16.flatMap { unit -> [UInt8] in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return littleEndian ? [low, high] : [high, low]
    }
    #expect(try TextDecoding.utf8(bytes).text == Array((text + "🎓").utf8))
    #expect(throws: GridProblem.self) { try TextDecoding.utf8(Array(bytes.dropLast())) }
  }

  @Test func `may be Windows-1252`() throws {
    let bytes: [UInt8] =
      Array("Mu".utf8) + [0xF1] + Array("oz ".utf8) + [0x93, 0x50, 0x94, 0x20, 0x96, 0x20, 0x80]
    let decoded = try TextDecoding.utf8(bytes)
    #expect(decoded.encoding == .windows1252)
    #expect(String(decoding: decoded.text, as: UTF8.self) == "Muñoz “P” – €")
  }

  @Test func `reads all 256 bytes of Windows-1252, each as a character of its own`() {
    let scalars = (0...255).map { Windows1252.scalar(UInt8($0)) }
    #expect(Set(scalars).count == 256)
    for byte in [0x81, 0x8D, 0x8F, 0x90, 0x9D] { #expect(scalars[byte].value == UInt32(byte)) }
    for byte in Array(0...0x7F) + Array(0xA0...0xFF) { #expect(scalars[byte].value == UInt32(byte)) }
  }

  @Test func `is called damaged when UTF-8 has stray bytes, and the row is named`() {
    let bytes = Array("año;niño\nseñal;café\nx".utf8) + [0xF1, 0x0A]
    let problem = #expect(throws: GridProblem.self) { try TextDecoding.utf8(bytes) }
    #expect(problem?.row == 3)
  }

  @Test(
    arguments: [
      [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88], [0xC3],
      [0xE2, 0x82],
    ] as [[UInt8]])
  func `is not UTF-8 when a sequence is not well-formed`(bytes: [UInt8]) throws {
    #expect(try TextDecoding.utf8(bytes).encoding == .windows1252)
  }
}
