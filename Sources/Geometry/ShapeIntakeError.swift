public import GeoTypes

/// Why a shape of a file cannot be taken in.
public enum ShapeIntakeError: Error, Hashable, Sendable {
  /// A number is NaN or infinite.
  case notFinite(RawPosition)
  /// A position has no meaning in its frame, or its axes are exchanged.
  case position(GeometryError)
  /// There is nothing in the shape.
  case empty
  /// A line has fewer than two different positions.
  case lineTooShort(positionCount: Int, place: LonLat?)
  /// A ring has fewer than three different positions.
  case ringTooShort(positionCount: Int, place: LonLat?)
  /// A ring encloses nothing.
  case zeroArea(place: LonLat)
  /// A collection holds shapes of several kinds, or collections.
  case mixedCollection
  /// The area could not be mended.
  case unrepairable(reason: String, place: LonLat)
  /// Another kind of shape is asked for.
  case wrongKind(expected: String, found: String)
  /// GEOS failed on the shape.
  case geometry(GeometryError)
}

extension ShapeIntakeError: CustomStringConvertible {
  /// What is wrong and what to do, in one sentence.
  public var description: String {
    switch self {
    case .notFinite(let pair): "position [\(pair.x), \(pair.y)] is not a pair of finite numbers: correct or remove it"
    case .position(let error), .geometry(let error): error.description
    case .empty: "the shape is empty: remove the feature or give it a shape"
    case .lineTooShort(let count, let place):
      "a line needs two different positions, this one has \(count)\(Self.near(place)): remove it"
    case .ringTooShort(let count, let place):
      "a ring needs three different positions, this one has \(count)\(Self.near(place)): remove it"
    case .zeroArea(let place): "the ring has no area\(Self.near(place)): remove it"
    case .mixedCollection:
      "a collection of different kinds of shapes: give each its own feature"
    case .unrepairable(let reason, let place): "the area cannot be mended: \(reason)\(Self.near(place))"
    case .wrongKind(let expected, let found): "the shape is a \(found), a \(expected) is needed"
    }
  }

  private static func near(_ place: LonLat?) -> String {
    place.map { " near [\($0.longitude), \($0.latitude)]" } ?? ""
  }
}
