package import HandoverModel

/// The acta de recibo of a reception: what was received of which bundle, and what remains to be answered.
package enum ReceptionActa {
  /// What the acta is made from.
  package struct Input: Sendable {
    /// The reception, signed or not.
    package let file: ReceptionFile
    /// The name of its file.
    package let fileName: String
    /// SHA-256 of its file, which the acta of a signed reception prints.
    package let fingerprint: Digest
    /// The name of the ZIP whose sello was just held against the reception's; empty when none was.
    package let zipName: String

    package init(file: ReceptionFile, fileName: String, fingerprint: Digest, zipName: String = "") {
      self.file = file
      self.fileName = fileName
      self.fingerprint = fingerprint
      self.zipName = zipName
    }
  }

  /// Writes the page; the same input and templates give the same bytes, whenever it is made.
  ///
  /// `hash` gives the SHA-256 of the UTF-8 bytes of a text, in Base64, for the page's content security policy.
  package static func render(
    _ input: Input, templates: Templates, hash: (String) -> String
  ) throws(TemplateError) -> String {
    let sheets = [Instruments.styleSheet, styleSheet] + (input.file.signature == nil ? [draftSheet] : [])
    let style = try PageParts.style(of: templates, sheets)
    let parts = PageParts(style: style, styleHash: hash(style))
    return try templates.render(
      template, ActaScope(input).scope(parts), specimen: ActaScope(.specimen).scope(.specimen))
  }

  static let template = "recepcion/acta-de-recibo"
  static let styleSheet = "recepcion/estilo.css"
  /// What a draft says on every sheet of paper.
  static let draftSheet = "recepcion/borrador.css"
}

extension ReceptionActa.Input {
  /// A reception in which every list has an element, to hold the template against; the texts are empty.
  static let specimen: ReceptionActa.Input = {
    var file = ReceptionFile()
    var physical = ReceptionItem()
    (physical.code, physical.units, physical.change) = ("a", InventoriedUnits(), .new)
    var waiting = ReceptionItem()
    waiting.code = "b"
    file.items = [physical, waiting]
    var decision = ReceptionDecision()
    (decision.number, decision.items, decision.state) = (1, ["a"], .withRemarks)
    decision.counted = CountedUnits()
    file.decisions = [decision]
    file.earlier = EarlierReception()
    file.clarifications = [ReceptionClarification()]
    file.withdrawn = [WithdrawnItem()]
    var signature = ReceptionSignature()
    var observation = ReceptionObservation()
    observation.items = ["a"]
    signature.observations = [observation]
    signature.witnesses = [Signatory()]
    file.signature = signature
    return ReceptionActa.Input(file: file, fileName: "", fingerprint: .none)
  }()
}
