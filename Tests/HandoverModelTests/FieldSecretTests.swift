import HandoverModel
import Testing

struct `Text that looks like a secret` {
  @Test(arguments: [
    "clave: Piedras2011", "Clave del correo: Piedras2011*", "la contraseña es Alcaldia#1", "password=secreto",
    "usuario admin / contraseña: piedras", "PIN: 4821", "pin 4821", "El PIN del token es 90817",
    "Contraseña = abcd", "clave wifi: 12345678", "pwd: x7Kq9z", "Usuario: gel; clave: tolima2011",
    "CONTRASEÑA: PIEDRAS2011", "Token: a8f9K2lmQ", "cambio de clave: Piedras2012", "clave Piedras2011",
    "-----BEGIN RSA PRIVATE KEY-----\nMIIE", "PuTTY-User-Key-File-2: ssh-rsa",
    "https://admin:piedras@sitio.gov.co/panel", "https://sitio.gov.co/api?token=9f8e7d6c5b",
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "AKIAIOSFODNN7EXAMPLE",
    "xK9fT2mQ7vB4nL8pR3wZ6cD1", "primera línea\nclave: Piedras2011",
  ])
  func `is recognised`(text: String) {
    #expect(SecretText.problem(of: text) != nil)
  }

  @Test(arguments: [
    "", "Olvido de la contraseña del sitio",
    "Llamar al Centro de Interacción Multimedia y pedir cambio de clave",
    "Palabras clave: empalme, GEL-T, 2011", "Indicadores clave: 80%", "Puntos clave: territorio",
    "Reinicio de clave", "reinicio de clave: 2011-12-20",
    "Recuperación de contraseña: soporte@gobiernoenlinea.gov.co",
    "Recuperación de la clave: 018000910742", "Cambio de contraseña: llamar a la mesa de ayuda",
    "Clave: no se entrega; se reinicia", "Contraseña: confidencial", "Token: físico", "PIN: pendiente",
    "La clave es personal e intransferible", "La clave del éxito es la capacitación",
    "Token de firma: vence 2012-03-01",
    "Clave: la asigna el proveedor", "https://www.piedras-tolima.gov.co/apc-aa/view.php3?vid=1089",
    "https://docs.google.com/spreadsheets/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "E3B0-C442-98FC-1C14",
    "material/guias/InformeDeAvanceFase2Transaccion2011VersionFinal.pdf",
    "Resolución 289 de 2008, CD-045-2011",
    "Ley 1712 de 2014: artículo 18", "alcaldia@piedras-tolima.gov.co", "Clave del proceso: CD-045-2011",
    "Método: baja de la cuenta; clave: se reinicia con el proveedor", "Token entregado a la tesorera",
    "opinión: 1234 ciudadanos", "Servicio de Gobierno: clave para el ciudadano",
  ])
  func `is not seen where none is`(text: String) {
    #expect(SecretText.problem(of: text) == nil)
  }
}
