import GeoTypes
import Grid
import Interchange
import RoadNetwork
import Testing

@Suite struct OSMContentTests {
  /// A grid of nodes, number 10 y + x.
  private static func sketch() -> OSMSketch {
    var sketch = OSMSketch()
    for y in 0..<8 {
      for x in 0..<8 { sketch.node(Int64(10 * y + x), x, y) }
    }
    return sketch
  }

  @Test(
    arguments: [
      (["barrier": "wall"], BarrierKind.wall), (["barrier": "fence"], .wall), (["barrier": "hedge"], .wall),
      (["barrier": "city_wall"], .wall), (["waterway": "river"], .water), (["natural": "coastline"], .water),
      (["natural": "water"], .water), (["railway": "rail"], .railway), (["leisure": "park"], .park),
      (["barrier": "kerb"], nil), (["railway": "abandoned"], nil), (["railway": "rail", "service": "yard"], nil),
      (["waterway": "stream", "tunnel": "culvert"], nil), (["railway": "subway", "tunnel": "yes"], nil),
    ] as [([String: String], BarrierKind?)])
  func readsBarriers(tags: [String: String], kind: BarrierKind?) throws {
    var sketch = Self.sketch()
    sketch.way(5, [1, 2, 3], tags)
    let content = try sketch.read()
    #expect(content.barriers.map(\.kind) == (kind.map { [$0] } ?? []))
    #expect(content.barriers.allSatisfy { $0.source == "osm:way/5" && $0.line.vertices.count == 3 })
  }

  @Test func readsBuildings() throws {
    var sketch = Self.sketch()
    sketch.way(1, [0, 1, 11, 10, 0], ["building": "yes"])
    sketch.way(2, [0, 1, 11, 10], ["building": "yes"])
    sketch.way(3, [0, 1, 11, 10, 0], ["building": "no"])
    sketch.way(4, [0, 1, 2, 0], ["building": "flat"])
    let content = try sketch.read()
    #expect(content.buildings.map(\.source) == ["osm:way/1"])
    #expect(content.count(.areaNotClosed) == 1, "the flat one has no area")
  }

  @Test func assemblesMultipolygonsWithHoles() throws {
    var sketch = Self.sketch()
    sketch.way(1, [0, 5, 55], [:])
    sketch.way(2, [0, 50, 55], [:])  // joins way 1 only when turned round
    sketch.way(3, [22, 23, 33, 32, 22], [:])
    sketch.way(4, [66, 67, 77, 76, 66], [:])
    sketch.relation(
      9, ["way 1 outer", "way 2 outer", "way 3 inner", "way 4"], ["type": "multipolygon", "building": "yes"])
    let buildings = try sketch.read().buildings
    #expect(buildings.map(\.source) == ["osm:relation/9", "osm:relation/9"])
    let sizes = buildings.map { ($0.area.exterior.vertices.count, $0.area.holes.count) }.sorted { $0.0 < $1.0 }
    #expect(sizes.map(\.1).reduce(0, +) == 1)
    #expect(buildings.first { $0.area.holes.count == 1 }?.area.exterior.doubledArea == Int128(2 * 500_000) * 500_000)
  }

  @Test func countsAHoleInTheNotchOfItsArea() throws {
    var sketch = Self.sketch()
    sketch.way(1, [0, 5, 55, 54, 14, 11, 51, 50, 0], [:])  // a U
    sketch.way(2, [22, 23, 33, 32, 22], [:])
    sketch.relation(9, ["way 1 outer", "way 2 inner"], ["type": "multipolygon", "building": "yes"])
    let content = try sketch.read()
    #expect(content.buildings.map(\.area.holes.count) == [0])
    #expect(content.count(.holeOutside) == 1)
  }

  @Test func keepsTheFirstOfARepeatedNode() throws {
    var sketch = Self.sketch()
    sketch.node(1, 7, 7)
    sketch.way(1, [1, 2], ["highway": "primary"])
    let content = try sketch.read()
    #expect(content.count(.repeatedNode) == 1)
    #expect(content.ways.first?.line.first == Vertex(x: 1_170_100_000, y: 360_000_000))
  }

  @Test func leavesOutAreasThatAreNotWhole() throws {
    var sketch = Self.sketch()
    sketch.way(1, [0, 5, 55], [:])
    sketch.way(3, [0, 1, 11, 10, 0], [:])
    sketch.relation(8, ["way 1 outer", "way 999 outer"], ["type": "multipolygon", "building": "yes"])
    sketch.relation(9, ["way 1 outer"], ["type": "boundary", "boundary": "administrative", "admin_level": "6"])
    sketch.relation(
      10, ["way 3 outer", "node 5 label", "relation 8 subarea"],
      ["type": "boundary", "boundary": "administrative", "admin_level": "6", "name": "历下区", "ref": "370102"])
    let content = try sketch.read()
    #expect(content.buildings.isEmpty)
    #expect(content.count(.areaNotClosed) == 2)
    #expect(content.boundaries.map(\.name) == ["历下区"])
    #expect(content.boundaries.map(\.adminLevel) == [6])
    #expect(content.boundaries.map(\.code) == ["370102"])
  }

