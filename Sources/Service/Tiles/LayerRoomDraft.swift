import GeoTypes
import Store

/// Collects the features of a layer of the tiles.
struct LayerRoomDraft {
  /// What goes with a feature besides its shape.
  struct Notes {
    var fid: Int64
    /// The values of the layer's fields, in order.
    var values: [PropertyValue]
    /// The least zoom at which it shows.
    var zoom: Int
    /// The codes of the divisions on its sides; none for what belongs to all.
    var divisions: [String?] = []
  }

  let layer: TileLayer
  private(set) var all = FeatureArrays()
  private(set) var pool = ValuePool()
  private(set) var codes = [""]
  private var places: [String: UInt32] = ["": 0]
  private let isUnique: [Bool]

  init(_ layer: TileLayer) {
    self.layer = layer
    isUnique = layer.fields.map(\.isUnique)
  }

  /// Adds a feature; one without a shape of the layer's kind is left out.
  mutating func add(_ shape: RawShape, _ notes: Notes) {
    let before = all.parts.count
    switch (layer.shape, shape) {
    case (.point, .point(let position)): addPart([WorldPoint(position.x, position.y)])
    case (.line, .line(let line)): addLine(line)
    case (.line, .multiLine(let lines)): for line in lines { addLine(line) }
    case (.area, .polygon(let rings)): addPolygon(rings)
    case (.area, .multiPolygon(let polygons)): for rings in polygons { addPolygon(rings) }
    default: return
    }
    guard all.parts.count > before else { return }
    all.features.append(UInt32(all.parts.count - 1))
    all.ids.append(notes.fid)
    all.zooms.append(UInt8(clamping: notes.zoom))
    for (value, isUnique) in zip(notes.values, isUnique) {
      all.tags.append(pool.number(of: value, isUnique: isUnique))
    }
    let left = place(of: notes.divisions.first ?? nil)
    all.divisions.append((left, notes.divisions.count > 1 ? place(of: notes.divisions[1]) : left))
  }

  private mutating func place(of code: String?) -> UInt32 {
    guard let code else { return 0 }
    if let place = places[code] { return place }
    let place = UInt32(truncatingIfNeeded: codes.count)
    codes.append(code)
    places[code] = place
    return place
  }

  private mutating func addLine(_ line: [RawPosition]) {
    var points: [WorldPoint] = []
    for position in line {
      let point = WorldPoint(position.x, position.y)
      if point != points.last { points.append(point) }
    }
    if points.count >= 2 { addPart(points) }
  }

  private mutating func addPolygon(_ rings: [[RawPosition]]) {
    for (number, ring) in rings.enumerated() {
      var points: [WorldPoint] = []
      for position in ring {
        let point = WorldPoint(position.x, position.y)
        if point != points.last { points.append(point) }
      }
      while points.count > 1, points.first == points.last { points.removeLast() }
      guard points.count >= 3 else {
        if number == 0 { return }
        continue
      }
      // Outer rings run clockwise as they are seen, holes the other way (Vector Tile Specification 2.1, 4.3.4.4).
      if (LayerRoomDraft.doubledArea(points) > 0) != (number == 0) { points.reverse() }
      addPart(points, isHole: number > 0)
    }
  }

  /// Positive for a ring that runs clockwise as it is seen.
  private static func doubledArea(_ ring: [WorldPoint]) -> Double {
    guard let origin = ring.first, var a = ring.last else { return 0 }
    var sum = 0.0
    for b in ring {
      let (ax, ay) = (Double(a.x) - Double(origin.x), Double(a.y) - Double(origin.y))
      sum += ax * (Double(b.y) - Double(origin.y)) - (Double(b.x) - Double(origin.x)) * ay
      a = b
    }
    return sum
  }

  private mutating func addPart(_ points: [WorldPoint], isHole: Bool = false) {
    for point in points {
      all.xs.append(point.x)
      all.ys.append(point.y)
    }
    all.parts.append(UInt32(all.xs.count))
    all.isHole.append(isHole)
  }

  /// Thins features and vertices by zoom and puts all in order.
  mutating func finish() {
    pool.seal()
    let curve = SpaceCurve(all)
    if layer.isThinned {
      curve.thin(&all, from: layer.leastZoom)
    } else if layer.shape != .point {
      all.levels = VertexThinning.levels(all, isArea: layer.shape == .area)
    }
    all = all.sorted(curve.order)
  }

  /// The features in order, once finished.
  var order: FeatureArrays { all }
}
