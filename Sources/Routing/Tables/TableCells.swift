/// Where the cells of a table go, a row a source: distances, or times and lengths in tables of their own.
struct TableCells<Weight: SearchWeight> {
  /// Stands for "no way".
  static var never: UInt32 { .max }

  private let upper: UnsafeMutableBufferPointer<UInt32>
  private let lower: UnsafeMutableBufferPointer<UInt32>?
  private let columns: Int

  /// - Parameters:
  ///   - upper: for the distances, or the upper halves of those of 64 bits.
  ///   - lower: for their lower halves.
  init(_ upper: UnsafeMutableBufferPointer<UInt32>, _ lower: UnsafeMutableBufferPointer<UInt32>?, columns: Int) {
    self.upper = upper
    self.lower = lower
    self.columns = columns
  }

  /// Stores the rows of some sources.
  /// - Parameters:
  ///   - lanes: thirty-two distances a target.
  ///   - rows: the source of each lane.
  @inline(__always)
  func store(_ lanes: UnsafePointer<Weight>, rows: UnsafeBufferPointer<Int32>, with kernel: LaneKernel) {
    guard !kernel.store(lanes, rows: rows, columns: columns, upper, lower) else { return }
    let width = LaneKernel.width
    for target in 0..<columns {
      for lane in 0..<rows.count {
        store(lanes[target * width + lane], at: Int(rows[lane]) * columns + target)
      }
    }
  }

  @inline(__always)
  private func store(_ weight: Weight, at index: Int) {
    if Weight.bitWidth == 32 {
      upper[index] = weight < .never ? UInt32(truncatingIfNeeded: weight) : TableCells.never
    } else {
      upper[index] = weight < .never ? UInt32(truncatingIfNeeded: weight >> 32) : TableCells.never
      lower?[index] = weight < .never ? UInt32(truncatingIfNeeded: weight) : TableCells.never
    }
  }
}
