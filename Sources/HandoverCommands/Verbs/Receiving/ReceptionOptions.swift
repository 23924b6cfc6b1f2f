import ArgumentParser
import Foundation
import HandoverActions
import HandoverModel

/// The reception that a command is about.
struct ReceptionArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "El archivo de la recepción, o la carpeta donde está recepcion.json.", valueName: "recepción"))
  var recepcion: String

  /// Where it lies.
  func url(in session: Session) -> URL { session.url(recepcion) }
}

/// Who decides.
struct DecidingPerson: ParsableArguments {
  @Option(
    help: ArgumentHelp("Quién recibe; si se omite, el de la última decisión.", valueName: "nombre"))
  var nombre = ""

  @Option(help: ArgumentHelp("Su cargo.", valueName: "cargo"))
  var cargo = ""

  /// The person, without white space around the names.
  var signatory: Signatory {
    Signatory(name: nombre.withoutOuterSpace, post: cargo.withoutOuterSpace)
  }
}

/// A receiver's judgement as it is typed: case and accents do not matter.
struct JudgementArgument: ExpressibleByArgument {
  let state: Reception.State

  init?(argument: String) {
    let text = argument.replacing("-", with: " ").withoutOuterSpace
    guard let state = try? Reception.State(fieldText: text) else { return nil }
    self.state = state
  }

  static let allValueStrings = Reception.State.allCases.map(\.rawValue)
}

/// Somebody with a post, typed as «nombre, cargo».
struct SignatoryArgument: ExpressibleByArgument {
  let signatory: Signatory

  init?(argument: String) {
    let parts = argument.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "," || $0 == ";" }
      .map { String($0).withoutOuterSpace }
    guard let name = parts.first, !name.isEmpty else { return nil }
    signatory = Signatory(name: name, post: parts.count > 1 ? parts[1] : "")
  }
}

extension Session {
  /// A command of the group with the reception in it, to copy.
  func receptionCommand(_ verb: String, _ reception: StoredReception, _ rest: String = "") -> String {
    "empalme recibir \(verb) \(shown(reception.url))" + (rest.isEmpty ? "" : " \(rest)")
  }

  /// Says what comes next in a reception that is not signed.
  func nextStep(in reception: StoredReception) {
    let file = reception.file
    let ledger = ReceptionLedger(file)
    guard let first = file.exceptionsFirst(ledger).first(where: { ledger.standing(of: $0).isPending }) else {
      return console.nextStep(
        "firme la recepción", receptionCommand("firmar", reception, "--lugar … --recibe … --entrega …"))
    }
    let person = file.decisions.contains { !$0.name.isEmpty } ? "" : " --nombre '…'"
    func advise(_ purpose: String, _ rest: String) {
      console.nextStep(purpose, receptionCommand("anotar", reception, rest + person))
    }
    let code = quoted(first.code)
    if first.integrity == .absent {
      advise("decida sobre lo que pide atención", "\(code) --estado faltante")
    } else if !first.integrity.isSound {
      advise("decida sobre lo que pide atención", "\(code) --estado 'con observaciones' --observacion '…'")
    } else if first.declared == .missing || first.declared == .inProgress {
      advise("decida sobre lo que pide atención", "\(code) --estado faltante")
    } else if first.integrity == .intact, !first.series.isEmpty {
      advise(
        "reciba lo que está íntegro en esa serie",
        "--estado recibido --serie \(quoted(first.series)) --solo-integros")
    } else {
      advise("anote lo que sigue", "\(code) --estado recibido")
    }
  }

  /// A word of a command line, in quotation marks when it must be.
  func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "/._-".utf8.contains(byte)
    }
    return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: "'\\''"))'"
  }
}
