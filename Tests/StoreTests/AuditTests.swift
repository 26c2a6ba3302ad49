import Foundation
import GRDB
import Plans
import Testing

@testable import Store

@Suite("The audit log is only added to")
struct AuditTests {
  let folder: TestFolder
  let file: URL
  let city: CityFile

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    city = try TestCity.make(in: folder)
    try city.write { writer in
      for index in 1...5 {
        try writer.audit(.change, layer: "incident", key: "C-\(index)", before: "{}", by: TestAuthor.dispatcher)
      }
    }
  }

  @Test func pagesAreNewestFirst() throws {
    try city.read { reader in
      #expect(try reader.auditEntries(limit: 2).map(\.number) == [5, 4])
      #expect(try reader.auditEntries(before: 4, limit: 9).map(\.number) == [3, 2, 1])
      #expect(try reader.auditEntries(limit: -1).isEmpty)
      let entry = try #require(try reader.auditEntry(number: 3))
      #expect(
        entry
          == AuditEntry(
            number: 3, time: "2026-05-04T08:00:00+08:00", author: "值班员", role: "dispatcher", request: "r-1",
            action: .change, layer: "incident", key: "C-3", before: "{}", after: nil))
    }
  }

  @Test(arguments: [
    "UPDATE luwang_audit SET author = 'x' WHERE number = 2", "DELETE FROM luwang_audit WHERE number = 5",
    "DELETE FROM luwang_audit",
    "INSERT OR REPLACE INTO luwang_audit VALUES (2, '', '', '', '', 'add', '', '', '', '')",
    "INSERT INTO luwang_audit VALUES (7, '', '', '', '', 'add', '', '', '', '')",
    "REPLACE INTO luwang_audit (time, author, role, action, layer, key) VALUES ('', '', '', 'add', '', '')",
  ])
  func othersCannotChangeIt(statement: String) throws {
    let before = try city.read { try $0.auditEntries(limit: 99) }
    #expect(throws: DatabaseError.self) { try otherProgram(file) { try $0.execute(sql: statement) } }
    #expect(try city.read { try $0.auditEntries(limit: 99) } == before)
  }

  @Test func copiesThatWentOnApartAreTold() throws {
    try city.close()
    let copy = folder.file("copy.gpkg")
    try FileManager.default.copyItem(at: file, to: copy)
    let (one, two) = (try CityFile.open(file), try CityFile.open(copy))
    let common = try one.read { try $0.identity() }
    #expect(common.lastAuditNumber == 5)
    try one.write { _ = try $0.audit(.add, layer: "incident", key: "a", by: TestAuthor.dispatcher) }
    let first = try one.read { try $0.identity() }
    #expect(try !two.read { try $0.holdsEdits(of: first) })
    #expect(try one.read { try $0.holdsEdits(of: common) })
    try two.write { writer in
      for key in ["b", "c"] { try writer.audit(.add, layer: "incident", key: key, by: TestAuthor.dispatcher) }
    }
    #expect(try !two.read { try $0.holdsEdits(of: first) })
    #expect(try two.read { try $0.holdsEdits(of: common) })
    let foreign = try TestCity.make(in: folder, name: "foreign.gpkg")
    #expect(try !foreign.read { try $0.holdsEdits(of: common) })
    let untouched = try foreign.read { try $0.identity() }
    #expect(try one.read { try $0.holdsEdits(of: untouched) })
  }

  @Test func tokensAreFoundByDigestAndTakenBack() throws {
    let now = try #require(PlanInstant("2026-05-04T08:00:00+08:00"))
    let token = StoredToken(
      id: "t1", name: "值班室", hash: ContentDigest.sha256("secret".utf8), role: .dispatcher, scope: "370102",
      createdAt: now, expiresAt: now.advanced(byMilliseconds: 1000))
    try city.write { try $0.add(token, by: TestAuthor.dispatcher) }
    #expect(try city.read { try $0.token(hash: token.hash) } == token)
    #expect(try city.read { try $0.token(hash: "sha256:00") } == nil)
    #expect(token.isValid(atMilliseconds: now.milliseconds + 999))
    #expect(!token.isValid(atMilliseconds: now.milliseconds + 1000))
    #expect(try city.write { try $0.revokeToken(id: "t1", by: TestAuthor.dispatcher) })
    #expect(try !city.write { try $0.revokeToken(id: "t1", by: TestAuthor.dispatcher) })
    #expect(try !city.write { try $0.revokeToken(id: "t2", by: TestAuthor.dispatcher) })
    let revoked = try #require(try city.read { try $0.tokens() }.first)
    #expect(!revoked.isValid(atMilliseconds: now.milliseconds))
    let entries = try city.read { try $0.auditEntries(limit: 2) }
    #expect(entries.map(\.action) == [.change, .add] && entries.allSatisfy { $0.layer == "token" && $0.key == "t1" })
    #expect(!entries.contains { "\($0)".contains(token.hash.dropFirst(7)) })
  }
}

enum TestAuthor {
  static let dispatcher: EditAuthor = {
    guard let time = PlanInstant("2026-05-04T08:00:00+08:00") else { preconditionFailure("a moment") }
    return EditAuthor(name: "值班员", role: "dispatcher", request: "r-1", time: time)
  }()
}
