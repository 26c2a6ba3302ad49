import NIOCore
import Routing

/// The cells of a table as JSON, written straight into the body.
struct TableText {
  private let table: TravelTable
  private let annotations: DriveQuestion.Annotations
  private let scale: Double
  private let fallbackSpeed: Double
  private let guess: ((Int, Int) -> Double)?

  /// - Parameter guess: the metres as the crow flies of a pair without a way; `nil` where nothing is estimated.
  init(_ table: TravelTable, _ question: DriveQuestion, guess: ((Int, Int) -> Double)?) {
    self.table = table
    annotations = question.annotations.isEmpty ? .duration : question.annotations
    scale = question.scaleFactor
    fallbackSpeed = question.fallbackSpeed ?? 1
    self.guess = guess
  }

  /// The most bytes of a cell, its comma included.
  private static let cellBytes = 24

  /// The whole answer.
  /// - Parameter rest: the object without the cells, which come behind its first member.
  func body(around rest: ByteBuffer) -> ByteBuffer {
    let count = table.sourceCount * table.targetCount
    let lists = (annotations.contains(.duration) ? 1 : 0) + (annotations.contains(.distance) ? 1 : 0)
    var body = ByteBuffer()
    body.reserveCapacity(rest.readableBytes + count * lists * 9 + table.sourceCount * 8 + 256)
    var rest = rest
    // Behind `{"code":"Ok"`.
    if var head = rest.readSlice(length: min(12, rest.readableBytes)) { body.writeBuffer(&head) }
    if annotations.contains(.duration) {
      body.writeStaticString(",\"durations\":")
      append(table.milliseconds, to: &body) { guessedMilliseconds($0, $1) }
    }
    if annotations.contains(.distance) {
      body.writeStaticString(",\"distances\":")
      append(table.millimeters, to: &body) { _, _ in nil }
    }
    appendGuessed(to: &body)
    body.writeBuffer(&rest)
    return body
  }

  /// A time in place of one that is not there or is to be scaled.
  private func guessedMilliseconds(_ row: Int, _ column: Int) -> UInt64? {
    let time = table.milliseconds[row * table.targetCount + column]
    if time != TravelTable.unreachable { return UInt64((Double(time) * scale).rounded()) }
    // OSRM scales estimates, too.
    return guess.map { UInt64(min(1e15, ($0(row, column) / fallbackSpeed * 1000 * scale).rounded())) }
  }

  private func append(_ cells: [UInt32], to body: inout ByteBuffer, _ other: (Int, Int) -> UInt64?) {
    let columns = table.targetCount
    let isPlain = scale == 1
    body.writeStaticString("[")
    cells.withUnsafeBufferPointer { cells in
      for row in 0..<table.sourceCount {
        body.writeWithUnsafeMutableBytes(minimumWritableBytes: (columns + 1) * TableText.cellBytes + 4) { room in
          var out = CellPrinter(room)
          if row > 0 { out.put(UInt8(ascii: ",")) }
          out.put(UInt8(ascii: "["))
          for column in 0..<columns {
            if column > 0 { out.put(UInt8(ascii: ",")) }
            let cell = cells[row * columns + column]
            if isPlain && cell != TravelTable.unreachable {
              out.put(thousandths: UInt64(cell))
            } else if let other = other(row, column) {
              out.put(thousandths: other)
            } else if cell != TravelTable.unreachable {
              out.put(thousandths: UInt64(cell))
            } else {
              out.putNull()
            }
          }
          out.put(UInt8(ascii: "]"))
          return out.count
        }
      }
    }
    body.writeStaticString("]")
  }

  /// Names the cells whose times are estimates.
  private func appendGuessed(to body: inout ByteBuffer) {
    guard guess != nil else { return }
    let cells = table.milliseconds.indices.filter { table.milliseconds[$0] == TravelTable.unreachable }
    let pairs = cells.map { "[\($0 / table.targetCount),\($0 % table.targetCount)]" }
    body.writeString(",\"fallback_speed_cells\":[\(pairs.joined(separator: ","))]")
  }
}

/// Prints numbers into memory that is large enough.
private struct CellPrinter {
  private let base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  /// - Precondition: the room is as large as all that is put into it.
  init(_ room: UnsafeMutableRawBufferPointer) {
    guard let start = room.baseAddress else { preconditionFailure("a row has room") }
    base = start.assumingMemoryBound(to: UInt8.self)
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    base[count] = byte
    count += 1
  }

  mutating func putNull() { for byte in "null".utf8 { put(byte) } }

  /// A number of thousandths without zeros at its end.
  @inline(__always)
  mutating func put(thousandths number: UInt64) {
    let (whole, rest) = number.quotientAndRemainder(dividingBy: 1000)
    put(whole)
    guard rest > 0 else { return }
    base[count] = UInt8(ascii: ".")
    base[count + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / 100)
    base[count + 2] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / 10 % 10)
    base[count + 3] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
    count += rest % 10 != 0 ? 4 : rest % 100 != 0 ? 3 : 2
  }

  @inline(__always)
  private mutating func put(_ number: UInt64) {
    var (end, power) = (1, UInt64(10))
    while number >= power {
      end += 1
      power &*= 10
    }
    var (rest, place) = (number, count + end)
    repeat {
      place -= 1
      base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while place > count
    count += end
  }
}
