package import Foundation
import HandoverBundle
package import HandoverModel
import HandoverPages
import HandoverStore

/// Writes the Formato Único de Inventario Documental of each office (inventario).
package struct WriteInventory: Sendable {
  let folder: CaseFolder
  let request: Request
  let printing: Printing?

  /// What the user decides.
  package struct Request: Hashable, Sendable {
    /// The form and the boxes of its heading.
    package var heading: InventoryHeading
    /// The office that is wanted; nil for all.
    package var office: String?
    /// Only units with that support, hybrid ones among them; nil for all.
    package var support: Deliverable.Support?
    /// Whether only what is public is written.
    package var isPublic: Bool
    /// The day that the files bear.
    package var date: CalendarDate
    /// Where they are written; nil stands for `inventarios` in the expediente.
    package var target: URL?

    package init(
      heading: InventoryHeading, office: String?, support: Deliverable.Support?, isPublic: Bool,
      date: CalendarDate, target: URL?
    ) {
      self.heading = heading
      self.office = office
      self.support = support
      self.isPublic = isPublic
      self.date = date
      self.target = target
    }
  }

  /// What came of it.
  package struct Outcome: Hashable, Sendable {
    /// The folder that holds the files.
    package let folder: URL
    /// The inventories in the order of their pages.
    package let inventories: [OfficeInventory]
    /// Every file with what it is, the workbook and the CSV first.
    package let files: [TrainingFile]
  }

  package init(_ folder: CaseFolder, _ request: Request, printing: Printing?) {
    self.folder = folder
    self.request = request
    self.printing = printing
  }

  /// Writes all files beside and renames them once each is on disk; a file that is not its own is never replaced.
  ///
  /// The same registry, files, templates and day give the same bytes.
  package func run() async throws -> Outcome {
    let stored = try Store.open(at: folder.registryPath, for: .reading).registry()
    let registry = request.isPublic ? Visibility(.public).filter(stored) : stored
    let material = CataloguedMaterial(MaterialScan(folder), stored.deliverables)
    let all = OfficeInventory.all(
      of: registry.deliverables, holdings: ElectronicHoldings.all(of: material), only: request.support)
    let inventories = try chosen(all)
    guard !inventories.isEmpty else { throw InventoryError.noUnits }
    let input = InventoryInput(request.heading, registry, inventories, date: request.date)
    let target = request.target ?? folder.url.appending(path: "inventarios")
    let files = try await files(input)
    try OwnFiles(in: target, list: ".inventarios.sha256").write(files)
    return Outcome(
      folder: target, inventories: inventories,
      files: files.map { TrainingFile(url: target.appending(path: $0.name), title: $0.title) })
  }

  /// The form that was in force on the day of the handover, or else on `day`.
  package static func usualForm(of folder: CaseFolder, on day: CalendarDate) throws -> InventoryForm.Kind {
    let tables: [any Record.Type] = [CaseFile.self]
    let registry = try Store.open(at: folder.registryPath, for: .reading, reading: tables).registry(
      of: tables)
    return (registry.file?.deliveryDate ?? day).year < 2024 ? .of2002 : .of2024
  }

  private func files(_ input: InventoryInput) async throws -> [Instruments.File] {
    let stem = "fuid-\(request.heading.form.rawValue)" + (request.isPublic ? "-publico" : "")
    let templates = try Templates(overrides: folder.existingTemplates)
    let pages = try Inventories.pages(input, templates: templates, styleHash: CaseFolder.policyHash)
    var printed = PrintedPages(printing, date: request.date)
    var names = PlainNames()
    for page in pages {
      let office = page.office.isEmpty ? "Sin oficina productora" : page.office
      try await printed.add(
        "\(stem)-\(names.name(for: office))", office, page.html, isPublic: request.isPublic)
    }
    return [
      Instruments.File(
        name: "\(stem).xlsx", title: "Todas las oficinas, una hoja por cada una", isPublic: request.isPublic,
        content: .forms(Inventories.workbook(input))),
      Instruments.File(
        name: "\(stem).csv", title: "Todas las filas, para otros programas", isPublic: request.isPublic,
        content: .text(Inventories.csv(input))),
    ] + printed.files
  }

  /// The inventory of the office that is wanted, by its name or a part of it.
  private func chosen(_ all: [OfficeInventory]) throws(InventoryError) -> [OfficeInventory] {
    guard let wanted = request.office?.foldedForSearch, !wanted.isEmpty else { return all }
    if let exact = all.first(where: { $0.office.foldedForSearch == wanted }) { return [exact] }
    let similar = all.filter { $0.office.foldedForSearch.contains(wanted) }
    guard similar.count == 1 else {
      throw .unknownOffice(
        name: request.office ?? "",
        known: (similar.isEmpty ? all : similar).map(\.office).filter { !$0.isEmpty })
    }
    return similar
  }
}

/// Why inventories were not written.
package enum InventoryError: Error, Hashable, Sendable {
  /// No element is delivered, or none of those that were asked for.
  case noUnits
  /// No office, or more than one, has that name.
  case unknownOffice(name: String, known: [String])
  /// The form does not know the purpose.
  case unknownPurpose
}

extension InventoryError: Explained {
  package var message: String {
    switch self {
    case .noUnits: "no hay elementos entregados para inventariar"
    case .unknownOffice(let name, _): "no hay una oficina productora «\(name)», o hay varias"
    case .unknownPurpose: "el objeto eliminacion no existe en la forma 042"
    }
  }

  package var hint: String? {
    switch self {
    case .noUnits:
      "catalogue los archivos con «empalme agregar» o importe un inventario con «empalme importar»"
    case .unknownOffice(_, let known):
      known.isEmpty
        ? "escriba el responsable de la producción en la tabla elementos"
        : "las oficinas son: \(known.joined(separator: "; "))"
    case .unknownPurpose: "use --forma 001"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .noUnits: .data
    case .unknownOffice: .noInput
    case .unknownPurpose: .usage
    }
  }
}
