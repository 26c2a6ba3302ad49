import Foundation
import TestKit

/// A city of the sample block in a folder of its own; made once by `luwang`, then copied for each test.
struct ScratchCity {
  let folder: ScratchFolder
  let url: URL

  /// The files that it is made of.
  static let sample = PackageRoot.url("GeoData/sample/block")

  private struct Model {
    let folder: ScratchFolder
    let plain: URL
    let gridded: URL
  }

  private static let model = Result {
    let folder = try ScratchFolder()
    let model = Model(
      folder: folder, plain: folder.url.appendingPathComponent("plain.gpkg"),
      gridded: folder.url.appendingPathComponent("gridded.gpkg"))
    try expectDone(CommandRunner.luwang(["import", model.plain.path] + importArguments))
    try FileManager.default.copyItem(at: model.plain, to: model.gridded)
    try expectDone(CommandRunner.luwang("grid", model.gridded.path))
    return model
  }

  /// What `luwang import CITY` is told to read the whole sample.
  static var importArguments: [String] {
    let files = [
      ("divisions", "divisions.geojson"), ("zones", "zones.geojson"), ("roads", "roads.geojson"),
      ("surroundings", "surroundings.geojson"), ("facilities", "facilities.geojson"),
      ("components", "components.csv"), ("chiefs", "chiefs.csv"),
    ]
    return files.flatMap { ["--\($0)", sample.appendingPathComponent($1).path] }
      + ["--code-profile", "6-2-2-6", "--map", "code=区域代码,name=区域名称,precedence=优先级"]
  }

  /// - Parameter grids: whether its unit grids are built.
  init(grids: Bool = false) throws {
    let model = try Self.model.get()
    folder = try ScratchFolder()
    url = folder.url.appendingPathComponent("city.gpkg")
    try FileManager.default.copyItem(at: grids ? model.gridded : model.plain, to: url)
  }

  /// Runs a command on the city: `city.luwang("import", "--roads", file)`.
  func luwang(_ command: String, _ arguments: String..., input: String? = nil) throws -> CommandRunner.Result {
    try CommandRunner.luwang([command, url.path] + arguments, input: input)
  }

  /// Runs a command that must end with 0.
  @discardableResult
  func run(_ command: String, _ arguments: String..., input: String? = nil) throws -> CommandRunner.Result {
    let result = try CommandRunner.luwang([command, url.path] + arguments, input: input)
    try expectDone(result)
    return result
  }

  /// A file of the sample.
  static func file(_ name: String) -> String { sample.appendingPathComponent(name).path }

  /// All bytes of the city file.
  var bytes: Data { get throws { try Data(contentsOf: url) } }

  /// The rows that a query gives, as `sqlite3` of Python reads them.
  func rows(_ sql: String) throws -> [[String]] { try SQLite.rows(url, sql) }

  /// The first column of the rows.
  func column(_ sql: String) throws -> [String] { try rows(sql).map { $0.first ?? "" } }

  /// The number that a query gives.
  func number(_ sql: String) throws -> Int {
    try rows(sql).first?.first.flatMap { Int($0) } ?? -1
  }
}

/// A command that was to succeed did not.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String
}

/// Throws what a command said unless it ended with 0.
func expectDone(_ result: CommandRunner.Result) throws {
  guard result.status == 0 else {
    throw CommandFailure(description: "exit \(result.status): \(result.errors)\(result.output)")
  }
}
