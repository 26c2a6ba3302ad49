import ArcBounds
import ArcInstances
import ArcRouting

/// A lower bound as the commands print it.
struct ArcBound {
  let bound: LowerBound

  /// - Parameters:
  ///   - seconds: of processor time.
  ///   - interruption: ends work when Ctrl-C is pressed; the bound so far holds.
  /// - Throws: `Outcome`: 2 for what bounds are not known for, 3 where nothing can
  ///   cover what is required.
  init(_ instance: ArcInstance, seconds: Double, seed: UInt64 = 1, interruption: Interruption) throws {
    do throws(BoundError) {
      let options = BoundOptions(
        budget: BoundBudget(seconds: seconds, isCancelled: { interruption.hasCome }), seed: seed)
      bound = try RoadBound(instance.problem, options: options).solve()
    } catch { throw Outcome(code: error.exitStatus, message: "\(instance.problem.name): \(error)") }
  }

  /// Which relaxation, and the rules that it ignores.
  var summary: String {
    let ignored = bound.ignored.map(\.description)
    return "\(bound.relaxation)" + (ignored.isEmpty ? "" : "; ignores \(ignored.joined(separator: ", "))")
  }

  /// The same for the head of a solution file.
  func facts(_ solution: RoadSolution) -> [(key: String, json: String)] {
    let ignored = bound.ignored.map { "\"\($0)\"" }.joined(separator: ", ")
    return [("bound_relaxation", "\"\(bound.relaxation)\""), ("bound_ignores", "[\(ignored)]")]
      + (solution.gapPercent.map { [("gap_percent", PercentText.json($0))] } ?? [])
  }
}

/// Percentages with as many digits as are of use.
enum PercentText {
  /// Four decimals.
  static func json(_ percent: Double) -> String { "\((percent * 10_000).rounded() / 10_000)" }

  /// Two decimals and the sign.
  static func text(_ percent: Double?) -> String {
    guard let percent else { return "–" }
    let hundredths = Int((abs(percent) * 100).rounded())
    let digits = hundredths % 100
    return "\(percent < 0 && hundredths > 0 ? "-" : "")\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits) %"
  }
}

extension BoundError {
  /// 1 for a fault of Luwang, 3 where nothing can be done, else 2.
  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .noSolver: .internalFault
    case .infeasible, .noVehicles: .noAnswer
    default: .badInput
    }
  }
}
