internal import CPROJ
public import GeoTypes

/// Reads the positions of one input into degrees of the storage frame.
///
/// The first number is longitude or easting, whatever axis order the EPSG definition has. In projected systems a pair
/// given northing first is known by its range (the given order falls outside the system's area of use, the other one
/// inside) and read the right way; ``reading(_:)`` tells so. Degrees are never exchanged, they are refused with a hint.
/// Refused too are degrees under the name of a projected system, and places more than ten degrees outside its area.
/// WGS 84 and CGCS2000 are taken as equal. For one thread at a time.
public struct CoordinateReader: ~Copyable {
  /// The frame it reads from.
  public let system: CoordinateSystem
  private let source: Source

  /// A position with what was done to it.
  public struct Reading: Hashable, Sendable {
    /// The position in storage degrees.
    public var position: LonLat
    /// Whether the pair was given northing first.
    public var wasSwapped: Bool
  }

  /// Prepares to read from a system.
  /// - Throws: ``GeometryError/unknownCRS(_:)`` when PROJ's database does not have it, or not as a system of the
  ///   earth's surface.
  public init(from system: CoordinateSystem) throws(GeometryError) {
    self.system = system
    source = try Source(system)
  }

  /// The position of a pair.
  /// - Throws: ``GeometryError/positionOutOfRange(x:y:frame:)`` for numbers without meaning in the system, and
  ///   ``GeometryError/axesSwapped(x:y:frame:)`` for degrees given latitude first where that can be told.
  public func lonLat(_ raw: RawPosition) throws(GeometryError) -> LonLat {
    try reading(raw).position
  }

  /// The positions of pairs, in order. - Throws: as for one, at the first fault.
  public func lonLats(_ raw: [RawPosition]) throws(GeometryError) -> [LonLat] {
    var positions: [LonLat] = []
    positions.reserveCapacity(raw.count)
    for pair in raw { positions.append(try lonLat(pair)) }
    return positions
  }

  /// The position of a pair, and whether its numbers had to be exchanged. - Throws: as ``lonLat(_:)``.
  public func reading(_ raw: RawPosition) throws(GeometryError) -> Reading {
    let asDegrees = LonLat(raw.x, raw.y)
    let unshifted: LonLat
    switch source {
    case .degrees(let area):
      if let area, asDegrees.isValid, !area.contains(asDegrees), area.contains(LonLat(raw.y, raw.x)) {
        throw .axesSwapped(x: raw.x, y: raw.y, frame: system.description)
      }
      unshifted = asDegrees
    case .gcj02: unshifted = GCJ02.decode(asDegrees)
    case .bd09: unshifted = BD09.decode(asDegrees)
    case .transformed(let transformation): return try transformation.reading(raw, system)
    }
    guard unshifted.isValid else {
      throw .positionOutOfRange(x: raw.x, y: raw.y, frame: system.description)
    }
    return Reading(position: unshifted, wasSwapped: false)
  }
}

/// How a system's pairs become degrees.
private enum Source: ~Copyable {
  /// They are storage degrees; the area of use, where it is less than the world.
  case degrees(AreaOfUse?)
  case gcj02
  case bd09
  case transformed(TransformedSource)

  init(_ system: CoordinateSystem) throws(GeometryError) {
    switch system {
    case .gcj02: self = .gcj02
    case .bd09: self = .bd09
    case .epsg(4326): self = .degrees(nil)
    case .epsg(let code):
      let session = try ProjSession()
      guard let crs = ProjHandle.crs(epsg: code, in: session) else {
        throw .unknownCRS(system.description)
      }
      let area = AreaOfUse(of: crs)
      self = code == 4490 ? .degrees(area) : .transformed(try TransformedSource(crs, code, area))
    }
  }
}
