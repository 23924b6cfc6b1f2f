import HandoverModel

/// The labels and values of `bag-info.txt`, in their order.
struct BagInfo: Hashable {
  struct Field: Hashable {
    let label: String
    let value: String
  }

  var fields: [Field] = []
  /// Numbers of the lines that are not a label, a colon, one space and a value.
  var malformed: [Int] = []

  /// The first value of a label.
  subscript(_ label: String) -> String? { fields.first { $0.label == label }?.value }

  /// The fields as text: one line each, LF.
  var text: String { fields.map { "\($0.label): \($0.value)\n" }.joined() }

  /// Adds a field whose value is not empty, its line breaks turned into spaces.
  mutating func add(_ label: String, _ value: String) {
    let line = value.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
    guard !line.isEmpty else { return }
    fields.append(Field(label: label, value: line))
  }

  /// Reads the lines of one `bag-info.txt`.
  static func parse(_ bytes: [UInt8]) -> BagInfo {
    var info = BagInfo()
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if bytes.last != 0x0A { info.malformed.append(lines.count) }
    for (index, line) in lines.dropLast(bytes.last == 0x0A ? 1 : 0).enumerated() {
      guard let text = String(validating: line, as: UTF8.self), !text.unicodeScalars.contains("\r"),
        let colon = text.firstIndex(of: ":"), colon != text.startIndex,
        text[text.index(after: colon)...].hasPrefix(" ")
      else {
        info.malformed.append(index + 1)
        continue
      }
      let value = text[text.index(colon, offsetBy: 2)...]
      info.fields.append(Field(label: String(text[..<colon]), value: String(value)))
    }
    return info
  }
}

/// The labels of format 1.
enum BagLabel {
  static let organization = "Source-Organization"
  static let address = "Organization-Address"
  static let contactName = "Contact-Name"
  static let contactEmail = "Contact-Email"
  static let description = "External-Description"
  static let date = "Bagging-Date"
  static let identifier = "External-Identifier"
  static let size = "Bag-Size"
  static let oxum = "Payload-Oxum"
  static let group = "Bag-Group-Identifier"
  static let sender = "Internal-Sender-Identifier"
  static let agent = "Bag-Software-Agent"
  static let format = "Empalme-Formato"
  static let version = "Empalme-Version"
  static let edition = "Empalme-Edicion"
  static let previousVersion = "Empalme-Version-Anterior"
  static let previousSello = "Empalme-Sello-Anterior"
  static let reason = "Empalme-Motivo"
  static let author = "Empalme-Autor"
  static let nit = "Empalme-NIT"

  /// What every bundle has.
  static let required = [
    organization, date, identifier, size, oxum, group, sender, agent, format, version, edition,
  ]
}

extension BagInfo {
  /// The bag-info of a bundle about to be sealed.
  static func of(_ plan: PackingPlan, files: Int, bytes: UInt64) -> BagInfo {
    var info = BagInfo()
    let town = plan.municipality
    info.add(BagLabel.organization, town.entity)
    info.add(BagLabel.address, town.address)
    info.add(BagLabel.contactName, town.contactName)
    info.add(BagLabel.contactEmail, town.contactEmail)
    info.add(BagLabel.description, plan.description)
    info.add(BagLabel.date, plan.date)
    let identifier = BundleFormat.identifier(
      series: plan.series, version: plan.version, edition: plan.edition)
    info.add(BagLabel.identifier, identifier)
    info.add(BagLabel.size, humanSize(bytes))
    info.add(BagLabel.oxum, "\(bytes).\(files)")
    info.add(BagLabel.group, plan.series)
    info.add(BagLabel.sender, plan.name)
    info.add(BagLabel.agent, "\(plan.program.name) \(plan.program.version) (\(plan.program.url))")
    info.add(BagLabel.format, String(BundleFormat.number))
    info.add(BagLabel.version, String(plan.version))
    info.add(BagLabel.edition, plan.edition.rawValue)
    if let previous = plan.previous {
      info.add(BagLabel.previousVersion, String(previous.version))
      info.add(BagLabel.previousSello, previous.sello.hex)
    }
    info.add(BagLabel.reason, plan.reason)
    info.add(BagLabel.author, plan.author)
    info.add(BagLabel.nit, town.nit)
    return info
  }

  /// Bytes with one decimal in powers of ten, with a point: `Bag-Size` is not localized.
  static func humanSize(_ bytes: UInt64) -> String {
    let units = ["B", "KB", "MB", "GB", "TB"]
    var tenths = bytes * 10
    var unit = 0
    while tenths >= 10_000, unit < units.count - 1 {
      tenths = (tenths + 500) / 1000
      unit += 1
    }
    return unit == 0 ? "\(bytes) B" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }
}
