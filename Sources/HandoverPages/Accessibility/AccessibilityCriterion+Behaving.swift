extension AccessibilityCriterion {
  /// CC18 to CC22: what a page does by itself.
  static let behaving = [
    AccessibilityCriterion(18, "Sin audio automático", "1.4.2") { page in
      let media = page.tree.all("audio", "video")
      guard !media.isEmpty else { return .notApplicable("el documento no tiene audio ni video") }
      let sounding = media.filter { $0["autoplay"] != nil }
      return page.met("nada suena solo", unless: page.places(sounding) { "«\($0.name)» suena solo" })
    },
    AccessibilityCriterion(19, "Control del tiempo", "2.2.1") { page in
      page.met(
        "la página no ejecuta programas ni tiene límites de tiempo",
        unless: page.places(page.programs + page.refreshes) {
          "«\($0.name)» puede imponer un límite de tiempo"
        })
    },
    AccessibilityCriterion(20, "Control del movimiento y el parpadeo", "2.2.2, 2.3.1") { page in
      let names = ["animation", "animation-name", "transition"]
      let moving = page.style.rules.filter { rule in names.contains { rule[$0].map { $0 != "none" } ?? false }
      }
      let elements = page.tree.all("blink", "marquee", "animate", "animatetransform", "animatemotion", "set")
      return page.met(
        "ningún elemento ni estilo se mueve o parpadea",
        unless: page.places(elements) { "«\($0.name)» se mueve" }
          + moving.map { "el estilo de «\($0.selector)» se mueve" })
    },
    AccessibilityCriterion(21, "Sin actualización automática", "2.2.1, 3.2.5") { page in
      page.met(
        "la página no se recarga ni lleva a otra por sí sola",
        unless: page.places(page.refreshes) { _ in "la página se recarga sola" }
          + page.places(page.programs) { "«\($0.name)» ejecuta un programa" })
    },
    AccessibilityCriterion(22, "Sin cambios al recibir el foco", "3.2.1, 3.2.2") { page in
      page.met(
        "no hay programas ni atributos que actúen con el foco",
        unless: page.places(page.programs) { "«\($0.name)» ejecuta un programa" })
    },
  ]
}
