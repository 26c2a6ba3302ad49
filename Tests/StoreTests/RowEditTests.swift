import Foundation
import GRDB
import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

@testable import Store

@Suite("Edits of single rows")
struct RowEditTests {
  let folder: TestFolder
  let file: URL
  let city: CityFile
  let author = TestAuthor.dispatcher

  init() throws {
    folder = try TestFolder()
    file = folder.file("city.gpkg")
    city = try TestCity.make(in: folder)
  }

  /// The test city's incident, with what the checks of an edit ask for.
  private func incident(_ id: String, _ text: String? = nil) -> StoredIncident {
    var incident = StoredIncident(id: id, position: LonLat(117.0001, 36.6001))
    incident.text = text
    incident.segment = SegmentUID(rawValue: 4)
    incident.side = .left
    incident.reportedAt = "2026-05-04T08:00:00+08:00"
    return incident
  }

  /// Another program that has the functions of every GeoPackage program.
  private func outside(_ sql: String) throws {
    let other = try CityFile.open(file)
    try other.connection.access { try $0.execute(sql: sql) }
    try other.close()
  }

  private func entries() throws -> [AuditEntry] { try city.read { try $0.auditEntries(limit: 999) } }

  @Test func aRowIsAddedChangedAndDeleted() throws {
    let revision = try city.revision(of: .incident)
    let added = try city.write { try $0.put(incident("N-1", "a"), if: .absent, by: author) }
    #expect(added.isNew && added.auditNumber == 1)
    let read = try #require(try city.read { try $0.incident(id: "N-1") })
    #expect(read.value == incident("N-1", "a") && read.tag == added.tag)
    let tag = try #require(added.tag)
    let changed = try city.write { try $0.put(incident("N-1", "b"), if: .tags([tag]), by: author) }
    #expect(!changed.isNew && changed.auditNumber == 2 && changed.tag != tag)
    #expect(throws: EditError.changed(layer: .incident, key: "N-1", current: changed.tag)) {
      try city.write { try $0.put(incident("N-1", "c"), if: .tags([tag]), by: author) }
    }
    let current = try #require(changed.tag)
    #expect(throws: EditError.alreadyThere(layer: .incident, key: "N-1", current: current)) {
      try city.write { try $0.put(incident("N-1", "c"), if: .absent, by: author) }
    }
    let same = try city.write { try $0.put(incident("N-1", "b"), by: author) }
    #expect(same == RowEdit(tag: changed.tag, isNew: false, auditNumber: nil))
    let gone = try city.write { try $0.removeIncident(id: "N-1", if: .tags([current]), by: author) }
    #expect(gone == RowEdit(tag: nil, isNew: false, auditNumber: 3))
    #expect(throws: EditError.changed(layer: .incident, key: "N-1", current: nil)) {
      try city.write { try $0.put(incident("N-1"), if: .tags([tag]), by: author) }
    }
    #expect(throws: EditError.notFound(layer: .incident, key: "N-1")) {
      try city.write { try $0.removeIncident(id: "N-1", by: author) }
    }
    #expect(try city.revision(of: .incident) == revision + 3)
    let entries = try entries()
    #expect(entries.map(\.action) == [.delete, .change, .add] && entries.allSatisfy { $0.key == "N-1" })
    #expect(entries[0].after == nil && entries[0].before == entries[1].after && entries[1].before == entries[2].after)
    #expect(
      entries[2].after
        == #"{"geom":[117.0001,36.6001],"id":"N-1","reported_at":"2026-05-04T08:00:00+08:00","segment":4,"side":"left","text":"a"}"#
    )
  }

  /// Tags follow what is stored, whoever wrote it, and nothing else.
  @Test func editsOfOtherProgramsCount() throws {
    let before = try #require(try city.read { try $0.facility(id: "F1") })
    try outside("UPDATE facility SET hours = '08:00-12:00' WHERE id = 'F2'")
    #expect(try city.read { try $0.facility(id: "F1") } == before)
    try outside("UPDATE facility SET fid = 99 WHERE id = 'F1'")
    #expect(try city.read { try $0.facility(id: "F1") } == before)
    try outside("UPDATE facility SET name = name || ' 2' WHERE id = 'F1'")
    let after = try #require(try city.read { try $0.facility(id: "F1") })
    #expect(after.tag != before.tag)
    #expect(throws: EditError.changed(layer: .facility, key: "F1", current: after.tag)) {
      try city.write { try $0.put(before.value, if: .tags([before.tag]), by: author) }
    }
    try outside(
      "INSERT INTO facility SELECT 7, geom, id, 'x', kind, NULL, NULL FROM facility WHERE id = 'F1'")
    let error = #expect(throws: CityFileError.self) { try city.read { try $0.facility(id: "F1") } }
    guard case .badValue(_, "facility", 99, "id", "'F1'", _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aRowThatCannotBeReadCanBeReplaced() throws {
    try outside("UPDATE facility SET kind = 'pub', geom = NULL WHERE id = 'F1'")
    #expect(throws: CityFileError.self) { try city.read { try $0.facility(id: "F1") } }
    let edit = try city.write { try $0.put(TestCity.facilities[0], if: .present, by: author) }
    #expect(edit.auditNumber == 1)
    #expect(try city.all(.facilities) == TestCity.facilities)
  }

  /// Random edits of a layer with a shape against a dictionary.
  @Test(arguments: [1, 2, 3])
  func randomEditsAreAsInADictionary(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var model = Dictionary(uniqueKeysWithValues: TestCity.facilities.map { ($0.id, $0) })
    var edits: Int64 = 0
    let revision = try city.revision(of: .facility)
    for _ in 0..<120 {
      let id = "F\(random.int(in: 1...6))"
      if random.int(in: 0...2) == 0 {
        let isThere = model.removeValue(forKey: id) != nil
        let edit = try? city.write { try $0.removeFacility(id: id, by: author) }
        #expect((edit != nil) == isThere)
        edits += isThere ? 1 : 0
      } else {
        var facility = TestCity.facilities[random.int(in: 0...1)]
        facility.id = id
        facility.position = TestCity.vertex(Int32(random.int(in: 0...3)), 0)
        let isSame = model[id] == facility
        let edit = try city.write { try $0.put(facility, by: author) }
        #expect(edit.isNew == (model[id] == nil) && (edit.auditNumber == nil) == isSame)
        edits += isSame ? 0 : 1
        model[id] = facility
      }
    }
    #expect(try city.read { try $0.facilities(limit: 99) }.map(\.value) == model.values.sorted { $0.id < $1.id })
    var pages: [String] = []
    while let next = try city.read({ try $0.facilities(after: pages.last, limit: 1) }).first {
      pages.append(next.value.id)
    }
    #expect(pages == model.keys.sorted())
    #expect(try city.revision(of: .facility) == revision + edits)
    #expect(try entries().count == Int(edits))
    #expect(try city.read { try $0.integrityFaults() } == [])
  }

  @Test func closuresAreDrawnOnTheirSegment() throws {
    let closure = RoadClosure(id: "K-2", segment: SegmentUID(rawValue: 7), reason: "fair")
    let edit = try city.write { try $0.put(closure, if: .absent, by: author) }
    #expect(try city.read { try $0.closure(id: "K-2") } == Tagged(value: closure, tag: try #require(edit.tag)))
    #expect(try city.read { try $0.closures() } == [TestCity.closure, closure])
    let boxes = try otherProgram(file) { try Int.fetchOne($0, sql: "SELECT count(*) FROM rtree_closure_geom") }
    #expect(boxes == 2)
    try city.write { _ = try $0.removeClosure(id: "K-1", by: author) }
    #expect(try city.read { try $0.integrityFaults() } == [])
    try outside("UPDATE closure SET segment = 5")
    let dangling = DanglingReference(layer: .closure, column: "segment", segment: SegmentUID(rawValue: 5))
    #expect(try city.read { try $0.danglingReferences() } == [dangling])
  }

  /// What a process leaves that is killed before, and after, the end of a write: the file and its log at that moment.
  @Test func aKilledProcessLosesOnlyWhatWasNotAcknowledged() throws {
    func copy(_ name: String) throws -> CityFile {
      for end in ["", "-wal"] {
        try FileManager.default.copyItem(
          atPath: file.path + end, toPath: folder.file(name).path + end)
      }
      return try CityFile.open(folder.file(name))
    }
    try city.write { _ = try $0.put(incident("N-1"), by: author) }
    let during = try city.write { writer in
      _ = try writer.put(incident("N-2"), by: author)
      try writer.removeClosure(id: "K-1", by: author)
      return try copy("during.gpkg")
    }
    let after = try copy("after.gpkg")
    for (city, ids, count) in [(during, ["C-1", "N-1"], Int64(1)), (after, ["C-1", "N-1", "N-2"], 3)] {
      #expect(try city.read { try $0.incidents(limit: 9) }.map(\.value.id) == ids)
      #expect(try city.read { try $0.identity().lastAuditNumber } == count)
      #expect(try city.read { try $0.closures() }.count == (count == 1 ? 1 : 0))
      #expect(try city.read { try $0.integrityFaults() } == [])
    }
  }
}
