import HandoverModel
import HandoverTestSupport
import Testing

@testable import HandoverPages

struct `The acta de recibo` {
  @Test(arguments: ActaSample.allCases)
  func `reads as it was recorded`(sample: ActaSample) throws {
    try expectGolden(sample.page(), named: "acta-de-recibo-\(sample.rawValue).html")
  }

  @Test(arguments: ActaSample.allCases)
  func `runs nothing, asks for nothing and gives every id once`(sample: ActaSample) throws {
    let page = try sample.page()
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.output.1) }
    let targets = page.matches(of: #/ (?:href="#|aria-labelledby=")([^"]+)"/#).map { String($0.output.1) }

    #expect(page.contains("<html lang=\"es-CO\">") && page.contains("sha256-huella"))
    #expect(page.matches(of: #/<h1[ >]/#).count == 1)
    #expect(!page.contains("<script") && !page.contains(" style=\"") && !page.contains(" src=\""))
    #expect(Set(ids).count == ids.count)
    #expect(Set(targets).subtracting(ids) == [])
    #expect(!page.contains("{{"))
    #expect(page.contains("no se publica"))
    #expect(page.contains("La recepción no implica refrendación del contenido"))
  }

  @Test(arguments: ActaSample.allCases)
  func `says on every sheet that it is a draft, and only then`(sample: ActaSample) throws {
    let page = try sample.page()
    #expect(page.contains("BORRADOR, sin firmar") == (sample == .draft))
    #expect(page.contains("@top-center") == (sample == .draft))
    #expect(page.contains("Cómo comprobar esta acta") == (sample != .draft))
  }

  @Test func `binds itself to the bundle and to the file of the reception`() throws {
    let page = try ActaSample.signed.page()
    let sello = try #require(Sample.sello)
    let lines = page.matches(of: #/<span>((?:[0-9A-F]{4}-){3}[0-9A-F]{4})<\/span>/#).map {
      String($0.output.1)
    }

    #expect(lines.prefix(4).joined(separator: "-") == sello.grouped)
    #expect(lines.suffix(4).joined(separator: "-") == ActaSample.signed.input.fingerprint.grouped)
    #expect(page.contains("certutil -hashfile recepcion.json SHA256"))
    #expect(page.contains("sha256sum recepcion.json"))
    #expect(page.contains("empalme_piedras_2012-01-20_v0002.zip</span> lleva este sello"))
  }

  @Test func `counts every item once, by section and in all`() throws {
    let page = try ActaSample.signed.page()
    #expect(
      page.contains(
        "<th scope=\"row\">Total</th><td>2</td><td>1</td><td>1</td><td>1</td><td>0</td><td>0</td><td>5</td>"))
    #expect(!page.contains("Acta parcial"))
    let partial = try ActaSample.partial.page()
    #expect(partial.contains("Acta parcial") && partial.contains("Queda 1 elemento por revisar."))
    #expect(partial.contains("<h1>Acta de recibo parcial</h1>"))
  }

  @Test func `tells by how much the count differs from the inventory`() throws {
    let page = try ActaSample.signed.page()
    #expect(page.contains("caja 1-3, carpeta 1-12, 640 folios"))
    #expect(page.contains("2 cajas, 12 carpetas, 641 folios"))
    #expect(page.contains("falta 1 caja y sobra 1 folio"))
  }

  @Test func `numbers and dates commitments once it is signed, and not before`() throws {
    let signed = try ActaSample.signed.page()
    // Five working days after Monday 23 January 2012.
    #expect(signed.contains("<th scope=\"row\">2</th>") && signed.contains("30 de enero de 2012"))
    #expect(signed.contains("5 días hábiles</span>") && signed.contains("30 días hábiles</span>"))
    let draft = try ActaSample.draft.page()
    #expect(draft.contains("al firmar") && draft.contains("5 días hábiles desde la firma"))
  }

  @Test func `says so when there is nothing to report`() throws {
    let page = try ActaSample.clean.page()
    for sentence in [
      "No hay excepciones que anotar", "No quedan compromisos", "no tiene elementos físicos",
      "Es la primera recepción", "no trae observaciones anteriores",
    ] { #expect(page.contains(sentence), "\(sentence)") }
    #expect(!page.contains("Anexo."))
  }

  @Test func `names each of three hundred exceptions, and a dozen of them in the commitment`() throws {
    let page = try ActaSample.large.page()
    #expect(page.matches(of: #/<span class="fijo ruta">E-\d+<\/span>/#).count == 300)
    #expect(page.contains("y 288 elementos más"))
  }

  @Test(arguments: ActaSample.allCases)
  func `shows hostile text as text, wherever it stands`(sample: ActaSample) throws {
    let poison = "<script>alert(1)</script>\"onload='x' {{titulo}}"
    var file = sample.file
    (file.bundle.name, file.bundle.entity, file.bundle.date) = (poison, poison, poison)
    file.check.program = poison
    file.items = file.items.map { item in
      var item = item
      (item.title, item.reason, item.location, item.section) = (poison, poison, poison, poison)
      item.units?.other = poison
      return item
    }
    file.decisions = file.decisions.map { decision in
      var decision = decision
      (decision.observation, decision.name, decision.mender) = (poison, poison, poison)
      return decision
    }
    if var signature = file.signature {
      (signature.place, signature.note) = (poison, poison)
      signature.observations = signature.observations.map { asked in
        var asked = asked
        (asked.text, asked.mender) = (poison, poison)
        return asked
      }
      file.signature = signature
    }
    let page = try ActaSample.page(
      ReceptionActa.Input(file: file, fileName: poison, fingerprint: .none, zipName: poison))

    #expect(page.contains("&lt;script&gt;"))
    #expect(!page.contains("<script") && !page.contains("onload='"))
  }
}
