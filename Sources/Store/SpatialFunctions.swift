import FoundationEssentials
internal import GRDB
import GeoTypes

/// The functions that the triggers of the R-tree extension call, for our connections.
enum SpatialFunctions {
  static func register(in db: Database) {
    db.add(function: function("ST_IsEmpty") { $0.isEmpty ? 1 : 0 })
    db.add(function: function("ST_MinX") { $0.minX })
    db.add(function: function("ST_MaxX") { $0.maxX })
    db.add(function: function("ST_MinY") { $0.minY })
    db.add(function: function("ST_MaxY") { $0.maxY })
  }

  /// Gives null for what is no geometry, as other programs do.
  private static func function(
    _ name: String, _ value: @escaping @Sendable (Extent) -> (any DatabaseValueConvertible)?
  ) -> DatabaseFunction {
    DatabaseFunction(name, argumentCount: 1, pure: true) { arguments in
      guard case .blob(let data) = arguments[0].storage, let blob = try? GeometryBlobReader(data) else { return nil }
      let extent = Extent(blob.shape)
      return extent.isEmpty && name != "ST_IsEmpty" ? nil : value(extent)
    }
  }
}

/// The bounds of a shape as its file has it.
struct Extent {
  private(set) var minX = Double.infinity
  private(set) var maxX = -Double.infinity
  private(set) var minY = Double.infinity
  private(set) var maxY = -Double.infinity

  var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }

  init(_ shape: RawShape?) {
    if let shape { add(shape) }
  }

  private mutating func add(_ shape: RawShape) {
    switch shape {
    case .point(let position): add([position])
    case .multiPoint(let positions), .line(let positions): add(positions)
    case .multiLine(let chains), .polygon(let chains): for chain in chains { add(chain) }
    case .multiPolygon(let polygons): for polygon in polygons { for ring in polygon { add(ring) } }
    case .collection(let parts): for part in parts { add(part) }
    }
  }

  private mutating func add(_ positions: [RawPosition]) {
    for position in positions {
      minX = min(minX, position.x)
      maxX = max(maxX, position.x)
      minY = min(minY, position.y)
      maxY = max(maxY, position.y)
    }
  }
}
