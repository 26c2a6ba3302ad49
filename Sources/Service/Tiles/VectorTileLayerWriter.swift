/// Writes one layer of a vector tile (Mapbox Vector Tile 2.1).
struct VectorTileLayerWriter {
  /// What the geometry of a feature is.
  enum Shape: UInt64, Sendable {
    case point = 1
    case line = 2
    case area = 3
  }

  private var features = ProtobufWriter()
  private var feature = ProtobufWriter()
  private var commands: [UInt32] = []
  private var tags: [UInt32] = []
  private var places: [UInt32: UInt32] = [:]
  private var order: [UInt32] = []
  private var (lastX, lastY) = (0, 0)
  /// How many features there are.
  private(set) var count = 0

  /// Bytes of the features so far, keys and values aside.
  var byteCount: Int { features.bytes.count }

  init() { features.reserve(1 << 16) }

  /// Begins a feature.
  mutating func begin() {
    commands.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    (lastX, lastY) = (0, 0)
  }

  /// Gives the feature a value, by its number in the pool of the layer.
  mutating func tag(_ key: Int, _ value: UInt32) {
    tags.append(UInt32(truncatingIfNeeded: key))
    if let place = places[value] {
      tags.append(place)
    } else {
      let place = UInt32(truncatingIfNeeded: order.count)
      places[value] = place
      order.append(value)
      tags.append(place)
    }
  }

  /// A point. - Precondition: begun, with nothing drawn.
  mutating func point(_ p: TilePoint) {
    commands.append(1 << 3 | 1)
    step(to: p)
  }

  /// A line of at least two points, neighbours different.
  mutating func line(_ points: ArraySlice<TilePoint>) {
    chain(points)
  }

  /// A ring of at least three points, neighbours different, the first not repeated.
  mutating func ring(_ points: ArraySlice<TilePoint>) {
    chain(points)
    commands.append(1 << 3 | 7)
  }

  private mutating func chain(_ points: ArraySlice<TilePoint>) {
    guard let first = points.first else { return }
    commands.append(1 << 3 | 1)
    step(to: first)
    commands.append(UInt32(truncatingIfNeeded: points.count - 1) << 3 | 2)
    for point in points.dropFirst() { step(to: point) }
  }

  @inline(__always)
  private mutating func step(to p: TilePoint) {
    commands.append(VectorTileLayerWriter.zigzag(Int(p.x) - lastX))
    commands.append(VectorTileLayerWriter.zigzag(Int(p.y) - lastY))
    (lastX, lastY) = (Int(p.x), Int(p.y))
  }

  @inline(__always)
  private static func zigzag(_ value: Int) -> UInt32 { UInt32(truncatingIfNeeded: value << 1 ^ value >> 63) }

  /// Ends a feature; one of which nothing was drawn is left out.
  mutating func end(id: UInt64, _ shape: Shape) {
    guard !commands.isEmpty else { return }
    feature.removeAll()
    feature.field(1, id)
    if !tags.isEmpty { feature.field(2, packed: tags) }
    feature.field(3, shape.rawValue)
    feature.field(4, packed: commands)
    features.field(2, feature.bytes)
    count += 1
  }

  /// The layer as a field of a tile; empty where there is no feature.
  func bytes(name: String, keys: [String], pool: ValuePool) -> [UInt8] {
    guard count > 0 else { return [] }
    var layer = ProtobufWriter()
    layer.reserve(features.bytes.count + 1 << 12)
    layer.field(15, 2)
    layer.field(1, name.utf8)
    layer.append(features.bytes)
    for key in keys { layer.field(3, key.utf8) }
    for value in order { layer.field(4, pool[value]) }
    layer.field(5, UInt64(TileAddress.extent))
    var tile = ProtobufWriter()
    tile.reserve(layer.bytes.count + 8)
    tile.field(3, layer.bytes)
    return tile.bytes
  }
}

/// A point of a tile, in its units from its north-western corner.
struct TilePoint: Hashable, Sendable {
  var x: Int32
  var y: Int32

  init(_ x: Int, _ y: Int) { (self.x, self.y) = (Int32(clamping: x), Int32(clamping: y)) }
}
