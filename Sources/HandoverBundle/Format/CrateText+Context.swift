import HandoverModel

/// What the crate says beside files and folders: who hands over, where, under which terms, what was done.
extension CrateText {
  /// The identifier of the terms of use: their address, or a place in the crate for those that are a sentence.
  var licence: String { Self.isAddress(plan.licence) ? plan.licence : "#licencia" }

  /// The identifier of whoever built the version.
  var agent: String { plan.author.isEmpty ? "#entidad" : "#autor" }

  /// Whether it is known where the municipality lies.
  var hasPlace: Bool { !plan.municipality.town.isEmpty || !plan.municipality.department.isEmpty }

  /// Every entity that is neither descriptor nor root, file or folder; by identifier.
  ///
  /// The names of all folders begin with a digit: what sorts before digits is written before them.
  var contextual: [(id: String, isBeforeFiles: Bool, value: JSONText)] {
    var found = [organization, terms, identifier, program, action]
    found += [contact, author, place, address, previous].compactMap(\.self)
    return found.sorted { $0.id.precedesInUTF8($1.id) }.map { entity in
      let pairs = [("@id", JSONText.text(entity.id)), ("@type", .text(entity.type))] + entity.pairs
      return (entity.id, !"0".precedesInUTF8(entity.id), .object(pairs))
    }
  }

  static func identifier(ofVersion previous: PreviousVersion) -> String { "#version-\(previous.version)" }

  private typealias Entity = (id: String, type: String, pairs: [(String, JSONText)])

  private var organization: Entity {
    let town = plan.municipality
    var pairs = JSONText.texts([("name", town.entity), ("url", town.website), ("taxID", town.nit)])
    if contact != nil { pairs.append(("contactPoint", Self.reference("#contacto"))) }
    if hasPlace {
      pairs.append(("location", Self.reference("#municipio")))
      pairs.append(("address", Self.reference("#direccion")))
    }
    return ("#entidad", "Organization", pairs)
  }

  private var contact: Entity? {
    let town = plan.municipality
    guard !town.contactEmail.isEmpty || !town.contactName.isEmpty else { return nil }
    return (
      "#contacto", "ContactPoint",
      JSONText.texts([
        ("name", town.contactName.isEmpty ? town.entity : town.contactName), ("email", town.contactEmail),
        ("contactType", "responsable del empalme"),
      ])
    )
  }

  private var author: Entity? {
    guard !plan.author.isEmpty else { return nil }
    return (
      "#autor", "Person", [("name", .text(plan.author)), ("affiliation", Self.reference("#entidad"))]
    )
  }

  private var place: Entity? {
    guard hasPlace else { return nil }
    let town = plan.municipality
    let name = [town.town, town.department, "Colombia"].filter { !$0.isEmpty }.joined(separator: ", ")
    return ("#municipio", "Place", [("name", .text(name)), ("address", Self.reference("#direccion"))])
  }

  private var address: Entity? {
    guard hasPlace else { return nil }
    let town = plan.municipality
    return (
      "#direccion", "PostalAddress",
      JSONText.texts([
        ("name", "Sede de \(town.entity)"), ("streetAddress", town.address), ("addressLocality", town.town),
        ("addressRegion", town.department),
        ("addressCountry", "CO"),
      ])
    )
  }

  private var terms: Entity {
    let text = plan.licence.isEmpty ? "No declaradas" : plan.licence
    return (licence, "CreativeWork", JSONText.texts([("name", "Condiciones de uso"), ("description", text)]))
  }

  private var identifier: Entity {
    let pairs = [("name", "identificador"), ("propertyID", "urn:uuid"), ("value", urn(of: plan.version))]
    return ("#identificador", "PropertyValue", JSONText.texts(pairs))
  }

  private var program: Entity {
    let pairs = [("name", plan.program.name), ("version", plan.program.version), ("url", plan.program.url)]
    return ("#programa", "SoftwareApplication", pairs.map { ($0.0, .text($0.1)) })
  }

  /// Who built the version, when, why, with what and out of what.
  private var action: Entity {
    let folders = tree.top.compactMap { node in node.isFolder ? Self.identifier(tree.path(node)) + "/" : nil }
    let sources = folders + [plan.previous.map(Self.identifier(ofVersion:))].compactMap(\.self)
    return (
      "#construccion", plan.previous == nil ? "CreateAction" : "UpdateAction",
      [
        ("name", .text("Construcción de la versión \(plan.version)")),
        ("description", .text(plan.reason.isEmpty ? "Versión \(plan.version)" : plan.reason)),
        ("agent", Self.reference(agent)), ("instrument", Self.reference("#programa")),
        ("object", Self.references(sources)), ("result", Self.reference("./")),
        ("endTime", .text(plan.date)),
      ]
    )
  }

  private var previous: Entity? {
    guard let previous = plan.previous else { return nil }
    return (
      Self.identifier(ofVersion: previous), "CreativeWork",
      [
        ("name", .text("Versión \(previous.version)")), ("version", .text(String(previous.version))),
        ("datePublished", .text(previous.date)), ("sha256", .text(previous.sello.hex)),
        ("identifier", .text(urn(of: previous.version))),
      ]
    )
  }

  private func urn(of version: Int) -> String {
    BundleFormat.identifier(series: plan.series, version: version, edition: plan.edition)
  }

  /// Whether a text is an absolute web address and nothing else, so that it can be an identifier.
  private static func isAddress(_ text: String) -> Bool {
    ["https://", "http://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
      && identifier(text) == text && !text.utf8.contains { $0 <= 0x20 }
  }
}
