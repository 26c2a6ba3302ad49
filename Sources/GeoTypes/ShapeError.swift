/// Why a shape cannot be made from the given positions.
public enum ShapeError: Error, Hashable, Sendable {
  /// A position is not finite, or lies beyond ±180 degrees of longitude or ±90 of latitude.
  case positionOutOfRange(LonLat)
  /// A line needs two different vertices.
  case lineTooShort(vertexCount: Int)
  /// A ring needs at least three different vertices besides the closing one.
  case ringTooShort(vertexCount: Int)
  /// The last vertex of a ring must repeat the first.
  case ringNotClosed(vertexCount: Int)
}

extension ShapeError: CustomStringConvertible {
  /// What is wrong and what to do, in one sentence.
  public var description: String {
    switch self {
    case .positionOutOfRange(let p) where abs(p.latitude) > 90 && abs(p.longitude) <= 90:
      "position [\(p.longitude), \(p.latitude)] has a latitude beyond ±90: swapped? give longitude first"
    case .positionOutOfRange(let p):
      "position [\(p.longitude), \(p.latitude)] is not a longitude within ±180 and a latitude within ±90 degrees"
    case .lineTooShort(let count): "a line needs two different positions, this one has \(count)"
    case .ringTooShort(let count): "a ring needs three different positions, this one has \(count)"
    case .ringNotClosed(let count): "the ring of \(count) positions is not closed: repeat the first one at its end"
    }
  }
}
