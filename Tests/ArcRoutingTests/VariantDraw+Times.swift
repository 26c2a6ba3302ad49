import ArcRouting
import TestKit

/// Windows, shifts, breaks and limits.
extension VariantDraw {
  /// One or several windows, or forbidden spans; waiting is often paid.
  mutating func windows() {
    addEdges(3...5)
    for task in tasks.indices {
      let start = number(0...40)
      switch random.int(in: 0...3) {
      case 0: tasks[task].passes[0].times = TimeRule(windows: [TimeWindow(start, start + number(0...20))])
      case 1:
        tasks[task].passes[0].times = TimeRule(
          windows: [TimeWindow(start, start + 5), TimeWindow(start + 20, start + 30)])
      case 2: tasks[task].passes[0].times = TimeRule(forbidden: [TimeWindow(start, start + 25)])
      default:
        tasks[task].passes[0].times = TimeRule(
          windows: [TimeWindow(start, start + 30)], forbidden: [TimeWindow(start + 5, start + number(8...20))])
      }
    }
    // Whoever is dearer and later may still be cheaper where waiting is paid: directions differ in price and time.
    for task in tasks.indices where tasks[task].modes.count == 2 {
      (tasks[task].modes[1].cost, tasks[task].modes[1].duration) = (number(0...15), number(0...12))
    }
    types[0].costPerDuration = number(0...3)
    types[0].fixedCost = number(0...25)
    types[0].count = random.int(in: 1...3)
    if chance(30) { types[0].shift.window = TimeWindow(number(0...10), 80) }
  }

  /// Tasks done once in each shift or by one of them; two types of vehicle, each out in its own.
  mutating func shifts() {
    addDimension()
    addEdges(2...3)
    types.append(VehicleType(name: "v1"))
    setCapacities(50...90)
    types[0].shift = Shift(number: 0, window: TimeWindow(0, number(25...60)))
    types[1].shift = Shift(number: 1, window: TimeWindow(50, number(75...110)))
    for type in types.indices { types[type].fixedCost = number(0...15) }
    for task in tasks.indices {
      let first = ServicePass(shift: chance(70) ? random.int(in: 0...1) : nil)
      let late = ServicePass(times: TimeRule(windows: [TimeWindow(60, 100)]), shift: chance(50) ? 1 : nil)
      tasks[task].passes = chance(40) && task < 2 ? [first, late] : [first]
    }
  }

  /// One or two breaks; the day is short.
  mutating func breaks() {
    addEdges(2...4)
    for _ in 0..<random.int(in: 1...2) {
      let start = number(0...30)
      types[0].breaks.append(RestBreak(window: TimeWindow(start, start + number(0...12)), duration: number(1...8)))
    }
    types[0].shift.window = TimeWindow(0, number(45...90))
    (types[0].costPerDuration, types[0].fixedCost) = (number(0...2), number(0...20))
    if chance(40) { tasks[0].passes[0].times = TimeRule(windows: [TimeWindow(10, number(20...50))]) }
  }

  /// Routes that may not be long or last long.
  mutating func limits() {
    addEdges(3...6)
    if chance(70) { types[0].maximumDuration = number(25...55) }
    if chance(70) || types[0].maximumDuration == nil { types[0].maximumDistance = number(25...55) }
    types[0].shift.window = TimeWindow(number(0...20), 1_000)
    (types[0].costPerDistance, types[0].fixedCost) = (number(0...1), number(0...20))
    if chance(30) { types[0].endDepot = nil }
  }

  /// Tasks that are worth about what it takes to reach them.
  mutating func prizes() {
    addDimension()
    addEdges(3...6)
    for task in tasks.indices where chance(80) { tasks[task].prize = number(0...35) }
    setCapacities(40...100)
    (types[0].count, types[0].fixedCost) = (random.int(in: 1...2), number(0...12))
  }

  /// Two or three classes, in each route the lower ones first.
  mutating func classes() {
    addDimension()
    addEdges(4...6)
    for task in tasks.indices { tasks[task].precedenceClass = random.int(in: -1...2) }
    setCapacities(80...100)
    types[0].fixedCost = number(10...30)
    precedence = .withinRoutes
  }
}
