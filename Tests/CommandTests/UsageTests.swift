import Foundation
import TestKit
import Testing

/// What the program says to words that it does not understand, and its exit codes.
@Suite("Usage")
struct UsageTests {
  @Test(arguments: [
    ["--no-such-option"], ["no-such-command"], ["import"], ["locate"], ["import", "CITY", "--osm"],
    ["import", "CITY", "--divisions", "SAMPLE/divisions.geojson", "--level", "planet"],
    ["import", "CITY", "--divisions", "SAMPLE/divisions.geojson", "--level", "district", "--level", "community"],
    ["import", "CITY"], ["import", "CITY", "--roads", "SAMPLE/roads.geojson", "--driving-side", "middle"],
    ["import", "CITY", "--roads", "SAMPLE/roads.geojson", "--map", "class"],
    ["import", "CITY", "--roads", "SAMPLE/roads.geojson", "--map", "colour=class"],
    ["import", "CITY", "--components", "SAMPLE/components.csv", "--code-profile", "5-5-5"],
    ["import", "CITY", "--components", "SAMPLE/components.csv", "--encoding", "ebcdic"],
    ["import", "CITY", "--components", "SAMPLE/components.csv", "--input-crs", "mars"],
    ["grid", "CITY", "--target-area", "nan"], ["grid", "CITY", "--target-area", "0"],
    ["grid", "CITY", "--target-area", "many"], ["grid", "CITY", "--only", "999999"],
    ["locate", "CITY"], ["locate", "CITY", "117"], ["locate", "CITY", "117,91"], ["locate", "CITY", "117,36,5"],
    ["locate", "CITY", "nan,36"], ["locate", "CITY", "1e308,36"], ["locate", "CITY", "117,36", "--reach", "-1"],
    ["locate", "CITY", "117,36", "--reach", "inf"], ["locate", "CITY", "117,36", "--format", "binary"],
    ["locate", "CITY", "117,36", "--time", "yesterday"], ["locate", "CITY", "117,36", "-i", "SAMPLE/incidents.csv"],
    ["locate", "CITY", "-i", "SAMPLE/incidents.csv", "--input-format", "xlsx"],
    ["locate", "CITY", "-i", "SAMPLE/incidents.csv", "--map", "lon=经度"],
    ["assign", "CITY"], ["assign", "CITY", "-i", "missing.csv"],
    ["assign", "CITY", "-i", "SAMPLE/incidents.csv", "-o", "/no/such/folder/out.csv"],
    ["isochrone", "CITY", "117,36"], ["isochrone", "CITY", "117,36", "--minutes", "0"],
    ["isochrone", "CITY", "117,36", "--minutes", "5,,9"], ["isochrone", "CITY", "117,36", "--minutes", "nan"],
    ["isochrone", "CITY", "117,36", "--minutes", "5", "--width", "0"],
    ["isochrone", "CITY", "117,91", "--minutes", "5"], ["isochrone", "missing.gpkg", "117,36", "--minutes", "5"],
    ["stats", "missing.gpkg"], ["stats", "SAMPLE"], ["stats", "SAMPLE/roads.geojson"], ["doctor"],
    ["doctor", "missing.gpkg"], ["grid", "missing.gpkg"], ["locate", "missing.gpkg", "117,36"],
    ["map", "CITY"], ["map", "CITY", "-o", "/no/such/folder/map.html"], ["sample", "/proc/no/folder"],
    ["sample", "OUT", "--scale", "galaxy"], ["sample", "OUT", "--seed", "-1"],
    ["sample-points", "CITY", "--count", "-5"], ["bench", "lookup", "--cells", "0"],
    ["bench", "lookup", "--cells", "99999999999999999999k"], ["bench", "lookup", "--cells", "missing.gpkg"],
    ["bench", "lookup", "--cells", "1k", "--points", "SAMPLE/incidents.csv"],
    ["bench", "lookup", "--cells", "1k", "--order", "alphabetical"],
    ["bench", "lookup", "--cells", "1k", "--runs", "0"],
    ["bench", "lookup", "--cells", "1k", "--points", "1k", "--threads", "-1"], ["bench", "lookup", "--cells", "CITY"],
    ["bench", "lookup", "--cells", "SAMPLE/roads.geojson"],
    ["bench", "lookup", "--cells", "missing.wkb"], ["bench", "routing"],
    ["bench", "routing", "--graph", "missing.gr"], ["bench", "routing", "--graph", "SAMPLE/roads.geojson"],
    ["bench", "routing", "--graph", "missing.gpkg"], ["bench", "routing", "--graph", "CITY", "--rank", "31"],
    ["bench", "routing", "--graph", "CITY", "--coordinates", "CITY"],
    ["bench", "routing", "--graph", "CITY", "--count", "0"], ["bench", "routing", "--graph", "CITY", "--runs", "0"],
    ["bench", "routing", "--graph", "CITY", "--queries", "SAMPLE/components.csv"],
    ["bench", "routing", "--graph", "CITY", "--profile", "tank"],
    ["bench", "lattice"], ["bench", "lattice", "--nodes", "0", "-o", "OUT"],
  ])
  func badUsageEndsWithTwo(words: [String]) throws {
    let city = try ScratchCity()
    let before = try city.bytes
    let arguments = words.map { word in
      word == "CITY"
        ? city.url.path
        : word == "OUT"
          ? city.folder.url.appendingPathComponent("out").path
          : word.replacingOccurrences(of: "SAMPLE", with: ScratchCity.sample.path)
    }
    let result = try CommandRunner.luwang(arguments)
    #expect(result.status == 2, "\(result.status): \(result.errors)")
    #expect(!result.errors.isEmpty)
    #expect(result.output.isEmpty, "\(result.output)")
    #expect(try city.bytes == before)
    #expect(city.folder.names == ["city.gpkg"])
  }

  @Test(arguments: [
    ["--help"], ["--version"], ["import", "--help"], ["locate", "--help"], ["help", "assign"],
  ])
  func helpEndsWithZero(words: [String]) throws {
    let result = try CommandRunner.luwang(words)
    #expect(result.status == 0)
    #expect(result.output.contains(words.contains("--version") ? "luwang" : "USAGE"))
  }

  @Test func everyJSONOutputParses() throws {
    let city = try ScratchCity(grids: true)
    let commands = [
      ["import", city.url.path, "--roads", ScratchCity.file("roads.geojson"), "--json"],
      ["import", city.url.path, "--components", ScratchCity.file("components.csv"), "--dry-run", "--json"],
      ["grid", city.url.path, "--json"], ["stats", city.url.path, "--json"], ["doctor", city.url.path, "--json"],
      ["doctor", ScratchCity.file("components.csv"), "--json"],
    ]
    for command in commands {
      let result = try CommandRunner.luwang(command)
      try expectDone(result)
      #expect(throws: Never.self, "\(command[0])") {
        try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      }
      #expect(result.errors.isEmpty, "\(command[0]): \(result.errors)")
    }
  }

  @Test func quietSaysNothing() throws {
    let city = try ScratchCity()
    let result = try city.run("grid", "--quiet")
    #expect(result.errors.isEmpty && result.output.isEmpty)
  }

  /// `luwang locate … | head -1` is no error to be told about.
  @Test func closedPipeIsNoFault() throws {
    let city = try ScratchCity(grids: true)
    let script = "\"$0\" locate \"$1\" -i \"$2\" | head -1"
    let result = try CommandRunner.tool(
      "bash", "-c", script, CommandRunner.luwang.path, city.url.path, ScratchCity.file("incidents.csv"))
    #expect(result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.hasSuffix("}\n"))
  }
}
