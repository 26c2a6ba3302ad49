public import GeoTypes
public import Geometry

/// Why divisions or unit grids cannot be made of what was given.
public enum GridError: Error, Sendable {
  /// A code has not the shape of its level.
  case badCode(code: String, name: String, level: DivisionLevel)
  /// Two divisions, zones or cells carry the same code.
  case duplicateCode(code: String, names: [String])
  /// Divisions do not partition their parent: the faults too large to be closed, largest first.
  case divisionFaults([DivisionFault])
  /// A division lost all of its area to siblings that overlap it.
  case nothingLeft(code: String, name: String)
  /// `restrictTo` names a code that no division has.
  case unknownDivision(code: String)
  /// A community would hold more cells than three digits can number.
  case tooManyCells(community: String, count: Int)
  /// A division would need more provisional communities than its codes can number.
  case tooManyCommunities(division: String, count: Int)
  /// The land to be cut asks for more cells than can be made in one go.
  case tooMuchLand(area: SquareMeters, cells: Int, limit: Int)
  /// Neither divisions nor roads: there is nothing to make unit grids of.
  case nothingToDivide
  /// Two areas of a coverage lie on the same side of the same edge.
  case overlappingFaces(place: LonLat)
  /// A geometric operation failed.
  case geometry(GeometryError)
}

extension GridError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .badCode(let code, let name, let level):
      "division '\(name)': code '\(code)' is not one of a \(level.rawValue): give \(level.codeLength) digits, or "
        + "\(level.codeLength) digits behind 'local:'"
    case .duplicateCode(let code, let names):
      "code '\(code)' is carried by \(names.count) areas (\(names.joined(separator: ", "))): give each its own"
    case .divisionFaults(let faults):
      "the divisions do not partition their parent in \(faults.count) places: "
        + faults.prefix(10).map(\.description).joined(separator: "; ")
        + (faults.count > 10 ? "; and \(faults.count - 10) more" : "")
        + ": mend the input, or have wider gaps and overlaps closed with --close-width METERS"
        + " (the widest is \(faults.map { Int(min($0.width.rawValue.rounded(.up), 1e9)) }.max() ?? 0) m wide on average)"
    case .nothingLeft(let code, let name):
      "division '\(name)' (\(code)) has no area of its own once overlaps are settled: mend its border"
    case .unknownDivision(let code): "no division has the code '\(code)': check the codes to which grids are restricted"
    case .tooManyCells(let community, let count):
      "community \(community) would hold \(count) unit grids, its codes number 999: divide it or raise the target area"
    case .tooManyCommunities(let division, let count):
      "division \(division) would need \(count) provisional communities, its codes number fewer: raise the target area"
    case .tooMuchLand(let area, let cells, let limit):
      "the \(Int(min(area.rawValue / 1e6, 1e12))) km² to be cut would make \(cells) unit grids, more than \(limit): leave out "
        + "--everywhere, name divisions with --only, raise --target-area, or look for roads at wrong positions"
    case .nothingToDivide: "there are neither divisions nor roads to make unit grids of: import one of them first"
    case .overlappingFaces(let place):
      "two areas overlap along an edge at [\(place.longitude), \(place.latitude)]: they do not form a coverage"
    case .geometry(let error): "\(error)"
    }
  }
}
