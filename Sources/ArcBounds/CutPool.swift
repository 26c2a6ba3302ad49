/// All cuts found so far, each once, and which of them are rows of the linear program.
struct CutPool {
  /// Rounds that a row may be slack before it is taken out.
  static let patience = 10

  private(set) var cuts: [Cut] = []
  private var numbers: [[Int]: Int] = [:]
  /// The cuts in the program, by row.
  private(set) var rows: [Int] = []
  private var isRow: [Bool] = []
  private var slackRounds: [Int] = []

  /// The cuts in the program, by row.
  var inProgram: [Cut] { rows.map { cuts[$0] } }

  /// Numbers of cuts by kind.
  var counts: LowerBound.CutCounts {
    var counts = LowerBound.CutCounts()
    for cut in cuts {
      switch cut.kind {
      case .parity: counts.parity += 1
      case .connectivity: counts.connectivity += 1
      case .capacity: counts.capacity += 1
      }
    }
    return counts
  }

  /// Takes cuts in, and those among them that are to become rows of the program out, in the order of the new rows.
  mutating func enter(_ offered: [Cut]) -> [Cut] {
    var fresh: [Cut] = []
    for cut in offered {
      let number: Int
      if let known = numbers[cut.links], cuts[known].least >= cut.least {
        number = known
      } else {
        number = cuts.count
        numbers[cut.links] = number
        cuts.append(cut)
        isRow.append(false)
        slackRounds.append(0)
      }
      guard !isRow[number] else { continue }
      isRow[number] = true
      slackRounds[number] = 0
      rows.append(number)
      fresh.append(cuts[number])
    }
    return fresh
  }

  /// The cuts outside the program that a point breaks.
  func broken(at drives: [Double], tolerance: Double) -> [Cut] {
    cuts.indices.filter { !isRow[$0] && cuts[$0].violation(at: drives) > tolerance }.map { cuts[$0] }
  }

  /// Drops rows that have been slack for long, given the rows' values; returns their places.
  mutating func retire(_ activities: ArraySlice<Double>, tolerance: Double) -> [Int] {
    var retired: [Int] = []
    for (row, activity) in activities.enumerated() {
      let number = rows[row]
      slackRounds[number] = activity > Double(cuts[number].least) + tolerance ? slackRounds[number] + 1 : 0
      if slackRounds[number] > CutPool.patience { retired.append(row) }
    }
    guard !retired.isEmpty else { return [] }
    for row in retired { isRow[rows[row]] = false }
    rows = rows.filter { isRow[$0] }
    return retired
  }
}
