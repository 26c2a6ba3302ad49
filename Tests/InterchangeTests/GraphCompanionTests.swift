import Interchange
import TestKit
import Testing

/// Coordinates and queries that belong to a graph.
@Suite struct GraphCompanionTests {
  private let numbering = NodeNumbering(nodeCount: 3, firstNode: 1)

  @Test func coordinatesAreRead() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("a.co", "c x\np aux sp co 3\nv 3 -74 41.5\nv 1 1e2 0\nv 2 7 8\n")
    let places = try NodeCoordinates(contentsOf: file, of: numbering)
    #expect(places == NodeCoordinates(x: [100, 7, -74], y: [0, 8, 41.5]))
  }

  @Test(arguments: [
    ("p aux sp co 4\n", "line 1: \"p aux sp co 4\" does not announce the 3 nodes"),
    ("v 1 2 3\nv 2 3 4\n", "has no position of node 3"),
    ("v 1 2 3\nv 1 3 4\n", "line 2: \"v 1 3 4\" gives a node its second position"),
    ("v 1 2\n", "line 1: \"v 1 2\" does not end with two numbers"),
    ("v 1 2 nan\n", "does not end with two numbers"),
    ("v 1 2 inf\n", "does not end with two numbers"),
    ("v 1 2 3 4\n", "does not end with two numbers"),
    ("v 4 2 3\n", "which are whole numbers from 1 to 3"),
    ("v 0 2 3\n", "which are whole numbers from 1 to 3"),
    ("a 1 2 3\n", "is no position"),
  ])
  func badCoordinatesAreRefused(text: String, message: String) throws {
    let folder = try ScratchFolder()
    let file = try folder.file("a.co", text)
    let error = #expect(throws: InterchangeError.self) { try NodeCoordinates(contentsOf: file, of: numbering) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "nothing")")
  }

  @Test func pairsKeepTheirOrder() throws {
    let folder = try ScratchFolder()
    let pairs = try NodePairs.read(folder.file("q", "1 3\nc x\n\n3 3\n2 1"), of: numbering)
    #expect(pairs.map(\.source) == [0, 2, 1] && pairs.map(\.target) == [2, 2, 0])
    var sink = MemorySink()
    try NodePairs.write(pairs, of: numbering, to: &sink)
    #expect(sink.text == "1 3\n3 3\n2 1\n")
    let zero = try NodePairs.read(folder.file("q0", "0 2\n"), of: NodeNumbering(nodeCount: 3, firstNode: 0))
    #expect(zero == [NodePairs.Pair(source: 0, target: 2)])
  }

  @Test(arguments: [
    ("1\n", "line 1: \"1\" names something that is not a node"), ("1 4\n", "which are whole numbers from 1 to 3"),
    ("0 1\n", "is not a node"), ("1 2\n1 2 3\n", "line 2: \"1 2 3\" has more than two nodes"),
    ("a b\n", "is not a node"),
    ("1 -2\n", "is not a node"),
  ])
  func badPairsAreRefused(text: String, message: String) throws {
    let folder = try ScratchFolder()
    let file = try folder.file("q", text)
    let error = #expect(throws: InterchangeError.self) { try NodePairs.read(file, of: numbering) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "nothing")")
  }

  @Test func distancesAreALineEach() throws {
    var sink = MemorySink()
    try NodePairs.write(distances: [0, nil, 1 << 40], to: &sink)
    #expect(sink.text == "0\n-1\n1099511627776\n")
  }
}
