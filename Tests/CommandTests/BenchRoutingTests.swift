import Foundation
import TestKit
import Testing

/// `luwang bench routing` and `luwang bench lattice`.
@Suite struct BenchRoutingTests {
  private func figures(_ arguments: String...) throws -> [String: Any] {
    let result = try CommandRunner.luwang(["bench", "routing", "--json"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func answersAreThoseOfTheFile() throws {
    let folder = try ScratchFolder()
    let graph = try folder.file("a.gr", "p sp 4 4\na 1 2 5\na 2 3 6\na 1 3 20\na 4 1 536870911\n")
    let queries = try folder.file("q", "1 3\n3 1\n2 2\n4 3\n")
    let answers = folder.url.appendingPathComponent("answers")
    let figures = try figures(
      "--graph", graph.path, "--queries", queries.path, "-o", answers.path, "--runs", "1")
    #expect(try String(contentsOf: answers, encoding: .utf8) == "11\n-1\n0\n536870922\n")
    #expect(figures["checksum"] as? Int == 11 + 536_870_922)
    #expect(figures["reachable"] as? Int == 3 && figures["nodes"] as? Int == 4 && figures["arcs"] as? Int == 4)
    #expect((figures["dialect"] as? String)?.hasPrefix("DIMACS-9") == true)
    let asked = [
      "order_s", "customize_ms", "distance_label_us", "distance_cch_us", "path_us", "table_1000_cells_per_s",
      "table_5000_cells_per_s", "one_to_all_ms", "dijkstra_us", "index_bytes",
    ]
    for key in asked { #expect(figures[key] != nil, "\(key)") }
    for key in asked where key.hasSuffix("_us") {
      #expect(figures["\(key)_p50"] != nil && figures["\(key)_p99"] != nil, "\(key)")
    }
  }

  /// Distances of more than 30 bits are not taken for unreachable.
  @Test func farDistancesAreExact() throws {
    let folder = try ScratchFolder()
    let arcs = (0..<9).map { "a \($0) \($0 + 1) 536870911\n" }.joined()
    let graph = try folder.file("a.gr", arcs)
    let queries = try folder.file("q", "0 9\n9 0\n")
    let answers = folder.url.appendingPathComponent("answers")
    _ = try figures("--graph", graph.path, "--queries", queries.path, "-o", answers.path, "--runs", "1")
    #expect(try String(contentsOf: answers, encoding: .utf8) == "\(9 * 536_870_911)\n-1\n")
  }

  @Test func madeUpGraphsAreTheSameForASeed() throws {
    let folder = try ScratchFolder()
    func written(_ name: String) throws -> (Data, Data) {
      let (graph, places) = (
        folder.url.appendingPathComponent("\(name).gr"), folder.url.appendingPathComponent("\(name).co")
      )
      let result = try CommandRunner.luwang(
        "bench", "lattice", "--nodes", "400", "--seed", "3", "-o", graph.path, "--coordinates", places.path)
      #expect(result.status == 0, "\(result.errors)")
      return (try Data(contentsOf: graph), try Data(contentsOf: places))
    }
    let (a, b) = (try written("a"), try written("b"))
    #expect(a == b)
    let lattice = folder.url.appendingPathComponent("a")
    let one = try figures(
      "--graph", "\(lattice.path).gr", "--coordinates", "\(lattice.path).co", "--count", "200", "--runs", "1")
    let two = try figures("--graph", "\(lattice.path).gr", "--count", "200", "--runs", "1", "--no-labels")
    #expect(one["checksum"] as? Int == two["checksum"] as? Int && one["reachable"] as? Int == 200)
    #expect(two["label_bytes"] is NSNull && two["distance_label_us"] is NSNull)
  }

  @Test func citiesHaveJunctionsAndTurns() throws {
    let city = try ScratchCity()
    let plain = try figures("--graph", city.url.path, "--count", "50", "--runs", "1")
    let turns = try figures("--graph", city.url.path, "--count", "50", "--runs", "1", "--turns")
    #expect(plain["arcs"] as? Int == turns["nodes"] as? Int)
    #expect(plain["turns"] as? Bool == false && turns["turns"] as? Bool == true)
  }
}
