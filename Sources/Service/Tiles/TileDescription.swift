import GeoTypes
import Store

/// TileJSON 3.0.0.
struct TileDescription: Encodable {
  private struct VectorLayer: Encodable {
    var id: String
    var description: String
    var minzoom: Int
    var maxzoom: Int
    var fields: [String: String]
  }

  private let tilejson = "3.0.0"
  private let scheme = "xyz"
  private let name: String
  private let tiles: [String]
  private let minzoom: Int
  private let maxzoom = TileAddress.deepest
  private let bounds: [Double]
  private let center: [Double]
  private let layers: [VectorLayer]

  private enum CodingKeys: String, CodingKey {
    case tilejson, scheme, name, tiles, minzoom, maxzoom, bounds, center
    case layers = "vector_layers"
  }

  /// - Parameter base: what the addresses of tiles begin with.
  init(name: String, rooms: [LayerRoom], base: String) {
    self.name = name
    tiles = ["\(base)/tiles/\(name)/{z}/{x}/{y}.mvt"]
    minzoom = rooms.map(\.layer.leastZoom).min() ?? 0
    layers = rooms.map { room in
      let columns = room.layer.source.featureLayout
      var fields: [String: String] = [:]
      for field in room.layer.fields {
        let kind = columns.column(field.column)?.kind ?? .text
        let type = kind == .text ? "String" : kind == .boolean ? "Boolean" : "Number"
        fields[field.name] = field.zoom > room.layer.leastZoom ? "\(type), from zoom \(field.zoom)" : type
      }
      return VectorLayer(
        id: room.layer.rawValue, description: room.layer.summary, minzoom: room.layer.leastZoom,
        maxzoom: TileAddress.deepest, fields: fields)
    }
    var box: WorldBox?
    for other in rooms.compactMap(\.box) {
      if box == nil { box = other } else { box?.formUnion(other) }
    }
    guard let box else {
      (bounds, center) = ([-180, -WebMercator.limit, 180, WebMercator.limit], [0, 0, 0])
      return
    }
    let (low, high) = (WorldPoint(x: box.minX, y: box.maxY).position, WorldPoint(x: box.maxX, y: box.minY).position)
    bounds = [low.longitude, low.latitude, high.longitude, high.latitude]
    var zoom = minzoom
    // The zoom at which it fills a tile or so.
    while zoom < 14, (Int(max(box.maxX - box.minX, box.maxY - box.minY)) << (zoom + 1)) < 1 << (WorldPoint.bits + 1) {
      zoom += 1
    }
    center = [(low.longitude + high.longitude) / 2, (low.latitude + high.latitude) / 2, Double(zoom)]
  }
}

extension WorldPoint {
  /// Its position in degrees, to 1e-7.
  var position: LonLat {
    let half = WebMercator.half
    let exact = WebMercator.position(Double(x) / 0x1p31 * half - half, half - Double(y) / 0x1p31 * half)
    return LonLat((exact.longitude * 1e7).rounded() / 1e7, (exact.latitude * 1e7).rounded() / 1e7)
  }
}
