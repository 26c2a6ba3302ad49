internal import ArcRouting

/// Solves linear programs and adds the cuts that their points break, until none is found.
struct CutSearch: ~Copyable {
  /// Cuts broken by less are not worth a row.
  static let tolerance = 1e-4

  private let model: OneIndexModel
  private let options: BoundOptions
  private let time: ProcessorTime
  private let driveColumns: [[Int32]]
  private let balanceCount: Int
  private var program: LinearProgram
  private var pool = CutPool()
  private var separation: CutSeparation
  /// Drives that keep all cuts known to be broken by any point so far.
  private var inner: [Double]

  init(_ model: OneIndexModel, options: BoundOptions, time: ProcessorTime) throws(BoundError) {
    self.model = model
    self.options = options
    self.time = time
    driveColumns = model.driveColumns
    inner = model.amplePoint
    program = try LinearProgram(columns: model.columns)
    let balance = model.balance
    balanceCount = balance.count
    if !balance.isEmpty { program.add(balance) }
    separation = CutSeparation(model.graph, distance: model.linkDistances, seed: options.seed)
  }

  /// The bound when no broken cut is found or the budget is used up.
  mutating func run() throws(BoundError) -> LowerBound {
    var bound = LowerBound(
      value: 0, relaxation: model.isDirected ? .directedOneIndex : .oneIndex, ignored: [])
    enter(separation.startingCuts())
    while true {
      let outcome = program.solve(seconds: options.budget.seconds - time.seconds)
      guard outcome != .infeasible else { throw .infeasible }
      bound.rounds += 1
      let drives = model.drives(at: program.point)
      var safe = SafeDualBound(model, prices: program.prices)
      bound.value = max(bound.value, try whole(safe.value(of: pool.inProgram)))
      guard outcome == .optimal, bound.rounds < options.budget.rounds, time.seconds < options.budget.seconds,
        !options.budget.isCancelled()
      else { break }
      retireSlackCuts()
      let broken = pool.broken(at: drives, tolerance: CutSearch.tolerance)
      let found = broken.isEmpty ? cuts(at: drives) : []
      guard enter(broken + found) > 0 else {
        bound.isComplete = time.seconds < options.budget.seconds
        break
      }
    }
    bound.cuts = pool.counts
    return bound
  }

  /// Cuts that a point breaks, looked for between it and a point that keeps all cuts, and only then at itself.
  private mutating func cuts(at drives: [Double]) -> [Cut] {
    let between = zip(drives, inner).map { 0.5 * ($0 + $1) }
    let found = separation.quickCuts(at: between)
    let broken = found.filter { $0.violation(at: drives) > CutSearch.tolerance }
    if !broken.isEmpty { return broken }
    if found.isEmpty { inner = between } else { raiseInner(to: found) }
    return separation.cuts(at: drives, until: deadline)
  }

  /// Makes the inner point keep cuts that were found to be broken there.
  private mutating func raiseInner(to cuts: [Cut]) {
    for cut in cuts {
      let share = cut.violation(at: inner) / Double(max(cut.links.count, 1))
      if share > 0 { for link in cut.links { inner[link] += share } }
    }
  }

  private var deadline: CutSeparation.Deadline {
    CutSeparation.Deadline(time: time, seconds: options.budget.seconds)
  }

  private func whole(_ value: Int128) throws(BoundError) -> Int64 {
    guard let whole = Int64(exactly: value) else { throw .tooLarge }
    return whole
  }

  /// Takes cuts into the program; the number of those that were not in it.
  @discardableResult private mutating func enter(_ cuts: [Cut]) -> Int {
    let fresh = pool.enter(cuts)
    if !fresh.isEmpty { program.add(fresh.map { model.row(of: $0, columnsOf: driveColumns) }) }
    return fresh.count
  }

  /// Takes out the rows of cuts that have been slack for long; the pool still knows them.
  private mutating func retireSlackCuts() {
    let activities = program.activities
    let rows = pool.retire(activities[balanceCount...], tolerance: 1e-6)
    program.remove(rows.map { $0 + balanceCount })
  }
}
