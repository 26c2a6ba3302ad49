/// Why no network can be built.
public enum NetworkError: Error, Hashable, Sendable {
  /// Two areas have one code.
  case duplicateAreaCode(String)
  /// A way holds a position that is not on Earth.
  case positionOutOfRange(source: String, index: Int)
}

extension NetworkError: CustomStringConvertible {
  /// What is wrong and what to do, in one sentence.
  public var description: String {
    switch self {
    case .duplicateAreaCode(let code): "division \(code) is given twice: give each lowest division once"
    case .positionOutOfRange(let source, let index):
      "\(source): position \(index) lies beyond ±180 degrees of longitude or ±90 of latitude: check its axes and CRS"
    }
  }
}
