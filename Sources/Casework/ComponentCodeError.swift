/// Why a component's number cannot be read or given.
public enum ComponentCodeError: Error, Hashable, Sendable {
  /// It is not 16 digits.
  case malformed(id: String, profile: String)
  /// Its sequence number is 0.
  case zeroSequence(id: String)
  /// A part does not fit the layout.
  case partTooWide(part: String, value: String, profile: String)
  /// All sequence numbers of the district, class and subclass are given.
  case sequenceExhausted(district: String, componentClass: String, subclass: String, last: Int)
}

extension ComponentCodeError: CustomStringConvertible {
  /// Whether a number is written as spreadsheets write long ones, such as `3.70102E+15`.
  private static func isRounded(_ id: String) -> Bool {
    id.utf8.contains { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") } && Double(id) != nil
  }

  /// The value, what is wrong and what to do.
  public var description: String {
    switch self {
    case .malformed(let id, let profile):
      "'\(id)' is not a number of 16 digits as the layout \(profile) has it"
        + (Self.isRounded(id)
          ? ": a spreadsheet has rounded it and its last digits are lost; export the column again, formatted as text"
          : "")
    case .zeroSequence(let id): "'\(id)' has the sequence number 0; sequence numbers begin at 1"
    case .partTooWide(let part, let value, let profile):
      "the \(part) '\(value)' does not fit the layout \(profile); choose the other --code-profile or correct it"
    case .sequenceExhausted(let district, let componentClass, let subclass, let last):
      "district \(district), class \(componentClass), subclass \(subclass) has given its last number \(last); numbers "
        + "are never given again, so use a layout with a longer sequence or a subclass of the city's own"
    }
  }
}
