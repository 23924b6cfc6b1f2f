/// A channel of the municipal site and who keeps it up to date.
package struct Channel: Hashable, Sendable {
  package var code = ""
  package var name = ""
  package var responsible = ""
  package var frequency = ""
  package var lastUpdate: CalendarDate?
  package var updatesReached = ""
  package var isPublished: Bool?
  package var source = ""

  package init() {}
}

extension Channel: Record {
  package static let table = Table<Channel>(
    "canales", title: "Canales del sitio web", rowName: "el canal", key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true, help: "Número del canal, por ejemplo 4.1"),
      Column(\.name, "canal", "Canal", required: true),
      Column(\.responsible, "responsable", "Responsable"),
      Column(\.frequency, "frecuencia", "Frecuencia exigida", help: "Por ejemplo 4 veces al mes"),
      Column(\.lastUpdate, "ultima_actualizacion", "Última actualización"),
      Column(\.updatesReached, "frecuencia_alcanzada", "Frecuencia alcanzada"),
      Column(\.isPublished, "publicado", "Publicado"),
      Column(\.source, "fuente", "Fuente", help: "Quién produce la información"),
    ])
}

/// A system or account whose control passes on.
///
/// It has no place for a secret.
package struct SystemAccount: Hashable, Sendable {
  package var code = ""
  package var name = ""
  package var url = ""
  package var provider = ""
  package var purpose = ""
  package var role = ""
  package var holder = ""
  package var recovery = ""
  package var expires: CalendarDate?
  package var contract = ""
  package var transfer: Transfer?
  package var transferredOn: CalendarDate?
  package var proof = ""

  package init() {}

  /// How control passes to the new administration.
  package enum Transfer: String, Choice {
    case reset = "reinicio de clave"
    case holder = "cambio de titular"
    case removal = "baja"
  }
}

extension SystemAccount: Record {
  package static let table = Table<SystemAccount>(
    "sistemas", title: "Sistemas y cuentas", rowName: "el sistema o cuenta", key: ["codigo"],
    columns: [
      Column(\.code, "codigo", "Código", required: true, help: "Por ejemplo S-01"),
      Column(\.name, "nombre", "Nombre", required: true),
      Column(\.url, "direccion", "Dirección"),
      Column(\.provider, "proveedor", "Proveedor"),
      Column(\.purpose, "finalidad", "Finalidad"),
      Column(\.role, "rol", "Rol", help: "Administrador, editor, autor, consulta"),
      Column(\.holder, "titular_saliente", "Titular saliente", help: "Cargo que la administra hoy"),
      Column(
        \.recovery, "canal_recuperacion", "Canal de recuperación", access: .personal,
        help: "Cómo se recupera el acceso; nunca la clave"),
      Column(\.expires, "vence", "Vence"),
      Column(\.contract, "contrato", "Contrato"),
      Column(\.transfer, "transferencia", "Método de transferencia"),
      Column(\.transferredOn, "fecha_transferencia", "Fecha de la transferencia"),
      Column(\.proof, "prueba", "Prueba de la transferencia"),
    ])
}

/// A problem that support solves, and how.
package struct SupportCase: Hashable, Sendable {
  package var number = 0
  package var problem = ""
  package var procedure = ""
  package var assistance = ""

  package init() {}
}

extension SupportCase: Record {
  package static let table = Table<SupportCase>(
    "soporte", title: "Soporte técnico", rowName: "el caso de soporte", key: ["numero"],
    columns: [
      Column(\.number, "numero", "Número", required: true),
      Column(\.problem, "problema", "Problema", required: true),
      Column(\.procedure, "procedimiento", "Procedimiento", required: true, kind: .longText),
      Column(\.assistance, "asistencia", "Asistencia", kind: .longText),
    ])
}
