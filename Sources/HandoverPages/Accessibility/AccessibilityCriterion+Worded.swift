extension AccessibilityCriterion {
  /// CC23 to CC32: titles, links, fields, language, objects.
  static let worded = [
    AccessibilityCriterion(23, "Títulos adecuados", "2.4.2, 2.4.6") { page in
      let titles = page.tree.all("title").filter { title in
        !page.tree.around(title).contains { $0.name == "svg" } && !page.tree.text(of: title).isEmpty
      }
      var seen: Set<String> = []
      let twice = page.tree.all("h2").filter { !seen.insert(page.tree.text(of: $0).lowercased()).inserted }
      let empty = page.headings.filter { page.tree.text(of: $0).isEmpty }
      return page.met(
        "la página tiene título y los de sus \(seen.count) secciones son distintos",
        unless: (titles.count == 1 ? [] : ["hay \(titles.count) títulos de página y debe haber uno"])
          + page.places(empty) { _ in "un título de sección vacío" }
          + page.places(twice) { "el título «\(page.tree.text(of: $0))» se repite" })
    },
    AccessibilityCriterion(24, "Campos con nombre", "1.3.5, 3.3.2, 4.1.2") { page in
      let inputs = page.tree.all("input", "select", "textarea").filter { $0["type"] != "hidden" }
      guard !page.fields.isEmpty else { return .notApplicable("el documento no tiene formularios") }
      let labels = Set(page.tree.all("label").compactMap { $0["for"] })
      let bare = inputs.filter { page.name(of: $0).isEmpty && !labels.contains($0["id"] ?? "") }
      return bare.isEmpty
        ? .human("mire si el nombre de cada campo dice qué se espera")
        : .unmet(page.places(bare) { "«\($0.name)» sin nombre" })
    },
    AccessibilityCriterion(25, "Instrucciones claras", "1.3.3, 3.3.2") { page in
      page.fields.isEmpty
        ? .notApplicable("el documento no pide datos ni operaciones")
        : .human("mire si cada formulario explica qué hacer sin apelar al color o la posición")
    },
    AccessibilityCriterion(26, "Enlaces adecuados", "2.4.4") { page in
      let vague: Set = [
        "aquí", "aqui", "clic aquí", "haga clic aquí", "ver más", "más", "leer más", "enlace", "ver",
      ]
      let bad = page.links.filter { link in
        let text = page.tree.text(of: link).lowercased()
        return text.isEmpty || vague.contains(text)
      }
      return page.met(
        "\(Wording.count(page.links.count, "enlace dice", "enlaces dicen")) a dónde \(page.links.count == 1 ? "lleva" : "llevan")",
        unless: page.places(bad) { "el enlace «\(page.tree.text(of: $0))» no dice a dónde lleva" })
    },
    AccessibilityCriterion(27, "Idioma", "3.1.1, 3.1.2") { page in
      let language = page.tree.all("html").first?["lang"] ?? ""
      let strange = page.tree.elements.filter {
        $0["lang"].map { !$0.contains(#/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/#) } ?? false
      }
      return page.met(
        "la página declara el idioma \(language)",
        unless: (language.lowercased().hasPrefix("es") ? [] : ["la página no declara que está en español"])
          + page.places(strange) { "«\($0["lang"] ?? "")» no es un idioma" })
    },
    AccessibilityCriterion(28, "Manejo del error", "3.3.1, 3.3.3") { page in
      page.fields.isEmpty
        ? .notApplicable("el documento no recibe datos")
        : .human("envíe cada formulario con errores: debe decir cuál es y cómo corregirlo")
    },
    AccessibilityCriterion(29, "Imágenes de texto", "1.4.5") { page in
      let images = page.tree.all("img", "canvas", "object", "embed")
      return images.isEmpty
        ? .met("no hay imágenes de puntos: el texto de las figuras es texto")
        : .human(
          "mire si \(Wording.count(images.count, "imagen tiene", "imágenes tienen")) texto que debería estar escrito"
        )
    },
    AccessibilityCriterion(30, "Objetos programados", "4.1.2") { page in
      let objects = page.programs + page.tree.all("iframe", "object", "embed", "button", "dialog")
      let known: Set = [
        "img", "group", "region", "list", "listitem", "navigation", "note", "presentation", "none",
      ]
      let strange = page.tree.elements.filter { $0["role"].map { !known.contains($0) } ?? false }
      let nested = page.links.filter { link in page.tree.around(link).contains { $0.name == "a" } }
      return page.met(
        "no hay objetos programados, y los papeles declarados corresponden",
        unless: page.places(objects) { "«\($0.name)» es un objeto programado" }
          + page.places(strange) { "«\($0.name)» declara el papel «\($0["role"] ?? "")»" }
          + page.places(nested) { _ in "un enlace dentro de otro" })
    },
    AccessibilityCriterion(31, "Cada letra utilizable", "") { page in
      let head = page.tree.source.source(0..<min(1024, page.tree.source.bytes.count)).lowercased()
      let whole = String(decoding: page.tree.source.bytes, as: UTF8.self)
      return page.met(
        "UTF-8 declarado al comienzo, y todas las letras están completas",
        unless: (head.contains(#/<meta\s+charset="?utf-8/#)
          ? [] : ["la página no declara UTF-8 en su comienzo"])
          + (whole.contains("\u{FFFD}") ? ["hay letras que se perdieron (�)"] : []))
    },
    AccessibilityCriterion(32, "Manejable con el teclado", "2.1.1, 2.1.2") { page in
      let keys = page.tree.elements.filter { $0["accesskey"] != nil }
      return page.met(
        "todo lo que se usa son enlaces y zonas que se desplazan; no hay programas que atrapen el teclado",
        unless: page.places(page.programs) { "«\($0.name)» ejecuta un programa" }
          + page.places(keys) { "«\($0.name)» toma una tecla" })
    },
  ]
}
