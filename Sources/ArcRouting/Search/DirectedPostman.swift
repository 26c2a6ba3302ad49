/// The directed rural postman with the first allowed mode of each service: see `RuralPostman`.
struct DirectedPostman {
  private let services: [Int32]
  /// Price of going from row to column; the last row and column are the depot.
  private var cost: [[Int64]] = []

  init<Costs: TravelCosts>(_ instance: SearchInstance<Costs>, services: [Int32], type: Int) {
    self.services = services
    let vehicle = instance.problem.vehicleTypes[type]
    let depot = instance.problem.depots[vehicle.startDepot]
    let modes = services.map { service in
      let range = instance.modes(of: Int(service))
      return instance.modes[range.first { instance.isAllowed($0, for: type) } ?? range.lowerBound]
    }
    let exits = modes.map(\.exit) + [depot.start]
    let entries = modes.map(\.entry) + [depot.end]
    // More than any sum of ways: unreachable ones are chosen only where there is nothing else.
    let far = Int64(UInt32.max) * Int64(services.count + 2)
    for (row, exit) in exits.enumerated() {
      cost.append(
        entries.enumerated().map { column, entry in
          let leg = instance.costs.leg(from: exit, to: entry, profile: vehicle.profile)
          return leg.isReachable && row != column ? Int64(leg.cost) : far
        })
    }
  }

  /// The services in the order of the patched assignment, from the depot. - Complexity: O(n³).
  func tour() -> ContiguousArray<Int32> {
    var next = Assignment.solve(cost)
    patch(&next)
    var tour: ContiguousArray<Int32> = []
    var at = next[services.count]
    while at != services.count {
      tour.append(services[at])
      at = next[at]
    }
    return tour
  }

  /// Joins every cycle to that of the depot by the exchange of two successors that costs least.
  private func patch(_ next: inout [Int]) {
    var inTour = [Bool](repeating: false, count: next.count)
    mark(from: services.count, next, &inTour)
    while true {
      var best: (cost: Int64, a: Int, b: Int)?
      for a in next.indices where inTour[a] {
        for b in next.indices where !inTour[b] {
          let change = cost[a][next[b]] + cost[b][next[a]] - cost[a][next[a]] - cost[b][next[b]]
          if best.map({ change < $0.cost }) ?? true { best = (change, a, b) }
        }
      }
      guard let best else { return }
      mark(from: best.b, next, &inTour)
      next.swapAt(best.a, best.b)
    }
  }

  private func mark(from start: Int, _ next: [Int], _ inTour: inout [Bool]) {
    var at = start
    repeat {
      inTour[at] = true
      at = next[at]
    } while at != start
  }
}

/// The assignment problem by shortest augmenting paths (Jonker and Volgenant 1987, DOI 10.1007/BF02278710), without its
/// preparatory steps.
enum Assignment {
  /// The column of each row, at least total cost. - Complexity: O(n³).
  static func solve(_ cost: [[Int64]]) -> [Int] {
    let size = cost.count
    var (rowPrice, columnPrice) = ([Int64](repeating: 0, count: size + 1), [Int64](repeating: 0, count: size + 1))
    // Row of each column; column `size` stands for the row being assigned.
    var rowOf = [Int](repeating: -1, count: size + 1)
    for row in 0..<size {
      rowOf[size] = row
      var column = size
      var least = [Int64](repeating: .max, count: size + 1)
      var previous = [Int](repeating: size, count: size + 1)
      var used = [Bool](repeating: false, count: size + 1)
      while rowOf[column] >= 0 {
        used[column] = true
        let current = rowOf[column]
        var (step, nearest) = (Int64.max, size)
        for other in 0..<size where !used[other] {
          let reduced = cost[current][other] - rowPrice[current] - columnPrice[other]
          if reduced < least[other] { (least[other], previous[other]) = (reduced, column) }
          if least[other] < step { (step, nearest) = (least[other], other) }
        }
        for other in 0...size {
          if used[other] {
            rowPrice[rowOf[other]] += step
            columnPrice[other] -= step
          } else if least[other] < .max {
            least[other] -= step
          }
        }
        column = nearest
      }
      while column != size {
        rowOf[column] = rowOf[previous[column]]
        column = previous[column]
      }
      rowOf[size] = -1
    }
    var columnOf = [Int](repeating: 0, count: size)
    for column in 0..<size { columnOf[rowOf[column]] = column }
    return columnOf
  }
}
