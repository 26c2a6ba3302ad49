import Foundation
import GeoTypes
import HTTPTypes
import Logging
import Plans
import Store
import TestKit
import Testing

@testable import Service

/// The city changes while it is served.
@Suite struct FollowingTests {
  private func holder(_ city: TestCity) -> CityHolder {
    CityHolder(city.url, threads: 1, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test func editsBesideTheServerShow() throws {
    let city = try TestCity()
    let holder = holder(city)
    defer { holder.close() }
    #expect(try holder.refresh())
    #expect(try !holder.refresh())
    let first = try holder.current()
    let file = try CityFile.open(city.url)
    try file.write { writer in
      var zones = try writer.reader.all(.zones)
      zones.removeLast()
      try writer.replace(.zones, with: zones)
    }
    try file.close()
    #expect(try holder.refresh())
    let second = try holder.current()
    #expect(first.revision != second.revision)
    #expect(first.locators !== second.locators)
    // What the change does not touch is kept.
    #expect(first.drives === second.drives)
  }

  @Test func aCopyWithAllEditsIsTaken() throws {
    let city = try TestCity()
    let holder = holder(city)
    defer { holder.close() }
    try holder.refresh()
    try edit(holder)
    try holder.refresh()
    let copy = city.folder.url.appendingPathComponent("copy.gpkg")
    try FileManager.default.copyItem(at: city.url, to: copy)
    let wal = city.url.path + "-wal"
    if FileManager.default.fileExists(atPath: wal) {
      try FileManager.default.copyItem(atPath: wal, toPath: copy.path + "-wal")
    }
    try CityFile.open(copy).close()
    try #require(rename(copy.path, city.url.path) == 0)
    try holder.refresh()
    #expect(holder.refusal == nil)
    #expect(try holder.read { try $0.auditEntries(limit: 10).count } == 1)
  }

  @Test func aFileThatWouldLoseEditsIsRefused() throws {
    let city = try TestCity()
    let other = city.folder.url.appendingPathComponent("other.gpkg")
    try FileManager.default.copyItem(at: city.url, to: other)
    let holder = holder(city)
    defer { holder.close() }
    try holder.refresh()
    let before = try holder.current()
    try edit(holder)
    try holder.refresh()
    try #require(rename(other.path, city.url.path) == 0)
    try holder.refresh()
    #expect(holder.refusal != nil)
    // Reading goes on with what was edited; nothing is written to a file that no name leads to.
    #expect(try holder.read { try $0.auditEntries(limit: 10).count } == 1)
    #expect(throws: Problem.self) { try edit(holder) }
    #expect(try holder.current().metadata == before.metadata)
  }

  @Test func nothingIsWrittenToAFileWithoutAName() throws {
    let city = try TestCity()
    let aside = city.folder.url.appendingPathComponent("aside.gpkg")
    let holder = holder(city)
    defer { holder.close() }
    try holder.refresh()
    try edit(holder)
    try #require(rename(city.url.path, aside.path) == 0)
    for content in [nil, Data(repeating: 7, count: 100_000)] {
      try content?.write(to: city.url)
      #expect(throws: Problem.self) { try edit(holder) }
      // Reading goes on, and so does following.
      try holder.refresh()
      #expect(try holder.read { try $0.auditEntries(limit: 10).count } == 1)
      #expect(holder.refusal != nil)
    }
    try #require(rename(aside.path, city.url.path) == 0)
    try edit(holder)
    #expect(holder.refusal == nil)
    #expect(try holder.read { try $0.auditEntries(limit: 10).count } == 2)
  }

  @Test func aFullDiskIsToldInWords() {
    let problem = Problem(telling: CityFileError.diskFull(path: "/secret/city.gpkg"))
    #expect(problem.code == .outOfSpace && problem.code.status.code == 507)
    #expect(!problem.detail.contains("/secret"))
    let gone = Problem(telling: CityFileError.notAGeoPackage(path: "/secret/city.gpkg", reason: "x"))
    #expect(gone.code == .notReady && gone.headers[.retryAfter] != nil && !gone.detail.contains("/secret"))
  }

  @Test func aRefusedFileIsLookedAtAgainOnceItHasChanged() throws {
    let city = try TestCity()
    let (former, other) = (
      city.folder.url.appendingPathComponent("former"), city.folder.url.appendingPathComponent("o")
    )
    try FileManager.default.copyItem(at: city.url, to: other)
    let holder = holder(city)
    defer { holder.close() }
    try holder.refresh()
    try edit(holder)
    try #require(rename(city.url.path, former.path) == 0 && rename(other.path, city.url.path) == 0)
    try holder.refresh()
    let refusal = try #require(holder.refusal)
    #expect(refusal.contains("edits made here are not in it"))
    // Bytes that nobody looks at, since size and time are as they were.
    var state = stat()
    try #require(stat(city.url.path, &state) == 0)
    let bytes = try FileHandle(forWritingTo: city.url)
    try bytes.write(contentsOf: Data(repeating: 0, count: 4096))
    try bytes.close()
    var times = [state.st_atim, state.st_mtim]
    try #require(utimensat(AT_FDCWD, city.url.path, &times, 0) == 0)
    try holder.refresh()
    #expect(holder.refusal == refusal)
    times[1].tv_sec += 1
    try #require(utimensat(AT_FDCWD, city.url.path, &times, 0) == 0)
    try holder.refresh()
    #expect(try #require(holder.refusal).contains("no city that can be read"))
    #expect(try holder.read { try $0.auditEntries(limit: 10).count } == 1)
    // The former one is put back.
    try #require(rename(former.path, city.url.path) == 0)
    try holder.refresh()
    #expect(holder.refusal == nil)
    try edit(holder)
  }

  private func edit(_ holder: CityHolder) throws {
    try holder.write { writer in
      let author = EditAuthor(
        name: "test", role: "admin", request: nil, time: try #require(PlanInstant("2026-05-04T08:00:00+08:00")))
      try writer.audit(.add, layer: "note", key: "1", before: nil, after: "{}", by: author)
    }
  }
}
