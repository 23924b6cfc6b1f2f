import Foundation
import HandoverCommands
import HandoverModel
import HandoverTestSupport
import Testing

struct `The program` {
  @Test func `says an error, the remedy and the status`() async {
    let run = await Transcript.of(["crecer", "fallar"], root: Sample.self)

    #expect(run.status == 73)
    #expect(run.output == "")
    #expect(
      run.talk == """
        voy a fallar
        empalme: error: la versión 3 ya está sellada
        empalme: sugerencia: cree la versión siguiente

        """)
  }

  @Test func `keeps talk away on request, but not the error`() async {
    let run = await Transcript.of(["crecer", "fallar", "--silencio"], root: Sample.self)

    #expect(run.talk.hasPrefix("empalme: error: "))
  }

  @Test func `gives the error to other programs as well`() async throws {
    let run = await Transcript.of(["crecer", "fallar", "--json"], root: Sample.self)

    try expectGolden(run.output, named: "error.json")
  }

  @Test func `calls a cancelled work interrupted`() async {
    let run = await Transcript.of(["crecer", "fallar", "--cancelado"], root: Sample.self)

    #expect(run.status == 130)
    #expect(run.talk.contains("nada quedó a medio escribir"))
  }

  @Test(
    arguments: [
      (.fileReadNoSuchFile, 66), (.fileWriteNoPermission, 77), (.fileWriteOutOfSpace, 74),
      (.fileWriteFileExists, 73), (.fileReadCorruptFile, 74),
    ] as [(CocoaError.Code, Int32)])
  func `explains what Foundation throws`(code: CocoaError.Code, status: Int32) {
    let talk = CollectedText()
    let console = Console(output: CollectedText().channel(), talk: talk.channel())
    let error = CocoaError(code, userInfo: [NSFilePathErrorKey: "/tmp/año.csv"])

    #expect(ErrorReport(error).tell(console).rawValue == status)
    #expect(talk.text.contains("«/tmp/año.csv»"))
    #expect(talk.text.contains("sugerencia: "))
  }

  @Test func `has one number per way of ending, and they are documented`() throws {
    let document = try String(
      contentsOf: projectFolder.appending(path: "docs/exit-codes.md"), encoding: .utf8)

    for status in ExitStatus.allCases {
      #expect(document.contains("| \(status.rawValue) | \(status.meaning) |"), "\(status)")
    }
  }
}
