extension AccessibilityCriterion {
  /// CC1 to CC7: what can be seen, heard and told apart.
  static let perceivable = [
    AccessibilityCriterion(1, "Alternativa de texto", "1.1.1") { page in
      let figures = page.tree.all("svg").filter { !page.isHidden($0) }
      let images = page.tree.all("img", "area", "object", "embed", "canvas", "iframe")
      let nameless =
        figures.filter { $0["role"] != "img" || page.name(of: $0).isEmpty }
        + images.filter { !page.isHidden($0) && ($0["alt"] ?? page.name(of: $0)).isEmpty && $0["alt"] != "" }
      let places = page.places(nameless) { "«\($0.name)» sin texto alternativo" }
      let proof =
        "\(Wording.count(figures.count, "figura tiene", "figuras tienen")) nombre, y las demás son adorno"
      return images.isEmpty || !places.isEmpty
        ? page.met(proof, unless: places)
        : .human(
          "lea los textos alternativos de \(Wording.count(images.count, "imagen", "imágenes")): deben decir lo mismo"
        )
    },
    AccessibilityCriterion(2, "Complemento de los videos", "1.2.2, 1.2.3, 1.2.5") { page in
      let videos = page.tree.all("video")
      guard !videos.isEmpty else { return .notApplicable("el documento no tiene videos") }
      let bare = videos.filter { video in !page.tree.inside(video).contains { $0.name == "track" } }
      return bare.isEmpty
        ? .human("vea cada video: subtítulos completos y audiodescripción")
        : .unmet(page.places(bare) { _ in "un video sin subtítulos" })
    },
    AccessibilityCriterion(3, "Guion de lo que es solo video o solo audio", "1.2.1") { page in
      page.tree.all("video", "audio").isEmpty
        ? .notApplicable("el documento no tiene video ni audio")
        : .human("compruebe que junto a cada video y audio está su transcripción")
    },
    AccessibilityCriterion(4, "Texto ampliable", "1.4.4, 1.4.10") { page in
      let views = page.tree.all("meta").filter { $0["name"]?.lowercased() == "viewport" }
      guard !views.isEmpty else { return .unmet(["falta <meta name=\"viewport\">"]) }
      let blocking = views.filter {
        ($0["content"] ?? "").contains(#/maximum-scale|user-scalable\s*=\s*(no|0)/#)
      }
      return blocking.isEmpty
        ? .human(
          "amplíe el texto al 200 % y vea la página en una pantalla de 320 píxeles: nada debe cortarse; la página permite ampliar"
        )
        : .unmet(page.places(blocking) { _ in "la página impide ampliar el texto" })
    },
    AccessibilityCriterion(5, "Contraste, y nada dicho solo con color", "1.4.1, 1.4.3, 1.4.11") {
      $0.contrast
    },
    AccessibilityCriterion(6, "Imágenes que complementan el texto", "") { _ in
      .human("mire si alguna explicación se entendería mejor con una imagen")
    },
    AccessibilityCriterion(7, "Identificación coherente", "3.2.4") { page in
      var targets: [String: String] = [:]
      let strange = page.links.filter { link in
        let (text, target) = (page.tree.text(of: link).lowercased(), link["href"] ?? "")
        return !text.isEmpty && targets.updateValue(targets[text] ?? target, forKey: text) ?? target != target
      }
      return page.met(
        "\(Wording.count(page.links.count, "enlace", "enlaces")): los de igual texto llevan al mismo lugar",
        unless: page.places(strange) {
          "«\(page.tree.text(of: $0))» lleva a otro lugar que el anterior de igual texto"
        })
    },
  ]
}

extension ExaminedPage {
  /// Every colour of text on every background that it may stand on.
  fileprivate var contrast: CriterionResult.Outcome {
    let rules = style.rules.filter(\.isForScreen)
    guard !rules.isEmpty else {
      return .human("mida el contraste de los textos: la hoja de estilo no está en la página")
    }
    let background = { (rule: StyleSheet.Rule) in rule["background"] ?? rule["background-color"] }
    let grounds = rules.filter { $0["color"] == nil }.compactMap { background($0).flatMap(style.color) }
    var pairs: [(selector: String, ratio: Double)] = []
    for rule in rules {
      guard let color = rule["color"].flatMap(style.color) else { continue }
      let own = background(rule).flatMap(style.color)
      for ground in own.map({ [$0] }) ?? grounds {
        pairs.append(("\(rule.selector): \(color.text) sobre \(ground.text)", color.contrast(with: ground)))
      }
    }
    let weak = pairs.filter { $0.ratio < 4.5 }.map {
      "\($0.selector) tiene contraste \(Self.shown($0.ratio))"
    }
    let stateMarks = Set(StateMark.Tone.allCases.map(\.rawValue) + ["estado"])
    let silent = tree.elements.filter { element in
      element.tag.classes.contains { stateMarks.contains(String($0)) } && tree.text(of: element).isEmpty
    }
    let least = pairs.map(\.ratio).min().map(Self.shown) ?? "sin textos de color"
    return met(
      "contraste mínimo \(least) entre los colores de la hoja de estilo, y todo estado tiene palabra",
      unless: unique(weak) + unreadableFigures + places(silent) { _ in "un estado sin palabra" })
  }

  /// Texts of figures that stand out neither from paper nor from a colour of their figure.
  private var unreadableFigures: [String] {
    let weak = tree.all("svg").filter { figure in
      let inside = tree.inside(figure)
      let fills = Set(([figure] + inside).compactMap { $0["fill"].flatMap { Color($0.lowercased()) } })
      let grounds = fills.union([Color("white")].compactMap(\.self))
      let texts = inside.filter { $0.name == "text" }.compactMap { text in
        ([text] + tree.around(text)).lazy.compactMap { $0["fill"].flatMap { Color($0.lowercased()) } }.first
      }
      return Set(texts).contains { text in !grounds.contains { text.contrast(with: $0) >= 4.5 } }
    }
    return places(weak) { _ in "una figura con texto que no contrasta" }
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  static func shown(_ ratio: Double) -> String {
    let tenths = Int(ratio * 10)
    return "\(tenths / 10),\(tenths % 10):1"
  }
}
