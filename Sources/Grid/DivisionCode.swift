/// The code of a division or unit grid: digits, behind `local:` where they are not official.
public struct DivisionCode: Hashable, Sendable {
  /// What stands before codes that are not official.
  public static let localPrefix = "local:"

  /// The digits alone.
  public let digits: String
  /// Whether it stands behind `local:`.
  public let isLocal: Bool

  /// Reads a code; `nil` where it is not made of ASCII digits, behind `local:` or not.
  public init?(_ text: String) {
    isLocal = text.hasPrefix(DivisionCode.localPrefix)
    digits = isLocal ? String(text.dropFirst(DivisionCode.localPrefix.count)) : text
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
  }

  /// Reads the code of a division of a level; `nil` where its length is another.
  public init?(_ text: String, level: DivisionLevel) {
    self.init(text)
    guard digits.utf8.count == level.codeLength else { return nil }
  }

  /// The code as it is written.
  public var text: String { (isLocal ? DivisionCode.localPrefix : "") + digits }

  /// The digits of the division of a level that holds this one, by its code; `nil` where the code is no longer.
  public func parentDigits(at level: DivisionLevel) -> String? {
    digits.utf8.count > level.codeLength ? String(digits.prefix(level.codeLength)) : nil
  }

  /// The official code in the shapes files are found to hold it: `156` (the country) before it, or zeros up to twelve
  /// digits behind it. `nil` where none of them fits the level.
  public static func normalized(_ text: String, level: DivisionLevel) -> String? {
    let trimmed = text.drop { $0 == " " }.prefix { $0 != " " }
    guard let code = DivisionCode(String(trimmed)) else { return nil }
    var digits = code.digits
    if !code.isLocal, digits.count == level.codeLength + 3, digits.hasPrefix("156") { digits.removeFirst(3) }
    let tail = digits.dropFirst(level.codeLength)
    if digits.count == 12, tail.allSatisfy({ $0 == "0" }) { digits = String(digits.prefix(level.codeLength)) }
    guard digits.count == level.codeLength else { return nil }
    return (code.isLocal ? localPrefix : "") + digits
  }
}
