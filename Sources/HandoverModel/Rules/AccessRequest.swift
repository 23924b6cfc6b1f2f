/// What the request for a change of administrators says beyond the ficha.
///
/// Form «Gestión de sitios web y correos electrónicos para entidades públicas» of the national programme.
package struct AccessRequest: Hashable, Sendable {
  /// The roles that the site knows.
  package enum Role: String, Choice {
    case author = "autor"
    case editor
    case administrator = "administrador"
  }

  /// Somebody who is to get into the site.
  package struct User: Hashable, Sendable {
    /// Names and surnames.
    package let name: String
    /// The post, which may be empty.
    package let post: String
    /// Where the new password goes; it may be empty.
    package let email: String
    /// What the person may do.
    package let role: Role

    package init(name: String, post: String, email: String, role: Role) {
      self.name = name
      self.post = post
      self.email = email
      self.role = role
    }
  }

  /// The day that the request bears.
  package let date: CalendarDate
  /// What kind of entity asks: «Alcaldía».
  package var entityKind = "Alcaldía"
  /// The identity document of the new legal representative; empty when it is not given.
  package var document = ""
  /// The first day of the term for which the representative was elected.
  package var termStart: CalendarDate?
  /// Its last day.
  package var termEnd: CalendarDate?
  /// The representative's own telephone; empty when it is not given.
  package var phone = ""
  /// The representative's mobile telephone; empty when it is not given.
  package var mobile = ""
  /// The representative's private address, since the institutional one is out of reach once the key changes.
  package var privateEmail = ""
  /// Who is to get in; blank lines are printed when nobody is named.
  package var users: [User] = []

  package init(date: CalendarDate) { self.date = date }

  /// How many fields of the form are left to be filled in by hand.
  package func blanks(_ registry: Registry) -> Int {
    let file = registry.file ?? CaseFile()
    let texts = [
      entityKind, file.department, file.municipality, file.phone, file.email, file.website, file.address,
      file.incomingName, file.incomingPost, document, phone, mobile, privateEmail,
    ]
    return texts.count(where: \.isEmpty) + (termStart == nil ? 1 : 0) + (termEnd == nil ? 1 : 0)
      + (users.isEmpty ? 1 : 0)
  }
}
