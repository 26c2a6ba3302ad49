import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct PolygonizeTests {
  @Test func tellsFacesDanglesAndCutsApart() throws {
    let faces = try Overlay.polygonize([
      line((0, 0), (10, 0), (10, 10)), line((10, 10), (0, 10), (0, 0)),  // a square
      line((10, 10), (20, 10)),  // joins the squares
      line((20, 10), (30, 10), (30, 20), (20, 20), (20, 10)),
      line((0, 0), (-5, -5)),  // a loose end
    ])
    #expect(faces.polygons.count == 2)
    #expect(faces.cutEdges == [try line((10, 10), (20, 10))])
    #expect(faces.dangles == [try line((-5, -5), (0, 0))])
    #expect(faces.invalidRings.isEmpty)
  }

  @Test func facesWithinFacesBecomeHoles() throws {
    let faces = try Overlay.polygonize([
      line((0, 0), (10, 0), (10, 10), (0, 10), (0, 0)), line((3, 3), (6, 3), (6, 6), (3, 6), (3, 3)),
    ])
    #expect(faces.polygons.map(\.holes.count).sorted() == [0, 1])
  }

  @Test(arguments: UInt64(0)..<30) func facesTileWhatTheyCover(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let noded = try Overlay.node(scribble(14, size: 500, &random))
    let faces = try Overlay.polygonize(noded)
    let areas = faces.polygons.map { MultiPolygon([$0]) }
    let union = try Overlay.union(areas)
    #expect(union == (try Overlay.unionOfTiles(areas)), "seed \(seed)")
    let sum = faces.polygons.reduce(Int128(0)) { $0 + $1.rings.reduce(0) { $0 + $1.doubledArea } }
    #expect(sum == union.rings.reduce(0) { $0 + $1.doubledArea }, "seed \(seed)")

    // Euler: faces inside = pieces - nodes + connected groups.
    let nodes = Set(noded.flatMap { [$0.start, $0.end] })
    #expect(faces.polygons.count == noded.count - nodes.count + groups(noded), "seed \(seed)")
  }

  /// The number of connected groups of pieces.
  private func groups(_ pieces: [LineString]) -> Int {
    var parent: [Vertex: Vertex] = [:]
    func root(_ vertex: Vertex) -> Vertex {
      var v = vertex
      while let next = parent[v], next != v { v = next }
      return v
    }
    for piece in pieces {
      parent[piece.start] = parent[piece.start] ?? piece.start
      parent[piece.end] = parent[piece.end] ?? piece.end
      parent[root(piece.start)] = root(piece.end)
    }
    return parent.filter { $0.key == $0.value }.count
  }
}
