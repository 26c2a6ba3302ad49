import Foundation
import Interchange
import TestKit
import Testing

/// Graph files of every dialect, what belongs to them, and what is said of those that are not as they should be.
@Suite struct GraphFileTests {
  private func graph(_ text: String, seed: UInt64 = 1) throws -> GraphFile {
    let folder = try ScratchFolder()
    return try GraphFile(contentsOf: folder.file("graph.gr", text), seed: seed)
  }

  @Test func dimacsIsRead() throws {
    let graph = try graph("c a comment\n\np sp 4 3\nc\na 1 2 7\r\na\t4  1 0\n a 2 2 536870911")
    #expect(graph.dialect == .dimacs9 && graph.nodeCount == 4)
    #expect(graph.tails == [0, 3, 1] && graph.heads == [1, 0, 1] && graph.weights == [7, 0, 536_870_911])
  }

  @Test func arcsWithoutHeaderCountFromZero() throws {
    let graph = try graph("\u{FEFF}a 0 5 10\na 3 0 2\n")
    #expect(graph.dialect == .headerless && graph.nodeCount == 6)
    #expect(graph.tails == [0, 3] && graph.heads == [5, 0] && graph.weights == [10, 2])
  }

  @Test func edgesGetWeightsFromTheirNumbers() throws {
    let graph = try graph("p tw 3 2\n1 2\n3 2\n", seed: 0)
    #expect(graph.dialect == .pace && graph.nodeCount == 3)
    #expect(graph.tails == [0, 1, 2, 1] && graph.heads == [1, 0, 1, 2])
    // The generator's first number is the mixing of its seed.
    for (arc, weight) in graph.weights.enumerated() {
      let key = UInt64(graph.tails[arc] + 1) << 32 + UInt64(graph.heads[arc] + 1)
      var generator = SeededGenerator(seed: key)
      #expect(UInt64(weight) == 1 + generator.next() % 10_000)
    }
    let other = try self.graph("p tw 3 2\n1 2\n3 2\n", seed: 9)
    #expect(other.weights != graph.weights)
  }

  @Test func writtenGraphsAreReadAgain() throws {
    var random = SeededGenerator(seed: 3)
    var graph = GraphFile(dialect: .dimacs9, nodeCount: 50)
    for _ in 0..<200 {
      graph.tails.append(UInt32(random.int(in: 0...49)))
      graph.heads.append(UInt32(random.int(in: 0...49)))
      graph.weights.append(UInt32(random.int(in: 0...Int(GraphFile.weightLimit) - 1)))
    }
    let places = NodeCoordinates(
      x: (0..<50).map { _ in Double(random.int(in: -1_000_000...1_000_000)) },
      y: (0..<50).map { _ in Double(random.int(in: -1_000_000...1_000_000)) })
    var (graphBytes, placeBytes) = (MemorySink(), MemorySink())
    try graph.write(to: &graphBytes)
    try places.write(to: &placeBytes)
    let folder = try ScratchFolder()
    #expect(try GraphFile(contentsOf: folder.file("a.gr", graphBytes.bytes)) == graph)
    #expect(try NodeCoordinates(contentsOf: folder.file("a.co", placeBytes.bytes), of: NodeNumbering(graph)) == places)
  }

