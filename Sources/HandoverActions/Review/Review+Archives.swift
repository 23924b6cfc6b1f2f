import HandoverModel

/// What an archivist looks at in an inventory.
extension Review {
  var aboutArchives: [Finding] {
    let shelf = registry.deliverables.filter { $0.state == .delivered && $0.isPhysical }
    return aboutNumbers(shelf) + aboutBoxes(shelf) + aboutSequence(shelf) + aboutSeries
      + registry.deliverables.filter { $0.state == .delivered }.flatMap(aboutUnit)
  }

  // MARK: Numbers

  /// Codes that end in a number, by what stands in front of it.
  private func aboutNumbers(_ shelf: [Deliverable]) -> [Finding] {
    let all = Dictionary(grouping: registry.deliverables.compactMap { NumberedCode($0.code) }, by: \.prefix)
    let physical = Dictionary(grouping: shelf.compactMap { NumberedCode($0.code) }, by: \.prefix)
    let jumps = physical.flatMap { prefix, codes -> [Finding] in
      let taken = Set(all[prefix, default: []].map(\.number))
      let gaps = NumberRun.gaps(in: codes.map(\.number)).filter { gap in !gap.contains(where: taken.contains)
      }
      return gaps.map { gap in
        let next = codes.first { $0.number == gap.upperBound + 1 }?.text ?? ""
        return Finding(
          .orderJump, at: "elementos · \(next)", ["numeros": "\(prefix)\(NumberRun.words([gap]))"])
      }
    }
    let repeats = all.values.flatMap { codes in
      Dictionary(grouping: codes, by: \.number).values.filter { $0.count > 1 }.map { same in
        let names = same.map(\.text).sorted()
        return Finding(
          .orderRepeated, at: "elementos · \(names[0])", ["codigos": names.joined(separator: ", ")])
      }
    }
    return jumps + repeats
  }

  private func aboutBoxes(_ shelf: [Deliverable]) -> [Finding] {
    let boxed = Dictionary(grouping: shelf.filter { !$0.box.isEmpty }, by: \.box)
    let boxes = NumberRun.gaps(in: boxed.keys.compactMap { Int($0) }).map { gap in
      Finding(
        .boxJump, at: "elementos · caja \(gap.upperBound + 1)", ["numeros": NumberRun.words([gap])])
    }
    let folders = boxed.flatMap { box, elements in
      NumberRun.gaps(in: elements.compactMap { Int($0.folder) }).map { gap in
        Finding(
          .folderJump, at: "elementos · caja \(box), carpeta \(gap.upperBound + 1)",
          ["caja": box, "numeros": NumberRun.words([gap])])
      }
    }
    let units = Dictionary(grouping: shelf.filter { !$0.folder.isEmpty || !$0.volume.isEmpty }) { element in
      [element.office.foldedForSearch, element.box, element.folder, element.volume]
    }
    let repeats = units.values.filter { $0.count > 1 }.map { same in
      let codes = same.map(\.code).sorted()
      return Finding(
        .folderRepeated, at: "elementos · \(codes[0])",
        ["codigos": codes.joined(separator: ", "), "unidad": same[0].shelfName])
    }
    return boxes + folders + repeats
  }

  // MARK: Dates and series

  /// Parts of one thing, such as «Actas 1 a 8» and «Actas 9 a 19», in the order in which they lie.
  private func aboutSequence(_ shelf: [Deliverable]) -> [Finding] {
    let sequences = Dictionary(grouping: shelf) { element in
      [
        element.office, element.retentionCode, element.series, element.subseries,
        element.title.withoutFigures,
      ]
      .map(\.foldedForSearch)
    }
    return sequences.values.flatMap { parts -> [Finding] in
      let ordered = parts.filter { !$0.box.isEmpty }.sorted { $0.shelfPlace < $1.shelfPlace }
      return zip(ordered, ordered.dropFirst()).compactMap { first, next in
        guard let start = first.firstDate?.earliest, let later = next.firstDate?.earliest else { return nil }
        if later < start {
          return Finding(
            .datesReversed, at: "elementos · \(next.code)",
            [
              "codigo": next.code, "fecha": later.description, "anterior": first.code,
              "otra": start.description,
            ])
        }
        // Neighbours may share the day, the month or the year on which one ends and the other begins.
        guard let end = (first.lastDate ?? first.firstDate)?.earliest, later < end else { return nil }
        return Finding(
          .datesOverlap, at: "elementos · \(next.code)",
          ["codigo": next.code, "fechas": next.span, "otro": first.code, "otras": first.span])
      }
    }
  }

