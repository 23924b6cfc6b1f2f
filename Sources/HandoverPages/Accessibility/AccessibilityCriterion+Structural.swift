extension AccessibilityCriterion {
  /// CC8 to CC17: how the page is built and walked through.
  static let structural = [
    AccessibilityCriterion(8, "Contenido en secciones", "1.3.1, 2.4.6") { page in
      let tops = page.tree.all("h1").count
      let mains = page.tree.all("main").count
      var places = tops == 1 ? [] : ["hay \(tops) títulos <h1> y debe haber uno"]
      if mains != 1 { places.append("hay \(mains) elementos <main> y debe haber uno") }
      let levels = page.headings.map { Int($0.name.dropFirst()) ?? 0 }
      let jumps = zip(page.headings.dropFirst(), zip(levels, levels.dropFirst())).filter { $1.1 > $1.0 + 1 }
      places += page.places(jumps.map(\.0)) { "el título «\(page.tree.text(of: $0))» se salta un nivel" }
      return page.met(
        "un título principal y \(levels.count - 1) más en orden, sin saltos de nivel", unless: places)
    },
    AccessibilityCriterion(9, "Tablas y listas", "1.3.1") { $0.containers },
    AccessibilityCriterion(10, "Saltar bloques", "2.4.1") { page in
      let mains = page.tree.all("main").compactMap { $0["id"] }
      let first = page.links.first?["href"] ?? ""
      return page.met(
        "el primer enlace salta al contenido",
        unless: mains.contains { first == "#\($0)" }
          ? [] : ["el primer enlace de la página no salta al contenido"])
    },
    AccessibilityCriterion(11, "Marcado bien utilizado", "1.3.1, 4.1.2") { $0.marking },
    AccessibilityCriterion(12, "Múltiples vías", "2.4.5") { page in
      let listed = Set(
        page.tree.all("nav").flatMap { page.tree.inside($0) }.compactMap { $0["href"]?.dropFirst() }.map(
          String.init))
      guard !listed.isEmpty else { return .unmet(["falta el índice con enlaces"]) }
      let sections = page.tree.all("section").filter { $0["id"] != nil }
      let lost = sections.filter { !listed.contains($0["id"] ?? "") }
      return page.met(
        "el índice enlaza las \(sections.count) secciones, y el navegador busca en toda la página",
        unless: page.places(lost) { "la sección «\($0["id"] ?? "")» no está en el índice" })
    },
    AccessibilityCriterion(13, "Navegación coherente", "3.2.3") { _ in
      .notApplicable("el documento es una sola página; del menú del sitio responde quien lo administra")
    },
    AccessibilityCriterion(14, "Orden de los contenidos", "1.3.2") { page in
      let moved = page.style.rules.filter { rule in
        rule["order"] != nil || rule["float"] ?? "none" != "none"
          || rule["flex-direction"]?.hasSuffix("reverse") == true
      }
      return page.met(
        "se ve en el orden en que está escrito: ningún estilo lo cambia",
        unless: moved.map { "el estilo de «\($0.selector)» cambia el orden" })
    },
    AccessibilityCriterion(15, "Advertencias bien ubicadas", "3.3.2") { _ in
      .human("lea los avisos: cada uno debe estar antes de aquello sobre lo que advierte")
    },
    AccessibilityCriterion(16, "Orden al tabular", "2.4.3") { page in
      let forced = page.tree.elements.filter { Int($0["tabindex"] ?? "") ?? 0 > 0 }
      return page.met(
        "ningún elemento cambia el orden del teclado",
        unless: page.places(forced) { "«\($0.name)» cambia el orden con tabindex" })
    },
    AccessibilityCriterion(17, "Foco visible", "2.4.7, 1.4.11") { $0.focus },
  ]
}

