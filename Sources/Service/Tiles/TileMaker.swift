/// Makes vector tiles (Mapbox Vector Tile 2.1).
enum TileMaker {
  /// The most bytes of a tile.
  static let limit = 500_000

  /// The layers of a square as bytes of one tile, never more than the limit.
  ///
  /// Where there is too much, layers that take less than their share are left as they are; of the others those features
  /// go first that show at deep zooms only, by numbers that are mixed, so that the same tile is made each time.
  /// - Parameter scope: the beginning of the codes of the divisions that are shown; `nil` is all.
  static func tile(_ rooms: [LayerRoom], _ address: TileAddress, scope: String? = nil, limit: Int = limit) -> [UInt8] {
    var layers = rooms.map { Sketch($0, address, scope) }
    var budget = limit
    while true {
      let total = layers.reduce(0) { $0 + $1.bytes.count }
      if total <= limit { break }
      let share = share(of: layers.map(\.bytes.count), budget)
      for place in layers.indices where layers[place].bytes.count > share { layers[place].cut(to: share) }
      budget -= budget / 8
      if budget < 1000 { break }
    }
    var tile: [UInt8] = []
    tile.reserveCapacity(layers.reduce(0) { $0 + $1.bytes.count })
    for layer in layers { tile += layer.bytes }
    return tile
  }

  /// The most that each may have, so that all together keep to the budget.
  private static func share(of sizes: [Int], _ budget: Int) -> Int {
    var (left, count) = (budget, sizes.count)
    for size in sizes.sorted() {
      if size * count > left { return left / count }
      (left, count) = (left - size, count - 1)
    }
    return budget
  }

  /// A layer of a tile that is being made.
  private struct Sketch {
    private let room: LayerRoom
    private let address: TileAddress
    private var features: [(feature: Int, size: Int)] = []
    private(set) var bytes: [UInt8] = []

    init(_ room: LayerRoom, _ address: TileAddress, _ scope: String?) {
      self.room = room
      self.address = address
      guard address.z >= room.layer.leastZoom else { return }
      let admitted = room.admitted(scope)
      let candidates = room.index.candidates(in: address.box, zoom: address.z).filter { feature in
        guard let admitted else { return true }
        let (left, right) = room.divisions[feature]
        return left == 0 && right == 0 || admitted[Int(left)] || admitted[Int(right)]
      }
      draw(candidates)
    }

    private mutating func draw(_ candidates: [Int]) {
      var drawing = TileDrawing(room, address)
      features.removeAll(keepingCapacity: true)
      for feature in candidates {
        let size = drawing.draw(feature)
        if size > 0 { features.append((feature, size)) }
      }
      bytes = drawing.bytes
    }

    /// Leaves features out until about so many bytes are left.
    mutating func cut(to budget: Int) {
      let drawn = features.reduce(0) { $0 + $1.size }
      let room = Double(drawn) * Double(budget) / Double(max(bytes.count, 1))
      let ranked = features.map {
        (zoom: self.room.zooms[$0.feature], mix: SpaceCurve.mixed(self.room.ids[$0.feature]), $0)
      }
      .sorted { $0.zoom != $1.zoom ? $0.zoom < $1.zoom : $0.mix < $1.mix }
      var (taken, sum) = ([Int](), 0.0)
      for entry in ranked {
        sum += Double(entry.2.size)
        if sum > room { break }
        taken.append(entry.2.feature)
      }
      draw(taken.sorted())
    }
  }
}
