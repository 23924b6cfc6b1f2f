import Foundation
import HandoverCommands

@main
struct Main {
  static func main() async {
    exit(await Program.main(Array(CommandLine.arguments.dropFirst())))
  }
}
