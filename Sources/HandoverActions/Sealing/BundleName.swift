import HandoverBundle
package import HandoverModel

/// The names of a version's bundles: ASCII, sorted by date and version.
package struct BundleName: Hashable, Sendable {
  /// `empalme_<municipio>_<aaaa-mm-dd>_v<nnnn>`.
  package let stem: String

  package init(municipality: String, date: CalendarDate, version: Int) {
    stem = "empalme_\(Self.slug(municipality))_\(date)_\(CaseFolder.versionName(version))"
  }

  /// The top folder and file name, without `.zip`, of an edition.
  package func of(_ edition: Edition) -> String {
    switch edition {
    case .integral: stem
    case .public: stem + "_publica"
    }
  }

  /// A name that could be as long as any of this municipality's: for judging names before a version is built.
  package static func longest(municipality: String) -> String {
    "empalme_\(slug(municipality))_9999-12-31_v9999_publica"
  }

  /// Lower-case ASCII letters and digits with single hyphens, at most 40 characters.
  static func slug(_ text: String) -> String {
    let words = text.foldedForSearch.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let slug = words.joined(separator: "-").prefix(40)
    return slug.isEmpty ? "municipio" : String(slug).replacing("manifest", with: "")
  }
}
