import HandoverModel

/// The relationships that a part declares, by their identifier.
struct Relationships: MarkupHandler {
  private(set) var targets: [String: (type: String, target: String)] = [:]
  let wantsText = false
  private static let element = MarkupName("Relationship")

  mutating func open(_ tag: MarkupTag) throws(GridProblem) {
    guard tag.name == Self.element, let id = tag.attribute("Id"), let target = tag.attribute("Target"),
      let type = tag.attribute("Type"), tag.attribute("TargetMode") != "External"
    else { return }
    targets[id] = (type.split(separator: "/").last.map(String.init) ?? type, target)
  }

  mutating func close(_ name: MarkupName) throws(GridProblem) {}
  mutating func text(_ bytes: [UInt8]) throws(GridProblem) {}

  /// The target of the first relationship of a type, in order of targets.
  func first(_ type: String) -> String? {
    targets.values.filter { $0.type == type }.map(\.target).min()
  }
}

/// What a workbook says of its sheets and of how it counts days.
struct WorkbookOutline: MarkupHandler {
  /// Name, identifier of the relationship, and whether the sheet is hidden, in the order of their tabs.
  private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
  private(set) var countsFrom1904 = false
  private(set) var isWorkbook = false
  let wantsText = false

  private static let workbook = MarkupName("workbook")
  private static let properties = MarkupName("workbookPr")
  private static let sheet = MarkupName("sheet")

  mutating func open(_ tag: MarkupTag) throws(GridProblem) {
    switch tag.name {
    case Self.workbook: isWorkbook = true
    case Self.properties: countsFrom1904 = tag.isTrue("date1904")
    case Self.sheet:
      let state = tag.attribute("state") ?? "visible"
      sheets.append((tag.attribute("name") ?? "", tag.attribute("id") ?? "", state != "visible"))
    default: break
    }
  }

  mutating func close(_ name: MarkupName) throws(GridProblem) {}
  mutating func text(_ bytes: [UInt8]) throws(GridProblem) {}
}

/// The texts that cells refer to by number; a text in several fonts is joined.
struct SharedStrings: MarkupHandler {
  private(set) var texts: [String] = []
  private(set) var wantsText = false
  private var current: [UInt8] = []
  private var isPhonetic = false
  private var total = 0

  private static let item = MarkupName("si")
  private static let text = MarkupName("t")
  private static let phonetic = MarkupName("rPh")
  private static let longest = 1 << 27

  mutating func open(_ tag: MarkupTag) throws(GridProblem) {
    switch tag.name {
    case Self.item: current.removeAll(keepingCapacity: true)
    case Self.phonetic: isPhonetic = true
    case Self.text: wantsText = !isPhonetic
    default: break
    }
  }

  mutating func close(_ name: MarkupName) throws(GridProblem) {
    switch name {
    case Self.text: wantsText = false
    case Self.phonetic: isPhonetic = false
    case Self.item:
      total += current.count + 16
      guard total <= Self.longest else {
        throw GridProblem("el libro tiene demasiado texto", allowed: "el libro dividido en varios")
      }
      texts.append(MarkupText.cell(current))
    default: break
    }
  }

  mutating func text(_ bytes: [UInt8]) throws(GridProblem) { current += bytes }
}
