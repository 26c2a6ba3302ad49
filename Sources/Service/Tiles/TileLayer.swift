import Store

/// A layer of the vector tiles; its raw value is its name in paths and tiles.
enum TileLayer: String, CaseIterable, Sendable {
  case divisions
  /// Where the names of divisions stand: each in one tile, so that a map writes it once.
  case divisionNames = "division_names"
  case zones, grids, roads, kerbs, chiefs, plans, components, facilities, incidents

  /// A value that features carry.
  struct Field: Sendable {
    var name: String
    /// The column that it comes from.
    var column: String
    /// The least zoom at which it is told.
    var zoom: Int
    /// Whether each feature has another.
    var isUnique = false

    init(_ name: String, _ column: String? = nil, zoom: Int = 0, isUnique: Bool = false) {
      (self.name, self.column, self.zoom, self.isUnique) = (name, column ?? name, zoom, isUnique)
    }
  }

  /// The layer of the city file that its features are rows of.
  var source: CityLayer {
    switch self {
    case .divisions, .divisionNames: .division
    case .zones: .zone
    case .grids: .unitGrid
    case .roads: .segment
    case .kerbs: .kerb
    case .chiefs: .duty
    case .plans: .planLeg
    case .components: .component
    case .facilities: .facility
    case .incidents: .incident
    }
  }

  /// All layers of the city file that it is made of.
  var sources: [CityLayer] {
    switch self {
    case .kerbs, .plans: [source, .segment]
    case .chiefs: [source, .segment, .chief]
    default: [source]
    }
  }

  var shape: VectorTileLayerWriter.Shape {
    switch self {
    case .divisions, .zones, .grids: .area
    case .roads, .kerbs, .chiefs, .plans: .line
    case .divisionNames, .components, .facilities, .incidents: .point
    }
  }

  /// The least zoom at which anything shows.
  var leastZoom: Int {
    switch self {
    case .divisions, .divisionNames, .zones: 4
    case .grids: 13
    case .roads: 6
    case .kerbs: 14
    case .chiefs, .plans: 10
    case .components: 11
    case .facilities, .incidents: 8
    }
  }

  /// What comes with it in its tiles, itself first.
  var together: [TileLayer] { self == .divisions ? [.divisions, .divisionNames] : [self] }

  /// Whether its points are thinned where they stand close.
  var isThinned: Bool { shape == .point && self != .divisionNames }

  /// What is told of it.
  var summary: String {
    switch self {
    case .divisionNames: "Where the names of divisions stand"
    case .chiefs: "Pieces of road by the chief who holds them"
    case .components: "City components; without a token rounded, and without those of power, gas, police and defence"
    default: source.featureLayout.summary
    }
  }

  /// The values that features carry.
  var fields: [Field] {
    switch self {
    case .divisions, .divisionNames: [Field("code", isUnique: true), Field("name"), Field("level")]
    case .zones: [Field("code"), Field("name"), Field("precedence")]
    case .grids: [Field("code", isUnique: true), Field("community", zoom: 15), Field("area_m2", zoom: 15)]
    case .roads:
      [
        Field("class"), Field("name", zoom: 11), Field("uid", zoom: 14, isUnique: true), Field("structure", zoom: 11),
        Field("layer", zoom: 11), Field("direction", zoom: 14), Field("width_m", zoom: 14), Field("is_link", zoom: 11),
        Field("road", zoom: 14),
      ]
    case .kerbs:
      [Field("segment", zoom: 15), Field("side"), Field("kind"), Field("forward", zoom: 15), Field("strip", zoom: 15)]
    case .chiefs:
      [
        Field("chief"), Field("chief_name", zoom: 11), Field("level"), Field("shift", zoom: 13),
        Field("side", zoom: 13),
        Field("segment", zoom: 14), Field("road_name", zoom: 14),
      ]
    case .plans:
      [
        Field("plan"), Field("route"), Field("vehicle", zoom: 12), Field("type"), Field("sequence", zoom: 12),
        Field("segment", zoom: 14), Field("side", zoom: 13), Field("pass", zoom: 13), Field("arrival", zoom: 13),
        Field("road_name", zoom: 14),
      ]
    case .components:
      [
        Field("class"), Field("subclass"), Field("id", zoom: 16, isUnique: true), Field("name", zoom: 15),
        Field("state", zoom: 14),
      ]
    case .facilities: [Field("id"), Field("name"), Field("kind"), Field("hours", zoom: 13)]
    case .incidents:
      [
        Field("id"), Field("item"), Field("state"), Field("reported_at"), Field("deadline", zoom: 12),
        Field("chief", zoom: 12),
      ]
    }
  }
}
