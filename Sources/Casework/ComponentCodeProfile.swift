/// A layout of the 16 digits of a component's number: district, class, subclass, sequence.
///
/// Two layouts are in use and cannot be told apart by looking at a number, so the profile is always named.
public struct ComponentCodeProfile: Hashable, Sendable {
  /// Digits of the class.
  public let classWidth: Int
  /// Digits of the subclass.
  public let subclassWidth: Int
  /// Digits of the sequence number.
  public let sequenceWidth: Int

  /// The usual layout: 6 district, 2 class, 2 subclass, 6 sequence.
  public static let sixTwoTwoSix = ComponentCodeProfile(classWidth: 2, subclassWidth: 2, sequenceWidth: 6)
  /// The newer layout: 6 district, 2 class, 3 subclass, 5 sequence.
  public static let sixTwoThreeFive = ComponentCodeProfile(classWidth: 2, subclassWidth: 3, sequenceWidth: 5)
  /// All layouts.
  public static let all = [sixTwoTwoSix, sixTwoThreeFive]

  /// What stands before the digits in a city without official district codes.
  public static let localPrefix = "local:"

  /// The layout of a name such as `6-2-2-6`; `nil` for a name that is none.
  public init?(name: String) {
    guard let profile = ComponentCodeProfile.all.first(where: { $0.name == name }) else { return nil }
    self = profile
  }

  private init(classWidth: Int, subclassWidth: Int, sequenceWidth: Int) {
    self.classWidth = classWidth
    self.subclassWidth = subclassWidth
    self.sequenceWidth = sequenceWidth
  }

  /// Its name, such as `6-2-2-6`.
  public var name: String { "6-\(classWidth)-\(subclassWidth)-\(sequenceWidth)" }

  /// The highest sequence number.
  public var lastSequence: Int { (0..<sequenceWidth).reduce(1) { power, _ in power * 10 } - 1 }

  /// Takes a number apart.
  /// - Throws: ``ComponentCodeError/malformed(id:profile:)`` or ``ComponentCodeError/zeroSequence(id:)``.
  public func parse(_ id: String) throws(ComponentCodeError) -> ComponentCode {
    let isLocal = id.hasPrefix(Self.localPrefix)
    let digits = isLocal ? String(id.dropFirst(Self.localPrefix.count)) : id
    guard digits.utf8.count == 16, Self.isDigits(digits) else { throw .malformed(id: id, profile: name) }
    let classStart = digits.index(digits.startIndex, offsetBy: 6)
    let subclassStart = digits.index(classStart, offsetBy: classWidth)
    let sequenceStart = digits.index(subclassStart, offsetBy: subclassWidth)
    guard let sequence = Int(digits[sequenceStart...]), sequence > 0 else { throw .zeroSequence(id: id) }
    return ComponentCode(
      district: (isLocal ? Self.localPrefix : "") + digits[..<classStart],
      componentClass: String(digits[classStart..<subclassStart]),
      subclass: Self.canonicalSubclass(String(digits[subclassStart..<sequenceStart])), sequence: sequence)
  }

  /// Puts a number together.
  /// - Throws: ``ComponentCodeError/sequenceExhausted(district:componentClass:subclass:last:)`` for a sequence number
  ///   above ``lastSequence``, ``ComponentCodeError/partTooWide(part:value:profile:)`` for a part that is not of the
  ///   layout.
  public func id(of code: ComponentCode) throws(ComponentCodeError) -> String {
    guard code.sequence <= lastSequence else {
      throw .sequenceExhausted(
        district: code.district, componentClass: code.componentClass, subclass: code.subclass, last: lastSequence)
    }
    let isLocal = code.district.hasPrefix(Self.localPrefix)
    let district = isLocal ? String(code.district.dropFirst(Self.localPrefix.count)) : code.district
    let parts = [("district", district, 6), ("class", code.componentClass, classWidth)]
    for (part, value, width) in parts where value.utf8.count != width || !Self.isDigits(value) {
      throw .partTooWide(part: part, value: value, profile: name)
    }
    guard code.subclass.utf8.count <= subclassWidth, Self.isDigits(code.subclass) else {
      throw .partTooWide(part: "subclass", value: code.subclass, profile: name)
    }
    precondition(code.sequence > 0, "sequence numbers begin at 1")
    return (isLocal ? Self.localPrefix : "") + district + code.componentClass
      + Self.padded(code.subclass, to: subclassWidth) + Self.padded(String(code.sequence), to: sequenceWidth)
  }

  /// A subclass without the zeros that a wider layout puts before it: `088` and `88` are one subclass.
  static func canonicalSubclass(_ digits: String) -> String {
    let bare = String(digits.drop { $0 == "0" })
    return padded(bare, to: 2)
  }

  /// Whether a text is made of the digits 0 to 9 alone, at least one.
  static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  private static func padded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