extension ExaminedPage {
  fileprivate var containers: CriterionResult.Outcome {
    var places: [String] = []
    var small: [MarkupTree.Element] = []
    let tables = tree.all("table").filter { $0["role"] != "presentation" }
    for table in tables {
      let inside = tree.inside(table)
      let caption = inside.first { $0.name == "caption" }.map { tree.text(of: $0) } ?? ""
      if caption.isEmpty { places += self.places([table]) { _ in "una tabla sin título" } }
      let heads = inside.filter { $0.name == "th" }
      if heads.isEmpty { places += self.places([table]) { _ in "una tabla sin encabezados" } }
      let loose = heads.filter { !["col", "row", "colgroup", "rowgroup"].contains($0["scope"] ?? "") }
      places += self.places(loose) { "el encabezado «\(tree.text(of: $0))» no dice su alcance" }
      if inside.count(where: { $0.name == "tr" }) < 3 { small.append(table) }
    }
    let lists = tree.all("ul", "ol")
    let items = Dictionary(grouping: tree.all("li"), by: \.parent).mapValues(\.count)
    for (index, list) in tree.elements.enumerated() where ["ul", "ol"].contains(list.name) {
      let count = items[index] ?? 0
      if count == 0 { places += self.places([list]) { _ in "una lista vacía" } }
      if count == 1 { small.append(list) }
    }
    guard places.isEmpty else { return .unmet(places) }
    let proof =
      "\(Wording.count(tables.count, "tabla", "tablas")) con título y encabezados con alcance, y \(Wording.count(lists.count, "lista", "listas"))"
    guard !small.isEmpty else { return .met(proof) }
    let lines = small.prefix(5).map { "\(tree.line(of: $0))" }.joined(separator: ", ")
    return .human(
      "\(proof); \(small.count) tienen una sola fila o un solo elemento (líneas \(lines)\(small.count > 5 ? "…" : "")): mire si se entienden"
    )
  }

  fileprivate var marking: CriterionResult.Outcome {
    var seen: Set<String> = []
    let twice = tree.elements.filter { $0["id"].map { !seen.insert($0).inserted } ?? false }
    let references = ["aria-labelledby", "aria-describedby", "headers", "for"]
    let lost = tree.elements.filter { element in
      references.contains { name in
        element[name]?.split(separator: " ").contains { !ids.contains(String($0)) } ?? false
      } || element["href"].map { $0.hasPrefix("#") && !ids.contains(String($0.dropFirst())) } ?? false
    }
    let misfits = tree.misfits.map {
      "línea \(tree.source.line(of: $0.position)): «\($0.name)» mal abierto o cerrado"
    }
    let start = tree.source.source(0..<min(15, tree.source.bytes.count)).lowercased()
    return met(
      "\(tree.elements.count) elementos bien abiertos y cerrados, identificadores únicos y referencias completas",
      unless: (start == "<!doctype html>" ? [] : ["falta <!DOCTYPE html>"]) + misfits
        + places(twice) { "el identificador «\($0["id"] ?? "")» se repite" }
        + places(lost) { "«\($0.name)» se refiere a un identificador que no existe" })
  }

  fileprivate var focus: CriterionResult.Outcome {
    let rules = style.rules.filter { $0.isForScreen && $0.selector.contains(":focus") }
    guard !style.rules.isEmpty else {
      return .human("recorra la página con la tecla Tab: siempre debe verse dónde está")
    }
    let erased = style.rules.filter { rule in
      ["none", "0"].contains(rule["outline"] ?? "") && !rule.selector.hasPrefix("main")
    }
    let ground = style.rules.first { $0.selector == "body" }.flatMap { $0["background"].flatMap(style.color) }
    let marks = rules.compactMap { rule -> Double? in
      guard let outline = rule["outline"], let color = style.color(outline),
        let width = outline.firstMatch(of: #/(\d+)px/#).flatMap({ Int($0.output.1) }), width >= 2
      else { return nil }
      return (ground ?? Color("white")).map { color.contrast(with: $0) }
    }
    guard let ratio = marks.max(), ratio >= 3 else {
      return .unmet(["la hoja de estilo no marca el foco con un borde de 2 píxeles y contraste 3:1"])
    }
    return met(
      "borde de al menos 2 píxeles con contraste \(Self.shown(ratio))",
      unless: erased.map { "el estilo de «\($0.selector)» quita la marca del foco" })
  }
}