  private var aboutSeries: [Finding] {
    let codes = registry.deliverables.compactMap { RetentionCode(text: $0.retentionCode) }
    return Dictionary(grouping: codes, by: \.office).compactMap { office, codes in
      let series = codes.map(\.series)
      let gaps = NumberRun.gaps(in: series)
      guard !gaps.isEmpty, let first = series.min(), let last = series.max() else { return nil }
      return Finding(
        .seriesMissing, at: "elementos · oficina \(office)",
        [
          "oficina": "\(office)", "desde": "\(first)", "hasta": "\(last)", "numeros": NumberRun.words(gaps),
        ])
    }
  }

  // MARK: Single units

  private func aboutUnit(_ element: Deliverable) -> [Finding] {
    let place = "elementos · \(element.code)"
    let values = ["codigo": element.code, "titulo": element.title, "valor": element.retentionCode]
    var findings =
      element.isPhysical ? aboutShelf(element, at: place, values) : aboutSupport(element, at: place)
    if !element.retentionCode.isEmpty, RetentionCode(text: element.retentionCode) == nil {
      findings.append(Finding(.wrongRetentionCode, at: place, values))
    }
    if let sheets = element.sheets, let span = SheetSpan(in: element.notes), span.count != sheets {
      findings.append(
        Finding(
          .sheetsDisagree, at: place,
          [
            "codigo": element.code, "folios": "\(sheets)", "desde": "\(span.first)", "hasta": "\(span.last)",
            "cuenta": "\(span.count)",
          ]))
    }
    return findings
  }

  private func aboutShelf(_ element: Deliverable, at place: String, _ values: [String: String]) -> [Finding] {
    var findings: [Finding] = []
    if element.support == .both, element.path.isEmpty {
      findings.append(Finding(.hybridWithoutFile, at: place, values))
    }
    let units = [element.folder, element.volume, element.otherUnit]
    let hasUnit = !units.allSatisfy(\.isEmpty)
    // A bound volume or a plan may lie on a shelf without a box.
    let needsBox = element.box.isEmpty && element.volume.isEmpty && element.otherUnit.isEmpty
    let missing = [needsBox ? "la caja" : nil, hasUnit ? nil : "la carpeta, el tomo u otra unidad"]
      .compactMap(\.self)
    // With no place at all it is R111.
    if !missing.isEmpty, !(units + [element.box, element.location, element.path]).allSatisfy(\.isEmpty) {
      findings.append(
        Finding(
          .withoutUnit, at: place, values.merging(["falta": missing.joined(separator: " ni ")]) { $1 }))
    }
    if element.sheets == nil, element.otherUnit.isEmpty {
      findings.append(Finding(.withoutSheets, at: place, values))
    }
    if element.retentionCode.isEmpty, element.series.isEmpty {
      findings.append(Finding(.withoutSeries, at: place, values))
    }
    return findings
  }

  private func aboutSupport(_ element: Deliverable, at place: String) -> [Finding] {
    let signs = [
      element.kind == .physical ? "sección archivo físico" : nil,
      element.box.isEmpty ? nil : "caja", element.folder.isEmpty ? nil : "carpeta",
      element.volume.isEmpty ? nil : "tomo", element.sheets == nil ? nil : "folios",
    ].compactMap(\.self)
    guard !signs.isEmpty else { return [] }
    return [
      Finding(
        .supportUnclear, at: place, ["codigo": element.code, "señales": signs.joined(separator: ", ")])
    ]
  }
}

/// A code that ends in a number: `E-007` is `E-` and 7.
private struct NumberedCode {
  let text: String
  let prefix: String
  let number: Int

  init?(_ text: String) {
    let figures = text.reversed().prefix { $0.isASCII && $0.isNumber }
    guard (1...9).contains(figures.count), let number = Int(String(figures.reversed())) else { return nil }
    self.text = text
    self.number = number
    prefix = String(text.dropLast(figures.count))
  }
}

extension Deliverable {
  /// «caja 1, carpeta 2».
  fileprivate var shelfName: String {
    [("caja", box), ("carpeta", folder), ("tomo", volume)].filter { !$0.1.isEmpty }
      .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// Where it lies, for comparing.
  fileprivate var shelfPlace: NaturalText { NaturalText("\(box) \(folder) \(volume) \(code)") }

  /// Both boundary dates.
  fileprivate var span: String {
    [firstDate, lastDate].compactMap { $0?.fieldText }.joined(separator: " a ")
  }
}

extension String {
  /// The text without the numbers by which parts of one thing differ.
  fileprivate var withoutFigures: String {
    filter { !$0.isNumber && $0 != "-" }
  }
}
