/// The assignment problem on a full matrix by shortest augmenting paths, each searched without a heap: the bound of the
/// directed postman, plain and cubic.
enum DenseAssignment {
  /// The least total cost of giving each row its own column; `nil` stands for a pair that cannot be.
  static func value(_ cost: [[Int64?]]) -> Int64 {
    let size = cost.count
    let far = Int64(1) << 40
    var (rowPrice, columnPrice) = ([Int64](repeating: 0, count: size), [Int64](repeating: 0, count: size + 1))
    var rowOf = [Int](repeating: -1, count: size + 1)
    for row in 0..<size {
      rowOf[size] = row
      var column = size
      var least = [Int64](repeating: .max, count: size)
      var previous = [Int](repeating: size, count: size)
      var used = [Bool](repeating: false, count: size + 1)
      while rowOf[column] >= 0 {
        used[column] = true
        let current = rowOf[column]
        var (step, nearest) = (Int64.max, size)
        for other in 0..<size where !used[other] {
          let reduced = (cost[current][other] ?? far) - rowPrice[current] - columnPrice[other]
          if reduced < least[other] { (least[other], previous[other]) = (reduced, column) }
          if least[other] < step { (step, nearest) = (least[other], other) }
        }
        for other in 0...size where used[other] {
          rowPrice[rowOf[other]] += step
          columnPrice[other] -= step
        }
        for other in 0..<size where !used[other] { least[other] -= step }
        column = nearest
      }
      while column != size {
        rowOf[column] = rowOf[previous[column]]
        column = previous[column]
      }
      rowOf[size] = -1
    }
    return (0..<size).reduce(0) { $0 + (cost[rowOf[$1]][$1] ?? far) }
  }
}
