import GeoTypes

/// Which square of the world map a tile shows: zoom, column from the west, row from the north.
struct TileAddress: Hashable, Sendable {
  /// The deepest zoom that tiles are made for; maps draw the tiles of it larger beyond.
  static let deepest = 18

  /// The zoom: the world is 2^z tiles wide.
  let z: Int
  let x: Int
  let y: Int

  /// - Returns: `nil` for a square that is not there.
  init?(z: Int, x: Int, y: Int) {
    guard (0...TileAddress.deepest).contains(z), (0..<1 << z).contains(x), (0..<1 << z).contains(y) else { return nil }
    (self.z, self.x, self.y) = (z, x, y)
  }

  /// How many bits of a world coordinate are below one unit of a tile of the zoom.
  static func shift(_ zoom: Int) -> Int { WorldPoint.bits - zoom - TileAddress.extentBits }

  /// Units of a tile's edge as a power of two.
  static let extentBits = 12
  /// Units of a tile's edge.
  static let extent = 1 << extentBits
  /// Units beyond its edge that are drawn, so that wide lines meet across it.
  static let buffer = 64

  /// What may show in the tile, with its buffer, in world coordinates.
  var box: WorldBox {
    let shift = TileAddress.shift(z)
    let margin = (TileAddress.buffer + 1) << shift
    func low(_ n: Int) -> UInt32 { UInt32(clamping: (n * TileAddress.extent) << shift - margin) }
    func high(_ n: Int) -> UInt32 { UInt32(clamping: ((n + 1) * TileAddress.extent) << shift + margin) }
    return WorldBox(minX: low(x), minY: low(y), maxX: high(x), maxY: high(y))
  }
}

/// A point of the square world map (EPSG:3857), from its north-western corner, 2^32 units to an edge (about 1 cm).
struct WorldPoint: Hashable, Sendable {
  static let bits = 32
  var x: UInt32
  var y: UInt32

  init(x: UInt32, y: UInt32) { (self.x, self.y) = (x, y) }

  /// The point of a position; what lies beyond the map is put on its edge.
  init(_ longitude: Double, _ latitude: Double) {
    let limit = WebMercator.limit
    let across = (longitude + 180) / 360
    let down = WebMercator.down(min(max(latitude, -limit), limit))
    x = UInt32(clamping: Int((min(max(across, 0), 1) * 0x1p32).rounded()))
    y = UInt32(clamping: Int((min(max(down, 0), 1) * 0x1p32).rounded()))
  }

  /// Both numbers in one word, to find it again.
  var key: UInt64 { UInt64(x) << 32 | UInt64(y) }
}

/// A box of world coordinates, edges included.
struct WorldBox: Hashable, Sendable {
  var minX: UInt32
  var minY: UInt32
  var maxX: UInt32
  var maxY: UInt32

  static let empty = WorldBox(minX: .max, minY: .max, maxX: 0, maxY: 0)

  func meets(_ other: WorldBox) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  mutating func formUnion(_ x: UInt32, _ y: UInt32) {
    (minX, minY) = (min(minX, x), min(minY, y))
    (maxX, maxY) = (max(maxX, x), max(maxY, y))
  }

  mutating func formUnion(_ other: WorldBox) {
    (minX, minY) = (min(minX, other.minX), min(minY, other.minY))
    (maxX, maxY) = (max(maxX, other.maxX), max(maxY, other.maxY))
  }
}
