/// One line of JSON with an object of plain values, taken apart in place.
///
/// Objects within it, lists, escapes and whatever breaks the grammar are not taken apart: the reader that takes its
/// time tells what they are.
public struct FlatJSONLine {
  /// What kind of value a member has.
  public enum Kind: Sendable {
    /// A text; the bytes between the quotes.
    case text
    /// A number.
    case number
    /// `true` or `false`.
    case boolean
    /// `null`.
    case null
  }

  /// A member: where its name and value stand among the bytes.
  public struct Member: Sendable {
    /// The name between the quotes.
    public var name: Range<Int>
    /// The value.
    public var value: Range<Int>
    /// What it is.
    public var kind: Kind

    /// Collects the parts.
    public init(name: Range<Int>, value: Range<Int>, kind: Kind) {
      self.name = name
      self.value = value
      self.kind = kind
    }
  }

  /// The members of the last line, in its order.
  public private(set) var members: [Member] = []

  /// Makes room.
  public init() {}

  /// Takes a line apart; `false` where it is not that plain.
  public mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    members.removeAll(keepingCapacity: true)
    var scan = Scan(bytes: bytes, place: line.lowerBound, end: line.upperBound)
    scan.skipBlanks()
    guard scan.take(UInt8(ascii: "{")) else { return false }
    scan.skipBlanks()
    if scan.take(UInt8(ascii: "}")) { return scan.isAtEnd }
    while true {
      guard let name = scan.text() else { return false }
      scan.skipBlanks()
      guard scan.take(UInt8(ascii: ":")) else { return false }
      scan.skipBlanks()
      guard let (value, kind) = scan.value() else { return false }
      members.append(Member(name: name, value: value, kind: kind))
      scan.skipBlanks()
      if scan.take(UInt8(ascii: ",")) {
        scan.skipBlanks()
        continue
      }
      return scan.take(UInt8(ascii: "}")) && scan.isAtEnd
    }
  }

  private struct Scan {
    let bytes: UnsafeBufferPointer<UInt8>
    var place: Int
    let end: Int

    var isAtEnd: Bool {
      mutating get {
        skipBlanks()
        return place == end
      }
    }

    @inline(__always)
    mutating func skipBlanks() {
      while place < end, bytes[place] == 0x20 || bytes[place] == 0x09 || bytes[place] == 0x0D { place += 1 }
    }

    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
      guard place < end, bytes[place] == byte else { return false }
      place += 1
      return true
    }

    @inline(__always)
    mutating func text() -> Range<Int>? {
      guard take(UInt8(ascii: "\"")) else { return nil }
      let start = place
      while place < end {
        let byte = bytes[place]
        if byte == UInt8(ascii: "\"") {
          place += 1
          return start..<place - 1
        }
        if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
        place += 1
      }
      return nil
    }

    @inline(__always)
    mutating func value() -> (Range<Int>, Kind)? {
      guard place < end else { return nil }
      switch bytes[place] {
      case UInt8(ascii: "\""): return text().map { ($0, .text) }
      case UInt8(ascii: "n"): return word("null").map { ($0, .null) }
      case UInt8(ascii: "t"): return word("true").map { ($0, .boolean) }
      case UInt8(ascii: "f"): return word("false").map { ($0, .boolean) }
      default: return number().map { ($0, .number) }
      }
    }

    private mutating func word(_ word: StaticString) -> Range<Int>? {
      let start = place
      for offset in 0..<word.utf8CodeUnitCount {
        guard take(word.utf8Start[offset]) else { return nil }
      }
      return start..<place
    }

    /// A number without an exponent, as the grammar of JSON has it.
    @inline(__always)
    private mutating func number() -> Range<Int>? {
      let start = place
      if bytes[place] == UInt8(ascii: "-") { place += 1 }
      let whole = digits()
      guard whole > 0, whole == 1 || bytes[place - whole] != UInt8(ascii: "0") else { return nil }
      if place < end, bytes[place] == UInt8(ascii: ".") {
        place += 1
        guard digits() > 0 else { return nil }
      }
      if place < end, bytes[place] | 0x20 == UInt8(ascii: "e") { return nil }
      return start..<place
    }

    @inline(__always)
    private mutating func digits() -> Int {
      let start = place
      while place < end, bytes[place] &- UInt8(ascii: "0") <= 9 { place += 1 }
      return place - start
    }
  }
}
