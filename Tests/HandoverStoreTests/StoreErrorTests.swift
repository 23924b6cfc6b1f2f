import GRDB
import HandoverModel
import Testing

@testable import HandoverStore

struct `An error of the registry` {
  private static let all: [StoreError] = [
    .noSuchFile(path: "a"), .alreadyExists(path: "a"), .empty(path: "a"), .notADatabase(path: "a"),
    .foreignDatabase(path: "a"), .newerSchema(path: "a", found: 2, known: 1), .olderSchema(path: "a"),
    .damaged(path: "a", detail: "x"), .unreadable(path: "a"), .readOnly(path: "a"), .unsettled(path: "a"),
    .diskFull(path: "a"), .busy(path: "a"), .inputOutput(path: "a", detail: "x"), .rejected([]),
    .versionExists(3),
    .unreadableValue(table: "t", column: "c", value: "v"), .refused(path: "a", detail: "x"),
  ]

  @Test(arguments: all)
  func `begins in lower case, has no full stop and says what to do`(error: StoreError) throws {
    let first = try #require(error.message.first)
    #expect(!first.isUppercase)
    #expect(!error.message.hasSuffix("."))
    #expect(error.hint?.hasSuffix(".") != true)
    #expect(error.status != .success)
    #expect((error.hint == nil) == (error.status == .software))
  }

  @Test(arguments: [
    (ResultCode.SQLITE_BUSY, HandoverModel.ExitStatus.temporary), (.SQLITE_FULL, .inputOutput),
    (.SQLITE_READONLY, .noPermission),
    (.SQLITE_CORRUPT, .data), (.SQLITE_NOTADB, .data), (.SQLITE_IOERR, .inputOutput),
    (.SQLITE_CANTOPEN, .inputOutput),
    (.SQLITE_CONSTRAINT, .software), (.SQLITE_PERM, .noPermission),
  ])
  func `follows from what SQLite says`(code: ResultCode, status: HandoverModel.ExitStatus) {
    #expect(StoreError(DatabaseError(resultCode: code), path: "a").status == status)
  }
}
