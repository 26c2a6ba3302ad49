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

  /// Stores the columns of all targets in the rows of some sources.
  func store(_ lanes: [Weight], _ rows: UnsafeBufferPointer<Int32>, _ targets: PlaceList<Weight>) {
    let width = LaneKernel.width
    lanes.withUnsafeBufferPointer { lanes in
      for target in 0..<targets.count {
        let entries = Int(targets.first[target])..<Int(targets.first[target + 1])
        for lane in 0..<rows.count {
          var least = Weight.never
          for entry in entries {
            least = min(least, lanes[Int(targets.node[entry]) * width + lane] &+ targets.weight[entry])
          }
          store(least, at: Int(rows[lane]) * columns + target)
        }
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
