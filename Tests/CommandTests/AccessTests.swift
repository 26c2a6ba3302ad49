import Foundation
import TestKit
import Testing

/// Files that may not be read or written, full disks, and locks of other programs.
@Suite("Access to files")
struct AccessTests {
  static let roads = ScratchCity.file("roads.geojson")

  @Test(
    .enabled(if: Unprivileged.isPossible, "needs setpriv, or a user who is not root"),
    arguments: [("roads.geojson", "--roads"), ("components.csv", "--components"), ("chiefs.csv", "--chiefs")])
  func filesThatMayNotBeReadAreNamed(name: String, option: String) throws {
    let city = try ScratchCity()
    try setPermissions(0o755, of: city.folder.url)
    try setPermissions(0o666, of: city.url)
    let secret = city.folder.url.appendingPathComponent("secret-\(name)")
    try FileManager.default.copyItem(atPath: ScratchCity.file(name), toPath: secret.path)
    try setPermissions(0, of: secret)
    let result = try Unprivileged.luwang("import", city.url.path, option, secret.path)
    #expect(result.status == 2)
    #expect(result.errors.contains("secret-\(name)"))
    #expect(result.errors.contains("may not be read by this user; have its owner allow it"), "\(result.errors)")
  }

  @Test(.enabled(if: Unprivileged.isPossible, "needs setpriv, or a user who is not root"))
  func osmFileThatMayNotBeReadIsNamed() throws {
    let folder = try ScratchFolder()
    try setPermissions(0o777, of: folder.url)
    let secret = folder.url.appendingPathComponent("secret.osm.pbf")
    try FileManager.default.copyItem(at: PackageRoot.url("GeoData/cases/osm-small.osm.pbf"), to: secret)
    try setPermissions(0, of: secret)
    let city = folder.url.appendingPathComponent("new.gpkg")
    let result = try Unprivileged.luwang("import", city.path, "--osm", secret.path)
    #expect(result.status == 2)
    #expect(result.errors.contains("secret.osm.pbf") && result.errors.contains("Permission denied"), "\(result.errors)")
    #expect(folder.names == ["secret.osm.pbf"])
  }

