internal import CClp

/// A linear program in Clp: columns first, then rows added one by one and solved by the dual simplex from the last basis.
struct LinearProgram: ~Copyable {
  struct Row {
    var columns: [Int32]
    var elements: [Double]
    var lower: Double
    var upper: Double
  }

  struct Column {
    var cost: Double
    var lower: Double
    var upper: Double
  }

  private let model: UnsafeMutableRawPointer
  private let columnCount: Int
  private(set) var rowCount = 0

  init(columns: [Column]) throws(BoundError) {
    guard let model = Clp_newModel() else { throw .noSolver }
    self.model = model
    columnCount = columns.count
    Clp_setLogLevel(model, 0)
    let starts = [Int32](repeating: 0, count: columns.count + 1)
    Clp_addColumns(
      model, Int32(columns.count), columns.map(\.lower), columns.map(\.upper), columns.map(\.cost), starts, [], [])
  }

  deinit { Clp_deleteModel(model) }

  mutating func add(_ rows: [Row]) {
    var (starts, columns, elements) = ([Int32(0)], [Int32](), [Double]())
    for row in rows {
      columns += row.columns
      elements += row.elements
      starts.append(Int32(columns.count))
    }
    Clp_addRows(model, Int32(rows.count), rows.map(\.lower), rows.map(\.upper), starts, columns, elements)
    rowCount += rows.count
  }

  /// Takes rows out, those behind them moving up.
  mutating func remove(_ rows: [Int]) {
    guard !rows.isEmpty else { return }
    Clp_deleteRows(model, Int32(rows.count), rows.map(Int32.init))
    rowCount -= rows.count
  }

  enum Outcome { case optimal, infeasible, stopped }

  /// Solves it, within a number of seconds; prices are there also where Clp stops short of the optimum.
  mutating func solve(seconds: Double) -> Outcome {
    Clp_setMaximumSeconds(model, min(max(seconds, 0.01), 1e9))
    Clp_dual(model, 0)
    switch Clp_status(model) {
    case 0: return .optimal
    case 1: return .infeasible
    default: return .stopped
    }
  }

  /// The columns' values at the optimum.
  var point: [Double] { Array(UnsafeBufferPointer(start: Clp_getColSolution(model), count: columnCount)) }

  /// The rows' prices at the optimum.
  var prices: [Double] { Array(UnsafeBufferPointer(start: Clp_getRowPrice(model), count: rowCount)) }

  /// The rows' values at the optimum.
  var activities: [Double] { Array(UnsafeBufferPointer(start: Clp_getRowActivity(model), count: rowCount)) }
}
