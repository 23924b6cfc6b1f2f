import HandoverModel
import HandoverTestSupport
import Testing

struct `Private data in a line` {
  static let lines: [(String, [PrivateKind])] = [
    ("identificada con cédula de ciudadanía No. 93.123.456 de Ibagué", [.documentNumber]),
    ("C.C. 1.000.000.001", [.documentNumber]),
    ("CC 1000000001 y CC 93 123 456", [.documentNumber, .documentNumber]),
    ("cédulas 93.123.456, 65.789.012 y 1.110.456.789", [.documentNumber, .documentNumber, .documentNumber]),
    ("Documento de identidad: 28123456", [.documentNumber]),
    ("T.I. 1003456789", [.documentNumber]),
    ("Celular: 3101234567", [.mobile]),
    ("310 123 45 67", [.mobile]),
    ("llamar a Luz al +57 310 1234567", [.mobile]),
    ("310-123-4567", [.mobile]),
    ("Teléfono de la casa: 283 40 18", [.landline]),
    ("Enviar a luz.pena@example.com.", [.email]),
    ("Consignar en la cuenta de ahorros No. 123-456789-01", [.bankAccount]),
    ("Cuenta corriente Banco Agrario: 0660 1234 5678", [.bankAccount]),
    ("-----BEGIN RSA PRIVATE KEY-----", [.privateKey]),
    ("https://usuario:inventada@inventado.example/", [.token]),
    ("token aB3dE5gH7jK9mN1pQ4sT", [.token]),
    ("usuario: admin, clave: Inventada2011", [.password]),
    ("contraseña: macondo", [.password]),
    ("Clave wifi = Piedras2011", [.password]),
    ("el PIN es 4321", [.password]),
  ]

  static let harmless = [
    "NIT 800.100.136-4", "un contrato de $1.110.456.789", "Radicado 2011345678 del 2011-12-15",
    "Resolución 289 del 20 de septiembre de 2008; Decreto 1151 de 2008",
    "código TRD 120-2-40, folios 1 a 214",
    "conmutador 2834019, fax 2834020", "alcaldia@piedras-tolima.gov.co", "soporte@empresa.example",
    "alcaldiapiedras@example.com", "La clave la asigna el administrador y se cambia al entrar.",
    "contraseña: la que le entregó el administrador", "palabras clave: empalme, archivo",
    "Visitas: 1.234.567",
    "la cédula y el pasaporte sirven", "CDP 12345678 y RP 87654321", "cuenta de cobro 123456789",
    "2011-11-01,Luz Peña,3101234567890123",
    "SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "-----BEGIN PUBLIC KEY-----", "línea gratuita 018000 913 000", "4.543210, -74.876543", "a@b", "@gobierno",
  ]

  @Test(arguments: lines) func `is recognised by its shape and the words about it`(
    line: String, kinds: [PrivateKind]
  ) {
    #expect(PrivateLine.hits(in: Substring(line)).map(\.kind) == kinds)
  }

  @Test(arguments: harmless) func `is not seen in numbers and words of every day`(line: String) {
    #expect(PrivateLine.hits(in: Substring(line)).map(\.kind) == [])
  }

  @Test func `is never shown whole`() {
    for (line, _) in Self.lines {
      for hit in PrivateLine.hits(in: Substring(line)) {
        #expect(!line.contains(hit.masked), "\(hit.masked)")
        #expect(hit.masked.contains("•"))
      }
    }
  }

  @Test(arguments: [
    ("cédula", ColumnMeaning.document), ("No. documento", .document),
    ("Número de documento de identidad", .document),
    ("Celular", .telephone), ("número de cuenta", .account), ("tipo de documento", .nothing),
    ("NIT", .nothing),
    ("documentos entregados", .nothing), ("valor", .nothing), ("fecha de expedición de la cédula", .nothing),
  ])
  func `gets its meaning from the header of a column`(header: String, meaning: ColumnMeaning) {
    #expect(ColumnMeaning(header: header) == meaning)
  }

  @Test func `in a directory of offices is public`() {
    #expect(!TableMeaning(header: ["dependencia", "cargo", "teléfono"]).isMeaningful)
    #expect(TableMeaning(header: ["nombre", "teléfono"]).isMeaningful)
    #expect(TableMeaning(header: ["funcionario", "cargo", "cédula", "teléfono"])[2] == .document)
  }
}

struct `The quick look over a text` {
  /// Every line with something in it, among harmless ones and noise.
  @Test(arguments: UInt64(0)..<60) func `passes over no line that holds something`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var lines: [String] = []
    for (line, _) in `Private data in a line`.lines {
      lines.append(line)
      lines.append(
        (0..<20).map { _ in "abc 123-.,'@éñ:".randomElement(using: &random).map(String.init) ?? "" }.joined())
      lines.append(`Private data in a line`.harmless.randomElement(using: &random) ?? "")
    }
    lines.shuffle(using: &random)
    let bytes = Array(lines.joined(separator: "\n").utf8)

    var seen: Set<Int> = []
    LineSurvey.lines(of: bytes) { number, range in
      seen.insert(number)
      #expect(String(decoding: bytes[range], as: UTF8.self) == lines[number - 1])
    }

    for (index, line) in lines.enumerated() where !PrivateLine.hits(in: Substring(line)).isEmpty {
      #expect(seen.contains(index + 1), "\(line)")
    }
  }

  @Test func `passes over prose and tables without such words`() {
    let text =
      "La secretaría entregó el contrato y la copia.\n2011-11-01;Suministro;45000000;sí\nFin 1234567\n"
    var count = 0
    LineSurvey.lines(of: Array(text.utf8)) { _, _ in count += 1 }
    #expect(count == 0)
  }
}
