import Foundation

/// Writes a Swift source that holds every file of a folder as a string literal.
///
/// Usage: `embed-templates FOLDER OUTPUT`. Text becomes its own literal; anything that is not UTF-8 becomes Base64,
/// because the compiler takes far longer over a long array of bytes than over a string.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { throw Problem.usage }
    let folder = URL(filePath: arguments[1])
    let source = try SourceText(of: folder).text
    let target = URL(filePath: arguments[2])
    let data = Data(source.utf8)
    // A file that is already so keeps its date, and nothing is compiled again.
    if (try? Data(contentsOf: target)) == data { return }
    try data.write(to: target, options: .atomic)
  }
}

/// Why nothing was written.
enum Problem: Error {
  case usage
  case unreadableFolder(String)
}

/// The generated source of one folder.
struct SourceText {
  let text: String

  init(of folder: URL) throws {
    guard let names = FileManager.default.subpaths(atPath: folder.path) else {
      throw Problem.unreadableFolder(folder.path)
    }
    var texts: [String] = []
    var binaries: [String] = []
    for name in names.sorted() where !Self.isJunk(name) {
      let file = folder.appending(path: name)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      let data = try Data(contentsOf: file)
      if let text = String(data: data, encoding: .utf8), !data.contains(0) {
        texts.append("    \(Self.literal(name)): \(Self.literal(text)),")
      } else {
        binaries.append("    \(Self.literal(name)): \(Self.literal(data.base64EncodedString())),")
      }
    }
    text = """
      // Written by embed-templates from Templates/. Do not edit.

      enum EmbeddedTemplates {
        static let texts: [String: String] = [
      \(texts.isEmpty ? "    :" : texts.joined(separator: "\n"))
        ]

        /// Base64.
        static let binaries: [String: String] = [
      \(binaries.isEmpty ? "    :" : binaries.joined(separator: "\n"))
        ]
      }

      """
  }

  private static func isJunk(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return last.hasPrefix(".") || last.hasSuffix("~")
  }

  /// A one-line literal that gives back `text` byte for byte, carriage returns included.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case _ where scalar.value < 32 || scalar.value == 0xFEFF || scalar.value == 0x7F:
        literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
