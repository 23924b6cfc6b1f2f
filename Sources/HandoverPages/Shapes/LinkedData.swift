import Foundation

/// What a documento de empalme says of itself to search engines: JSON-LD in the terms of schema.org.
struct LinkedData: Codable, Hashable {
  var context = "https://schema.org"
  var type = "Report"
  var name: String
  var description: String
  var language = "es-CO"
  var created: String
  var version: String
  var licence: String?
  var url: String?
  /// The sello of the bundle that the document tells of.
  var identifier: Property?
  var publisher: Organization
  /// The ZIP with everything.
  var encoding: Download?
  /// The open tables.
  var part: Dataset?

  private enum CodingKeys: String, CodingKey {
    case context = "@context"
    case type = "@type"
    case language = "inLanguage"
    case created = "dateCreated"
    case licence = "license"
    case part = "hasPart"
    case name, description, version, url, identifier, publisher, encoding
  }

  /// The municipality.
  struct Organization: Codable, Hashable {
    var type = "GovernmentOrganization"
    var name: String
    var taxID: String?
    var url: String?
    var areaServed: Area?

    private enum CodingKeys: String, CodingKey {
      case type = "@type"
      case name, taxID, url, areaServed
    }
  }

  /// The municipality's territory.
  struct Area: Codable, Hashable {
    var type = "AdministrativeArea"
    var name: String
    var identifier: Property?

    private enum CodingKeys: String, CodingKey {
      case type = "@type"
      case name, identifier
    }
  }

  /// A code with the name of the list that it is from.
  struct Property: Codable, Hashable {
    var type = "PropertyValue"
    var propertyID: String
    var value: String

    private enum CodingKeys: String, CodingKey {
      case type = "@type"
      case propertyID, value
    }
  }

  /// The tables that anybody may use.
  struct Dataset: Codable, Hashable {
    var type = "Dataset"
    var name: String
    var description: String
    var licence: String?
    var distribution: [Download]

    private enum CodingKeys: String, CodingKey {
      case type = "@type"
      case licence = "license"
      case name, description, distribution
    }
  }

  /// A file that can be had.
  struct Download: Codable, Hashable {
    var type = "DataDownload"
    var name: String
    var encodingFormat: String
    var contentUrl: String?
    var contentSize: String?
    var sha256: String?

    private enum CodingKeys: String, CodingKey {
      case type = "@type"
      case name, encodingFormat, contentUrl, contentSize, sha256
    }
  }
}

extension LinkedData {
  static let mediaType = "application/ld+json"

  /// The data in their element, where no text of theirs can end it.
  var element: String { "<script type=\"\(Self.mediaType)\">\(json)</script>" }

  /// JSON with sorted names; characters that HTML reserves are written as JSON escapes.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self).unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "<": text += "\\u003c"
      case ">": text += "\\u003e"
      case "&": text += "\\u0026"
      case "'": text += "\\u0027"
      case "\u{2028}": text += "\\u2028"
      case "\u{2029}": text += "\\u2029"
      // A mark must not change the character before it for those who read the page character by character.
      case _ where scalar.properties.generalCategory == .nonspacingMark && scalar.value < 0x1000:
        text += "\\u0" + String(scalar.value, radix: 16)
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
