import GeoTypes

/// The values of a layer's features, each once, as vector tiles hold them.
struct ValuePool: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var numbers: [PropertyValue: UInt32] = [:]

  /// How many there are; they are numbered from 1, and 0 stands for none.
  var count: Int { starts.count - 1 }

  /// The number of a value; 0 for null and for what tiles cannot hold.
  /// - Parameter isUnique: whether it is known to be there once only, and need not be found again.
  mutating func number(of value: PropertyValue, isUnique: Bool = false) -> UInt32 {
    if !isUnique, let number = numbers[value] { return number }
    var writer = ProtobufWriter()
    switch value {
    case .null, .list, .object: return 0
    case .text(let text): writer.field(1, text.utf8)
    case .number(let number): writer.field(3, double: number)
    case .integer(let number) where number < 0: writer.field(6, UInt64(bitPattern: number << 1 ^ number >> 63))
    case .integer(let number): writer.field(5, UInt64(number))
    case .boolean(let flag): writer.field(7, flag ? 1 : 0)
    }
    bytes += writer.bytes
    starts.append(bytes.count)
    let number = UInt32(truncatingIfNeeded: count)
    if !isUnique { numbers[value] = number }
    return number
  }

  /// The message of a value. - Precondition: a number of this pool, not 0.
  subscript(number: UInt32) -> ArraySlice<UInt8> { bytes[starts[Int(number) - 1]..<starts[Int(number)]] }

  /// Lets go of what is needed to add values only.
  mutating func seal() { numbers = [:] }
}
