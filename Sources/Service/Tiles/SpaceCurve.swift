/// Features in Morton's order of the middles of their boxes, in which whatever lies in a square of the map stands together.
struct SpaceCurve {
  /// The features, along the curve.
  let order: [UInt32]
  private let keys: [UInt64]

  /// - Complexity: O(n log n).
  init(_ all: FeatureArrays) {
    var entries: [(key: UInt64, item: UInt32)] = []
    entries.reserveCapacity(all.ids.count)
    for feature in all.ids.indices {
      var box = WorldBox.empty
      for vertex in all.vertices(of: feature) { box.formUnion(all.xs[vertex], all.ys[vertex]) }
      let (x, y) = (box.minX / 2 + box.maxX / 2, box.minY / 2 + box.maxY / 2)
      entries.append((SpaceCurve.spread(x) | SpaceCurve.spread(y) << 1, UInt32(truncatingIfNeeded: feature)))
    }
    entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.item < $1.item }
    order = entries.map(\.item)
    keys = entries.map(\.key)
  }

  private static func spread(_ value: UInt32) -> UInt64 {
    var v = UInt64(value)
    v = (v | v << 16) & 0x0000_FFFF_0000_FFFF
    v = (v | v << 8) & 0x00FF_00FF_00FF_00FF
    v = (v | v << 4) & 0x0F0F_0F0F_0F0F_0F0F
    v = (v | v << 2) & 0x3333_3333_3333_3333
    return (v | v << 1) & 0x5555_5555_5555_5555
  }

  /// Squares in a tile's edge of which each shows one point.
  private static let squareBits = 6
  /// The zoom from which all points show.
  static let fullZoom = 17

  /// Sets the least zooms of points, so that of each square of a tile one shows below the full zoom, the same at all
  /// deeper zooms: the one whose number mixes to the least.
  /// - Complexity: O(n) a zoom.
  func thin(_ all: inout FeatureArrays, from leastZoom: Int) {
    let unset = UInt8(SpaceCurve.fullZoom)
    for item in order { all.zooms[Int(item)] = unset }
    for zoom in leastZoom..<SpaceCurve.fullZoom {
      let shift = 64 - 2 * (zoom + SpaceCurve.squareBits)
      var start = 0
      while start < order.count {
        let square = keys[start] >> shift
        var (end, best, least, isShown) = (start, start, UInt64.max, false)
        while end < order.count, keys[end] >> shift == square {
          let item = Int(order[end])
          if all.zooms[item] != unset { isShown = true }
          let rank = SpaceCurve.mixed(all.ids[item])
          if rank < least { (least, best) = (rank, end) }
          end += 1
        }
        if !isShown { all.zooms[Int(order[best])] = UInt8(zoom) }
        start = end
      }
    }
  }

  /// A number without any order (splitmix64), the same on every run.
  static func mixed(_ id: Int64) -> UInt64 {
    var z = UInt64(bitPattern: id) &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
