import ArcRouting
import TestKit

/// Streets about a jittered grid: mostly two-way (two opposite arcs), some one-way, some dead ends. Turns cost; a U-turn is
/// possible at a dead end only, so that ways are asymmetric. The start of arc `a` is place `2a`, its end `2a + 1`.
struct StreetTown {
  private(set) var tail: [Int] = []
  private(set) var head: [Int] = []
  private(set) var length: [Int] = []
  /// The arc of the same street in the other direction.
  private(set) var opposite: [Int?] = []
  private var x: [Double] = []
  private var y: [Double] = []
  private var leaving: [[Int]] = []

  init(side: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for node in 0..<side * side {
      x.append(Double(node % side) * 100 + random.double(in: -30...30))
      y.append(Double(node / side) * 100 + random.double(in: -30...30))
    }
    leaving = [[Int]](repeating: [], count: side * side)
    for node in 0..<side * side {
      let (column, row) = (node % side, node / side)
      if column + 1 < side { street(node, node + 1, oneWay: row % 6 == 3 && row + 1 < side, turned: row % 12 == 3) }
      if row + 1 < side {
        street(node, node + side, oneWay: column % 7 == 4 && column + 1 < side, turned: column % 14 == 4)
      }
    }
    for _ in 0..<side * side / 8 {
      let node = random.int(in: 0...side * side - 1)
      x.append(x[node] + 40)
      y.append(y[node] + 45)
      leaving.append([])
      street(node, x.count - 1, oneWay: false, turned: false)
    }
  }

  private mutating func street(_ a: Int, _ b: Int, oneWay: Bool, turned: Bool) {
    let (from, to) = turned ? (b, a) : (a, b)
    let first = tail.count
    arc(from, to, opposite: oneWay ? nil : first + 1)
    if !oneWay { arc(to, from, opposite: first) }
  }

  private mutating func arc(_ from: Int, _ to: Int, opposite: Int?) {
    leaving[from].append(tail.count)
    tail.append(from)
    head.append(to)
    length.append(Int(((x[from] - x[to]) * (x[from] - x[to]) + (y[from] - y[to]) * (y[from] - y[to])).squareRoot()) + 1)
    self.opposite.append(opposite)
  }

  private func turn(_ a: Int, _ b: Int) -> Int? {
    if opposite[a] == b { return leaving[head[a]].count == 1 ? 20 : nil }
    let (ax, ay) = (x[head[a]] - x[tail[a]], y[head[a]] - y[tail[a]])
    let (bx, by) = (x[head[b]] - x[tail[b]], y[head[b]] - y[tail[b]])
    let (cross, dot) = (ax * by - ay * bx, ax * bx + ay * by)
    if dot > 0, abs(cross) < dot / 2 { return 0 }
    return cross > 0 ? 8 : 3
  }

  /// Time and length from the end of an arc to the start of each.
  func ways(from source: Int) -> [(time: Int, length: Int)?] {
    var best = [(time: Int, length: Int)?](repeating: nil, count: tail.count)
    var buckets: [[Int]] = []
    func put(_ arc: Int, _ time: Int, _ length: Int) {
      if let known = best[arc], known.time <= time { return }
      best[arc] = (time, length)
      while buckets.count <= time { buckets.append([]) }
      buckets[time].append(arc)
    }
    for next in leaving[head[source]] { if let time = turn(source, next) { put(next, time, 0) } }
    var now = 0
    while now < buckets.count {
      for arc in buckets[now] {
        guard let way = best[arc], way.time == now else { continue }
        for next in leaving[head[arc]] {
          if let time = turn(arc, next) { put(next, now + length[arc] / 8 + time, way.length + length[arc]) }
        }
      }
      now += 1
    }
    return best
  }

  /// Directed tasks for all arcs; of some two-way streets one task in either direction. One vehicle, no capacity; the depot is
  /// at the end and start of arc 0.
  func postmanProblem(
    eitherWay percent: Int = 0, seed: UInt64 = 1
  ) throws -> (problem: ArcRoutingProblem, costs: TableOfPairs) {
    var random = SeededGenerator(seed: seed)
    var tasks: [ServiceTask] = []
    for arc in tail.indices {
      func mode(_ arc: Int) -> ServiceMode {
        ServiceMode(
          entry: Place(UInt32(2 * arc)), exit: Place(UInt32(2 * arc + 1)), cost: Int64(length[arc] / 3),
          duration: Int64(length[arc] / 3), distance: Int64(length[arc]))
      }
      var modes = [mode(arc)]
      if let other = opposite[arc] {
        // The pair is merged or not by a draw that both of its arcs share.
        var draw = SeededGenerator(seed: seed &+ UInt64(min(arc, other)))
        if draw.int(in: 1...100) <= percent {
          if other < arc { continue }
          modes.append(mode(other))
        }
      }
      tasks.append(ServiceTask(name: "\(arc)", kind: .arc, modes: modes))
    }
    tasks.shuffle(using: &random)
    let (start, end) = (Place(1), Place(0))
    let costs = TableOfPairs(
      places: 2 * tail.count, from: tail.indices.map { Place(UInt32(2 * $0 + 1)) },
      to: tail.indices.map { Place(UInt32(2 * $0)) }
    ) { from in
      ways(from: Int(from.index) / 2).map { way in
        way.map { TravelLeg(duration: UInt32($0.time), distance: UInt32($0.length), cost: UInt32($0.time)) }
          ?? .unreachable
      }
    }
    let problem = try ArcRoutingProblem(
      placeCount: 2 * tail.count, tasks: tasks, vehicleTypes: [VehicleType(name: "one", count: 1)],
      depots: [Depot(name: "yard", start: start, end: end)])
    return (problem, costs)
  }
}

/// A table with rows for some places and columns for others; a pair outside is a fault of who asks.
struct TableOfPairs: TravelCosts {
  let placeCount: Int
  let profileCount = 1
  private var row: [Int?]
  private var column: [Int?]
  private var legs: [[TravelLeg]]

  init(places: Int, from rows: [Place], to columns: [Place], legs: (Place) -> [TravelLeg]) {
    placeCount = places
    row = [Int?](repeating: nil, count: places)
    column = row
    for (number, place) in rows.enumerated() { row[Int(place.index)] = number }
    for (number, place) in columns.enumerated() { column[Int(place.index)] = number }
    self.legs = rows.map(legs)
  }

  func leg(from: Place, to: Place, profile: Int) -> TravelLeg {
    guard let row = row[Int(from.index)], let column = column[Int(to.index)] else {
      preconditionFailure("asked for the way from place \(from.index) to \(to.index)")
    }
    return legs[row][column]
  }
}
