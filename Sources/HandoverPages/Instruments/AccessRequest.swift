package import HandoverModel

extension Instruments {
  /// The name of the form's file, without ending.
  package static let accessRequestName = "solicitud-administracion-usuarios"
  /// What the form is called.
  package static let accessRequestTitle = "Solicitud de administración de usuarios"

  static let accessRequestTemplate = "instrumentos/solicitud-administracion"

  /// The page of the request; the same input and templates give the same text.
  package static func accessRequest(
    _ request: AccessRequest, _ registry: Registry, templates: Templates, styleHash: (String) -> String
  ) throws(TemplateError) -> String {
    let style = try PageParts.style(of: templates, [styleSheet])
    let page = PageParts(style: style, styleHash: styleHash(style))
    var specimen = AccessRequest(date: request.date)
    specimen.users = [AccessRequest.User(name: "", post: "", email: "", role: .author)]
    return try templates.render(
      accessRequestTemplate, scope(request, registry, page), specimen: scope(specimen, registry, .specimen))
  }

  private static func scope(_ request: AccessRequest, _ registry: Registry, _ page: PageParts) -> Scope {
    let input = InstrumentInput(registry: registry, date: request.date, version: nil, absent: [])
    let scope = InstrumentScope(input, terms: [])
    let file = scope.file
    return scope.base(accessRequestTitle, page).adding([
      "tipo_entidad": .text(request.entityKind), "documento": .text(request.document),
      "periodo_inicio": .words(request.termStart), "periodo_fin": .words(request.termEnd),
      "telefono_representante": .text(request.phone), "celular": .text(request.mobile),
      "correo_personal": .text(request.privateEmail),
      "usuarios": .list(request.users.enumerated().map { user($1, number: $0 + 1) }),
      "renglones": .list(
        (1...5).map { Scope(["numero": .number($0), "roles": .list(boxes(nil))]) }),
      "firmas": .list([
        Scope([
          "papel": .text("Representante legal"), "nombre": .text(file.incomingName),
          "cargo": .text(file.incomingPost),
        ])
      ]),
    ])
  }

  private static func user(_ user: AccessRequest.User, number: Int) -> Scope {
    Scope([
      "numero": .number(number), "nombre": .text(user.name), "cargo": .text(user.post),
      "correo": .text(user.email), "roles": .list(boxes(user.role)),
    ])
  }

  /// The three roles, that of the person with a cross.
  private static func boxes(_ role: AccessRequest.Role?) -> [Scope] {
    AccessRequest.Role.allCases.map {
      Scope(["texto": .text($0.rawValue), "casilla": .text($0 == role ? "☒" : "☐")])
    }
  }
}