  @Test(arguments: ["gzip", "xz"]) func packedFilesAreUnpacked(program: String) throws {
    let folder = try ScratchFolder()
    let text = "p sp 2 20000\n" + String(repeating: "a 1 2 3\n", count: 20_000)
    let file = try folder.file("graph.gr", text)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, file.path]
    try process.run()
    process.waitUntilExit()
    let packed = try #require(folder.names.first.map { folder.url.appendingPathComponent($0) })
    #expect(packed != file)
    #expect(try GraphFile(contentsOf: packed).arcCount == 20_000)
    let bytes = try Data(contentsOf: packed)
    let cut = try folder.file("cut", bytes.prefix(bytes.count - 9))
    let error = #expect(throws: InterchangeError.self) { try GraphFile(contentsOf: cut) }
    #expect(error?.reason.contains(program) == true, "\(String(describing: error))")
  }

  @Test(.enabled(if: SharedData.has("graphs/bremen_time.gr"), "needs ../shared/data")) func realFilesAreRead() throws {
    let bremen = try GraphFile(contentsOf: SharedData.url("graphs/bremen_time.gr"))
    #expect(bremen.dialect == .headerless && bremen.arcCount == 86_475 && bremen.nodeCount == 40_461)
  }

  @Test(arguments: [
    ("", "graph.gr: is empty"),
    ("c only\n", "holds no graph"),
    ("hello\n", "line 1: \"hello\" begins no graph"),
    ("p max 3 2\n", "line 1: \"p max 3 2\" announces no graph"),
    ("p sp 0 0\n", "line 1: \"p sp 0 0\" does not announce"),
    ("p sp 3\n", "line 1: \"p sp 3\" does not announce"),
    ("p sp 3 2 1\n", "line 1: \"p sp 3 2 1\" does not announce"),
    ("p sp 99999999999999999999 2\n", "does not announce"),
    ("p sp 3 99999999999\n", "does not announce"),
    ("p sp -3 2\n", "does not announce"),
    ("p sp 3 1\ne 1 2 3\n", "line 2: \"e 1 2 3\" is no arc"),
    (
      "p sp 3 1\na 0 2 3\n", "line 2: \"a 0 2 3\" has something that is not a node: nodes are whole numbers from 1 to 3"
    ),
    ("p sp 3 1\na 1 4 3\n", "line 2: \"a 1 4 3\" has something that is not a node"),
    ("p sp 3 1\na 1 4294967297 3\n", "is not a node"),
    ("p sp 3 1\na 1\n", "is not a node"),
    ("p sp 3 1\na 1 2\n", "does not end with one whole number"),
    ("p sp 3 1\na 1 2 -3\n", "does not end with one whole number from 0 to 536870911"),
    ("p sp 3 1\na 1 2 3.5\n", "does not end with one whole number"),
    ("p sp 3 1\na 1 2 536870912\n", "does not end with one whole number"),
    ("p sp 3 1\na 1 2 3 4\n", "does not end with one whole number"),
    ("p sp 3 1\na 1 2 3\na 2 3 1\n", "line 3: \"a 2 3 1\" goes on behind the 1 arcs"),
    ("p sp 3 3\na 1 2 3\n", "line 2: ends after 1 of the 3 lines"),
    ("p tw 3 1\n1 2 5\n", "line 2: \"1 2 5\" has more than two nodes"),
    ("p tw 3 1\na 1 2\n", "is not a node"),
    ("a 0 1 2\nb 0 1 2\n", "line 2: \"b 0 1 2\" is no arc"),
    ("a 0 1 2\nx\u{1B}[31m\n", "line 2: \"x?[31m\" is no arc"),
    ("a 0 1073741824 2\n", "is not a node"),
    ("a 0 1073741823 2\n", "has 1073741824 nodes and only 1 arcs"),
    ("p sp 1000000000 1\na 1 999999999 2\n", "has 1000000000 nodes and only 1 arcs"),
    ("<html></html>", "is XML or HTML"),
  ])
  func badFilesAreRefused(text: String, message: String) throws {
    let error = #expect(throws: InterchangeError.self) { try graph(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "nothing")")
    #expect(error?.remedy.isEmpty == false)
  }

  @Test func endlessLinesAreRefused() throws {
    let error = #expect(throws: InterchangeError.self) {
      try graph("p sp 3 1\na 1 2 " + String(repeating: "0", count: 1 << 20))
    }
    #expect(error?.place == "line 2" && error?.reason.contains("is longer than") == true)
  }

  @Test(arguments: UInt64(0)..<30) func hostileBytesNeverTrap(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try ScratchFolder()
    let texts = [
      "p sp 4 3\na 1 2 7\na 4 1 0\na 2 2 5\n", "p tw 3 2\n1 2\n3 2\n", "a 0 5 10\na 3 0 2\n",
      "p aux sp co 3\nv 1 5 5\nv 2 -7 1e3\nv 3 0.5 9\n", "1 2\n3 1\n",
    ]
    let special = Array("apcvstw 0123456789-.e\n\n\r\t".utf8) + [0, 0x1F, 0x8B, 0xFD, 0xFF]
    for _ in 0..<40 {
      var bytes = Array(texts[random.int(in: 0...4)].utf8)
      for _ in 0..<random.int(in: 1...5) where !bytes.isEmpty {
        let place = random.int(in: 0...bytes.count - 1)
        switch random.int(in: 0...2) {
        case 0: bytes[place] = special[random.int(in: 0...special.count - 1)]
        case 1: bytes.remove(at: place)
        default: bytes.insert(special[random.int(in: 0...special.count - 1)], at: place)
        }
      }
      let file = try folder.file("file", bytes)
      let numbering = NodeNumbering(nodeCount: 3, firstNode: 1)
      if let graph = try? GraphFile(contentsOf: file) {
        #expect((graph.tails + graph.heads).allSatisfy { $0 < graph.nodeCount }, "seed \(seed)")
        #expect(graph.weights.allSatisfy { $0 < GraphFile.weightLimit } && graph.weights.count == graph.arcCount)
      }
      let places = try? NodeCoordinates(contentsOf: file, of: numbering)
      #expect(places.map { ($0.x + $0.y).allSatisfy(\.isFinite) } ?? true, "seed \(seed)")
      let pairs = try? NodePairs.read(file, of: numbering)
      #expect(pairs?.allSatisfy { $0.source < 3 && $0.target < 3 } ?? true, "seed \(seed)")
    }
  }
}