  @Test(.enabled(if: Unprivileged.isPossible, "needs setpriv, or a user who is not root"))
  func readOnlyFolderServesLookupsAndRefusesChanges() throws {
    let city = try ScratchCity(grids: true)
    let before = try city.bytes
    try setPermissions(0o444, of: city.url)
    try setPermissions(0o555, of: city.folder.url)
    defer { try? setPermissions(0o755, of: city.folder.url) }
    let found = try Unprivileged.luwang("locate", city.url.path, "117.005,36.605")
    #expect(found.status == 0, "\(found.errors)")
    #expect(found.output.contains("\"grid\":\"9901"))
    for command in ["stats", "doctor"] {
      let result = try Unprivileged.luwang(command, city.url.path)
      #expect(result.status == 0, "\(command): \(result.errors)")
    }
    let refused = try Unprivileged.luwang("import", city.url.path, "--roads", Self.roads)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("city.gpkg: may not be written"), "\(refused.errors)")
    let missing = city.folder.url.appendingPathComponent("new.gpkg").path
    let fresh = try Unprivileged.luwang("import", missing, "--roads", Self.roads)
    #expect(fresh.status == 2)
    #expect(fresh.errors.contains("/new.gpkg: may not be written"), "\(fresh.errors)")
    #expect(try city.bytes == before)
    #expect(city.folder.names == ["city.gpkg"])
  }

  @Test func folderThatIsNotThereIsNamed() throws {
    let folder = try ScratchFolder()
    let missing = folder.url.appendingPathComponent("no/such/city.gpkg").path
    let result = try CommandRunner.luwang("import", missing, "--roads", Self.roads)
    #expect(result.status == 2)
    #expect(result.errors.contains("no/such/city.gpkg: may not be written"), "\(result.errors)")
    #expect(folder.names.isEmpty)
  }

  /// Writing fails at many points: at the first page, in the middle of a layer, at the commit, at the checkpoint.
  @Test(arguments: [1, 16, 40, 80, 160, 320, 480, 640])
  func limitOnFileSizeLeavesTheCityWhole(kibibytes: Int) throws {
    let city = try ScratchCity()
    let before = try city.column("SELECT uid FROM segment ORDER BY uid")
    let edited = try city.folder.file("edited.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}")
    try EditedRoads.write(dropping: 3, to: edited)
    let result = try limited("import", city.url, kibibytes, "--roads", edited.path)
    let after = try city.column("SELECT uid FROM segment ORDER BY uid")
    #expect(try SQLite.integrity(city.url) == "ok")
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.errors.contains("city.gpkg: "), "\(result.errors)")
    if result.errors.contains("the changes are stored in") {
      #expect(after != before, "the log was said to hold the changes")
    } else {
      #expect(after == before)
      #expect(result.errors.contains("nothing was changed"), "\(result.errors)")
    }
    try city.run("import", "--roads", edited.path)
    #expect(try city.column("SELECT uid FROM segment ORDER BY uid") != before)
  }

  @Test(arguments: [1, 16, 100, 400])
  func limitOnFileSizeLeavesNoNewCity(kibibytes: Int) throws {
    let folder = try ScratchFolder()
    let city = folder.url.appendingPathComponent("new.gpkg")
    let result = try limited("import", city, kibibytes, "--roads", Self.roads)
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.errors.contains("/new.gpkg: "), "\(result.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test func resultsThatCannotBeWrittenAreAnError() throws {
    let city = try ScratchCity(grids: true)
    let target = try city.folder.file("map.html", "old")
    let result = try limited("map", city.url, 36, "-o", target.path)
    #expect(result.status == 2)
    #expect(result.errors.contains("map.html: cannot be written"), "\(result.errors)")
    #expect(try Data(contentsOf: target) == Data("old".utf8))
    #expect(city.folder.names == ["city.gpkg", "map.html"])
    let full = try CommandRunner.tool(
      "bash", "-c", "exec \"$0\" locate \"$1\" 117.005,36.605 >/dev/full", CommandRunner.luwang.path, city.url.path)
    #expect(full.status == 2)
    #expect(full.errors.contains("standard output"), "\(full.errors)")
  }

  /// - Parameter kibibytes: no file may become larger than this.
  private func limited(
    _ command: String, _ city: URL, _ kibibytes: Int, _ arguments: String...
  ) throws -> CommandRunner.Result {
    let script = "ulimit -f \"$1\"; shift; exec \"$0\" \"$@\""
    return try CommandRunner.run(
      "/usr/bin/env",
      ["bash", "-c", script, CommandRunner.luwang.path, "\(kibibytes)", command, city.path] + arguments)
  }

  @Test func fullDiskIsToldAndLeavesTheCity() throws {
    let city = try ScratchCity()
    let disk = try ScratchFolder()
    let mounted = try? CommandRunner.tool("mount", "-t", "tmpfs", "-o", "size=1m", "luwang-test", disk.url.path)
    // Only root in a container with that right can make a disk of a size; the limits above stand in elsewhere.
    guard mounted?.status == 0 else { return }
    defer { _ = try? CommandRunner.tool("umount", disk.url.path) }
    let file = disk.url.appendingPathComponent("city.gpkg")
    try FileManager.default.copyItem(at: city.url, to: file)
    let before = try SQLite.counts(file)
    let result = try CommandRunner.luwang(["import", file.path] + ScratchCity.importArguments)
    #expect(result.status == 2)
    #expect(result.errors.contains("city.gpkg: the disk is full"), "\(result.errors)")
    #expect(try SQLite.integrity(file) == "ok")
    #expect(try SQLite.counts(file) == before)
    #expect(disk.names == ["city.gpkg"])
  }

  @Test func lockOfAnotherProgramIsTold() throws {
    let city = try ScratchCity(grids: true)
    let holder = try LockHolder(city.url)
    let start = Date()
    let writing = try city.luwang("import", "--roads", Self.roads)
    #expect(writing.status == 2)
    #expect(writing.errors.contains("city.gpkg: another program holds a lock on it"), "\(writing.errors)")
    #expect(Date().timeIntervalSince(start) < 20, "waited too long")
    try holder.release()
    try city.run("import", "--roads", Self.roads)
  }
}
