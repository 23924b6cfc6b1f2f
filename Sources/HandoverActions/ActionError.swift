package import HandoverModel

/// Why an action could not be done.
package enum ActionError: Error, Hashable, Sendable {
  case noCase(path: String)
  case caseExists(path: String)
  case folderNotEmpty(path: String)
  case pathMissing(path: String)
  case noFile
  case unpackable([Finding])
  case building(path: String)
  case cannotWrite(path: String, reason: String)
  case notWritable(path: String)
  case cannotRead(path: String, reason: String)
  case unknownColumn(row: String, name: String, known: [String])
  case badValue(column: String, value: String, problem: FieldProblem)
  case badTables([RowProblem])
  case missingValue(row: String, column: String, name: String)
  case unknownTable(name: String, known: [String])
  case notAssignment(text: String)
  case fileTaken(path: String)
  case outsideCase(path: String)
  case outsideSections(path: String)
  case alreadyCatalogued(path: String, code: String)
  case damagedPrevious(path: String, reason: String)
  case nothingToCatalogue
}

extension ActionError: Explained {
  package var message: String {
    switch self {
    case .noCase(let path): "no hay un expediente de empalme en «\(path)»"
    case .caseExists(let path): "ya hay un expediente de empalme en «\(path)»"
    case .folderNotEmpty(let path): "la carpeta «\(path)» no está vacía"
    case .pathMissing(let path): "no existe «\(path)»"
    case .noFile: "el expediente no tiene ficha"
    case .unpackable(let findings):
      "no se \(findings.count == 1 ? "puede empacar un archivo" : "pueden empacar \(findings.count) archivos"): "
        + findings.prefix(5).map { "«\($0.place)» \($0.sentence)" }.joined(separator: "; ")
        + (findings.count > 5 ? "…" : "")
    case .building(let path): "otro proceso está construyendo una versión en «\(path)»"
    case .cannotWrite(let path, let reason): "no se pudo escribir «\(path)»: \(reason)"
    case .notWritable(let path): "no se puede escribir en «\(path)»"
    case .cannotRead(let path, let reason): "no se pudo leer «\(path)»: \(reason)"
    case .unknownColumn(let row, let name, _): "\(row) no tiene el dato «\(name)»"
    case .badValue(let column, let value, let problem): "\(column): «\(value)» \(problem.text)"
    case .badTables(let problems):
      "las tablas tienen \(problems.count == 1 ? "un dato malo" : "\(problems.count) datos malos"): "
        + problems.prefix(20).map(\.sentence).joined(separator: "; ") + (problems.count > 20 ? "…" : "")
    case .missingValue(let row, let column, _): "\(row) necesita \(column.lowercased())"
    case .unknownTable(let name, _): "no hay una tabla «\(name)»"
    case .notAssignment(let text): "«\(text)» no tiene la forma dato=valor"
    case .fileTaken(let path): "«\(path)» ya existe y no se reemplaza"
    case .outsideCase(let path): "«\(path)» no está dentro del expediente"
    case .outsideSections(let path):
      "«\(path)» no está en una carpeta de sección (material, archivos, informes, registros)"
    case .alreadyCatalogued(let path, let code): "«\(path)» ya está catalogado como \(code)"
    case .damagedPrevious(let path, let reason): "la versión anterior «\(path)» no se puede leer: \(reason)"
    case .nothingToCatalogue: "no hay archivos por catalogar"
    }
  }

  package var hint: String? {
    switch self {
    case .noCase: "entre a la carpeta del expediente, indíquela con --carpeta, o créela con «empalme crear»"
    case .caseExists: "use ese expediente, o cree otro en una carpeta nueva"
    case .folderNotEmpty: "indique una carpeta nueva o vacía"
    case .pathMissing: "revise la ruta"
    case .noFile: "complétela con «empalme ficha --definir entidad=… nit=…»"
    case .unpackable(let findings): findings.first?.remedy
    case .building: "espere a que termine y repita"
    case .cannotWrite: "revise el espacio en el disco y los permisos de la carpeta"
    case .notWritable: "copie el expediente a una carpeta donde tenga permiso de escritura"
    case .cannotRead: "revise los permisos y que el disco siga conectado"
    case .unknownColumn(_, _, let known): "los datos son: \(known.joined(separator: ", "))"
    case .badValue(_, _, let problem): "se admite \(problem.allowed)"
    case .badTables: "corrija las tablas de origen y repita"
    case .missingValue(_, _, let name): "agregue --definir \(name)=…"
    case .unknownTable(_, let known): "las tablas son: \(known.joined(separator: ", "))"
    case .notAssignment: "escriba por ejemplo fecha_entrega=2011-12-28"
    case .fileTaken: "indique otro nombre, o mueva el archivo que existe"
    case .outsideCase: "cópielo a una carpeta de sección, o use --copiar-a"
    case .outsideSections: "muévalo a la carpeta que le corresponde"
    case .alreadyCatalogued: "cambie el elemento con «empalme importar elementos.csv»"
    case .damagedPrevious: "recupere ese ZIP de una copia: la versión nueva se encadena con él"
    case .nothingToCatalogue: "ponga archivos en material, archivos, informes o registros"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .noCase, .pathMissing, .noFile: .noInput
    case .caseExists, .folderNotEmpty, .fileTaken: .cannotCreate
    case .unpackable, .damagedPrevious, .badTables: .data
    case .building: .temporary
    case .cannotWrite, .cannotRead: .inputOutput
    case .notWritable: .noPermission
    case .unknownColumn, .badValue, .missingValue, .unknownTable, .notAssignment, .outsideCase,
      .outsideSections, .alreadyCatalogued,
      .nothingToCatalogue:
      .usage
    }
  }
}