  @Test func outlinesOfWaterRelationsAreBarriers() throws {
    var sketch = Self.sketch()
    sketch.way(1, [0, 5, 55], [:])
    sketch.relation(8, ["way 1 outer", "way 999 outer"], ["type": "multipolygon", "natural": "water"])
    #expect(try sketch.read().barriers.map(\.kind) == [.water])
  }

  @Test func readsComponents() throws {
    var sketch = OSMSketch()
    sketch.node(1, 0, 0, ["amenity": "toilets", "name": "泉城公厕", "operator": "环卫局"])
    sketch.node(2, 1, 0, ["amenity": "waste_basket"])
    sketch.node(3, 2, 0, ["man_made": "manhole", "manhole": "sewer"])
    sketch.node(4, 3, 0, ["man_made": "manhole"])
    sketch.node(5, 4, 0, ["amenity": "cafe"])
    sketch.node(2, 5, 0, ["amenity": "waste_basket"])
    let components = try sketch.read().components
    #expect(components.map { $0.componentClass + $0.subclass } == ["0301", "2101", "0102"])
    #expect(components.first?.name == "泉城公厕")
    #expect(components.first?.managedBy == "环卫局")
    #expect(components.first?.source == "osm:node/1")
  }

  @Test func keepsTheKnownRunsOfCutWays() throws {
    var sketch = Self.sketch()
    sketch.way(1, [1, 2, 900, 3, 901, 4, 5], ["highway": "primary", "name": "A"])
    sketch.way(2, [902, 903], ["highway": "primary"])
    sketch.relation(
      1, ["way 1 from", "node 5 via", "way 3 to"], ["type": "restriction", "restriction": "no_left_turn"])
    sketch.way(3, [5, 6], ["highway": "primary"])
    let content = try sketch.read()
    #expect(content.ways.map(\.source) == ["osm:way/1", "osm:way/1#2", "osm:way/3"])
    #expect(content.ways.map(\.nodeKeys) == [[1, 2], [4, 5], [5, 6]])
    #expect(content.count(.cut) == 1)
    #expect(content.count(.nodesMissing) == 1)
    #expect(content.counts.missingNodes == 4)
    #expect(content.counts.roads == 2)
    #expect(content.restrictions.map(\.fromWay) == ["osm:way/1#2"])
  }

  @Test func clipsByWholeElements() throws {
    var sketch = Self.sketch()
    sketch.node(900, 1, 1, ["amenity": "bench"])
    sketch.node(901, 7, 7, ["amenity": "bench"])
    sketch.way(1, [0, 7], ["highway": "primary"])  // passes below the box
    sketch.way(2, [10, 17], ["highway": "primary"])  // crosses it without a node inside
    sketch.way(3, [20, 2], ["highway": "primary"])  // touches its upper left corner
    sketch.way(4, [30, 3], ["highway": "primary"])  // passes the upper right corner
    let box = Box(low: Vertex(x: 1_170_050_000, y: 360_050_000), high: Vertex(x: 1_170_140_000, y: 360_140_000))
    let content = try sketch.read(options: OSMOptions(box: box))
    #expect(content.ways.map(\.source) == ["osm:way/2", "osm:way/3"])
    #expect(content.components.map(\.source) == ["osm:node/900"])
  }

  @Test func clipsByAnArea() throws {
    var sketch = Self.sketch()
    sketch.node(900, 1, 1, ["amenity": "bench"])
    sketch.node(901, 4, 4, ["amenity": "bench"])
    sketch.way(1, [0, 1], ["highway": "primary"])
    sketch.way(2, [55, 56], ["highway": "primary"])  // in the box of the area, not in the area
    sketch.way(3, [60, 66], ["highway": "primary"])  // meets its upper corner
    sketch.way(4, [44, 45, 55, 54, 44], ["building": "yes"])
    sketch.way(5, [11, 12, 22, 21, 11], ["building": "yes"])
    let corners = [(0, 0), (6, 0), (0, 6), (0, 0)].map { x, y in
      Vertex(x: 1_170_000_000 + Int32(x) * 100_000, y: 360_000_000 + Int32(y) * 100_000)
    }
    let triangle = MultiPolygon([Polygon(exterior: try LinearRing(corners))])
    let content = try sketch.read(options: OSMOptions(area: triangle))
    #expect(content.ways.map(\.source) == ["osm:way/1", "osm:way/3"])
    #expect(content.buildings.map(\.source) == ["osm:way/5"])
    #expect(content.components.map(\.source) == ["osm:node/900"])
  }

  @Test func grantsNoMoreReferencesThanAsked() {
    var options = OSMOptions()
    options.maximumReferences = 3
    var sketch = Self.sketch()
    sketch.way(1, [1, 2], ["highway": "primary"])
    sketch.way(2, [2, 3], ["highway": "primary"])
    #expect(throws: InterchangeError.self) { try sketch.read(options: options) }
  }
}
