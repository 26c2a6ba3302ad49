/// Draws the features of a layer into a tile.
struct TileDrawing {
  private let room: LayerRoom
  private let address: TileAddress
  private let shift: Int
  private let originX: Int
  private let originY: Int
  private let clip = TileClip()
  private var area: AreaClip
  private var line: [TilePoint] = []
  private(set) var writer = VectorTileLayerWriter()
  private let columns: [(key: Int, field: Int)]
  private let keys: [String]
  private let width: Int

  init(_ room: LayerRoom, _ address: TileAddress) {
    self.room = room
    self.address = address
    shift = TileAddress.shift(address.z)
    (originX, originY) = (address.x * TileAddress.extent, address.y * TileAddress.extent)
    area = AreaClip(clip)
    let fields = room.layer.fields
    width = fields.count
    let told = fields.indices.filter { fields[$0].zoom <= address.z }
    columns = told.enumerated().map { ($0, $1) }
    keys = told.map { fields[$0].name }
  }

  /// The layer as bytes of the tile.
  var bytes: [UInt8] { writer.bytes(name: room.layer.rawValue, keys: keys, pool: room.pool) }

  /// Draws a feature. - Returns: how many bytes it takes, keys and values aside.
  mutating func draw(_ feature: Int) -> Int {
    let before = writer.byteCount
    writer.begin()
    switch room.layer.shape {
    case .point: drawPoint(feature)
    case .line: drawLines(feature)
    case .area: drawArea(feature)
    }
    for column in columns {
      let value = room.tags[feature * width + column.field]
      if value != 0 { writer.tag(column.key, value) }
    }
    writer.end(id: UInt64(clamping: room.ids[feature]), room.layer.shape)
    return writer.byteCount - before
  }

  /// A vertex in units of the tile: rounded on the world's map, so that all features and tiles round it alike.
  @inline(__always)
  private func point(_ vertex: Int) -> TilePoint {
    let half = shift > 0 ? 1 << (shift - 1) : 0
    return TilePoint(
      (Int(room.xs[vertex]) + half) >> shift - originX, (Int(room.ys[vertex]) + half) >> shift - originY)
  }

  private func parts(_ feature: Int) -> Range<Int> {
    Int(room.features[feature])..<Int(room.features[feature + 1])
  }

  /// Takes the vertices of a part that are kept at the zoom.
  private mutating func take(_ part: Int) {
    line.removeAll(keepingCapacity: true)
    let zoom = UInt8(address.z)
    for vertex in Int(room.parts[part])..<Int(room.parts[part + 1]) where room.levels[vertex] <= zoom {
      let point = point(vertex)
      if point != line.last { line.append(point) }
    }
  }

  private mutating func drawPoint(_ feature: Int) {
    let point = point(Int(room.parts[Int(room.features[feature])]))
    if clip.contains(point) { writer.point(point) }
  }

  private mutating func drawLines(_ feature: Int) {
    for part in parts(feature) {
      take(part)
      guard line.count > 1 else { continue }
      clip.pieces(of: line) { writer.line($0) }
    }
  }

  private mutating func drawArea(_ feature: Int) {
    var rings: [[TilePoint]] = []
    for part in parts(feature) {
      if !room.isHole[part] {
        drawPolygon(rings)
        rings.removeAll()
      } else if rings.isEmpty {
        // The outer ring is too small to be seen at this zoom, and so are its holes.
        continue
      }
      take(part)
      if let ring = AreaClip.clean(line, isHole: room.isHole[part]) { rings.append(ring) }
    }
    drawPolygon(rings)
  }

  private mutating func drawPolygon(_ rings: [[TilePoint]]) {
    guard let outer = rings.first else { return }
    if outer.allSatisfy(clip.contains) {
      for ring in rings { writer.ring(ring[...]) }
      return
    }
    for polygon in area.polygons(rings) { for ring in polygon { writer.ring(ring[...]) } }
  }
}
