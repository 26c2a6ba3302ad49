import CityImport
import Foundation
import GeoTypes
import Store
import TestKit
import Testing

@testable import Service

@Suite struct GridTileTests {
  private struct Edge: Hashable {
    var a: [Int]
    var b: [Int]
    init(_ a: [Int], _ b: [Int]) { (self.a, self.b) = a.lexicographicallyPrecedes(b) ? (a, b) : (b, a) }
  }

  private static func edges(_ ring: [[Int]]) -> [Edge] {
    zip(ring, ring.dropFirst() + ring.prefix(1)).map { Edge($0, $1) }
  }

  /// How often each edge occurs.
  private static func counts(_ rings: [[[Int]]]) -> [Edge: Int] {
    rings.flatMap(edges).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  @Test(arguments: [13, 14, 15, 16]) func neighboursKeepTheirBorder(zoom: Int) throws {
    let city = try TestCity()
    let file = try CityFile.openReadOnly(city.url)
    let room = try LayerRoomReader(layer: .grids, isExact: true) { _ in nil }.room(file)
    let box = try #require(room.box)
    let shift = 32 - zoom
    for x in Int(box.minX) >> shift...Int(box.maxX) >> shift {
      for y in Int(box.minY) >> shift...Int(box.maxY) >> shift {
        let address = try #require(TileAddress(z: zoom, x: x, y: y))
        guard let layer = try TileDecoder.layers(TileMaker.tile([room], address)).first else { continue }
        try check(layer.features.flatMap(\.parts), room, address)
      }
    }
  }

  private func check(_ rings: [[[Int]]], _ room: LayerRoom, _ address: TileAddress) throws {
    // The rings as they were, in the tile's units.
    let shift = TileAddress.shift(address.z)
    let all: [[[Int]]] = (0..<room.parts.count - 1).map { part in
      (Int(room.parts[part])..<Int(room.parts[part + 1])).map { vertex in
        [
          (Int(room.xs[vertex]) + 1 << (shift - 1)) >> shift - address.x * 4096,
          (Int(room.ys[vertex]) + 1 << (shift - 1)) >> shift - address.y * 4096,
        ]
      }
    }
    let rim = Set(Self.counts(all).filter { $0.value == 1 }.flatMap { [$0.key.a, $0.key.b] })
    for (edge, count) in Self.counts(rings) {
      guard (edge.a + edge.b).allSatisfy({ (-63...4159).contains($0) }) else { continue }
      #expect(count == 2 || count == 1 && rim.contains(edge.a) && rim.contains(edge.b), "\(address) \(edge) \(count)")
    }
    for ring in rings {
      let vertices = ring.map { Vertex(x: Int32($0[0]), y: Int32($0[1])) }
      let sides = Array(zip(vertices, vertices.dropFirst() + vertices.prefix(1)))
      for (i, first) in sides.enumerated() {
        for second in sides[(i + 1)...] {
          #expect(!ExactSegments.meetBetweenEnds(first.0, first.1, second.0, second.1), "\(address) \(ring)")
        }
      }
    }
  }

  @Test func keepsToItsBytes() throws {
    let city = try TestCity()
    let file = try CityFile.openReadOnly(city.url)
    let rooms = try [TileLayer.grids, .roads, .kerbs, .components].map {
      try LayerRoomReader(layer: $0, isExact: true) { _ in nil }.room(file)
    }
    let box = try #require(rooms[0].box)
    let address = try #require(TileAddress(z: 14, x: Int(box.minX) >> 18, y: Int(box.minY) >> 18))
    let whole = TileMaker.tile(rooms, address)
    let few = TileMaker.tile(rooms, address, limit: whole.count / 3)
    #expect(few.count <= whole.count / 3)
    #expect(few == TileMaker.tile(rooms, address, limit: whole.count / 3))
    let kept = try TileDecoder.layers(few).reduce(into: [String: Set<UInt64>]()) {
      $0[$1.name] = Set($1.features.map(\.id))
    }
    let all = try TileDecoder.layers(whole).reduce(into: [String: Set<UInt64>]()) {
      $0[$1.name] = Set($1.features.map(\.id))
    }
    for (name, ids) in kept { #expect(all[name]?.isSuperset(of: ids) == true) }
    #expect(!kept.isEmpty)
  }

  /// The zoom at which a vertex is kept is no function of the ring it is met in.
  @Test func keepsVerticesOfAllRingsAlike() throws {
    let city = try TestCity()
    let file = try CityFile.openReadOnly(city.url)
    for layer in [TileLayer.grids, .divisions] {
      let room = try LayerRoomReader(layer: layer, isExact: true) { _ in nil }.room(file)
      var levels: [UInt64: Set<UInt8>] = [:]
      for vertex in room.xs.indices {
        levels[WorldPoint(x: room.xs[vertex], y: room.ys[vertex]).key, default: []].insert(room.levels[vertex])
      }
      #expect(levels.values.allSatisfy { $0.count == 1 }, "\(layer)")
    }
  }

  /// Each division's name stands inside it, in one tile of each zoom at which it shows.
  @Test func writesEachNameOnce() throws {
    let city = try TestCity()
    let file = try CityFile.openReadOnly(city.url)
    let room = try LayerRoomReader(layer: .divisionNames, isExact: true) { _ in nil }.room(file)
    let areas = try file.read { try $0.all(.divisions) }
    #expect(room.count == areas.count)
    for zoom in [11, 14, 18] {
      var counts: [UInt64: Int] = [:]
      let box = try #require(room.box)
      for x in Int(box.minX) >> (32 - zoom)...Int(box.maxX) >> (32 - zoom) {
        for y in Int(box.minY) >> (32 - zoom)...Int(box.maxY) >> (32 - zoom) {
          let address = try #require(TileAddress(z: zoom, x: x, y: y))
          for layer in try TileDecoder.layers(TileMaker.tile([room], address)) {
            for feature in layer.features where feature.parts[0][0].allSatisfy({ (0..<4096).contains($0) }) {
              counts[feature.id, default: 0] += 1
            }
          }
        }
      }
      #expect(counts.values.allSatisfy { $0 == 1 } && counts.count == areas.count, "zoom \(zoom)")
    }
  }

  @Test func putsNamesWellInside() throws {
    // A horseshoe, whose middle is outside, and a hole where the most room would be.
    func ring(_ pairs: [(Double, Double)]) -> [RawPosition] { pairs.map { RawPosition($0.0, $0.1) } }
    let horseshoe = ring([(0, 0), (9, 0), (9, 9), (6, 9), (6, 3), (3, 3), (3, 9), (0, 9), (0, 0)])
    let place = try #require(NamePlace.of(.polygon([horseshoe])))
    #expect(place.x < 3 || place.x > 6 || place.y < 3)
    let outer = ring([(0, 0), (8, 0), (8, 8), (0, 8), (0, 0)])
    let hole = ring([(2, 2), (2, 6), (6, 6), (6, 2), (2, 2)])
    let beside = try #require(NamePlace.of(.polygon([outer, hole])))
    #expect(beside.x < 2 || beside.x > 6 || beside.y < 2 || beside.y > 6)
    #expect(
      NamePlace.of(.multiPolygon([[outer], [ring([(20, 0), (40, 0), (40, 20), (20, 20)])]])).map { $0.x > 20 } == true)
    #expect(NamePlace.of(.polygon([ring([(1, 1), (1, 1), (1, 1)])])) == nil)
    #expect(NamePlace.of(.polygon([])) == nil)
  }
}
