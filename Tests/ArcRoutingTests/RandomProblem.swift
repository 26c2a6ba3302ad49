import ArcRouting
import TestKit

/// A tiny problem drawn from a seed: facilities, times, breaks, limits, classes and prizes, each in some of them.
struct RandomProblem {
  let problem: ArcRoutingProblem
  let costs: DenseTravelCosts

  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &* 7919 &+ 13)
    let places = random.int(in: 4...6)
    func chance(_ percent: Int) -> Bool { random.int(in: 1...100) <= percent }
    func place() -> Place { Place(UInt32(random.int(in: 0...places - 1))) }
    var arcs: [TravelArc] = []
    for tail in 0..<places {
      for head in 0..<places where head != tail && (head == (tail + 1) % places || chance(40)) {
        let cost = UInt32(random.int(in: 1...20))
        let leg = TravelLeg(
          duration: UInt32(random.int(in: 1...9)), distance: UInt32(random.int(in: 1...9)), cost: cost)
        arcs.append(TravelArc(from: Place(UInt32(tail)), to: Place(UInt32(head)), leg))
      }
    }
    if chance(10) { arcs.removeAll { $0.head.index == 3 } }
    let dimensions = random.int(in: 0...2)
    let withFacilities = dimensions > 0 && chance(40)
    let hasWindows = chance(35)
    let taskCount = random.int(in: 1...(withFacilities ? 3 : 5))
    var tasks: [ServiceTask] = []
    for number in 0..<taskCount {
      let loads = (0..<dimensions).map { _ in Int64(random.int(in: 0...5)) }
      var task = ServiceTask.edge(
        "t\(number)", place(), place(), cost: Int64(random.int(in: 0...9)), duration: Int64(random.int(in: 0...5)),
        distance: Int64(random.int(in: 0...5)), loads: loads)
      if chance(40) { task.modes.removeLast() }
      if chance(15) { task.modes[0].vehicleTypes = [0] }
      if chance(20) { task.prize = Int64(random.int(in: 0...30)) }
      if hasWindows, chance(60) {
        let start = Int64(random.int(in: 0...40))
        task.passes[0].times = TimeRule(
          windows: [TimeWindow(start, start + 20), TimeWindow(start + 40, start + 60)],
          forbidden: chance(50) ? [TimeWindow(start + 5, start + 12)] : [])
      }
      if number == 0, taskCount < 4, chance(20) { task.passes.append(ServicePass()) }
      task.precedenceClass = random.int(in: 0...1)
      tasks.append(task)
    }
    var facilities: [Facility] = []
    if withFacilities {
      facilities.append(
        Facility(
          name: "dump", entry: place(), exit: place(), resets: [0], cost: 1, duration: 2,
          hours: hasWindows ? TimeRule(windows: [TimeWindow(10, 80)]) : .anyTime))
      if dimensions == 2, chance(50) {
        facilities.append(Facility(name: "tap", entry: place(), exit: place(), resets: [1]))
      }
    }
    var types: [VehicleType] = []
    for number in 0..<random.int(in: 1...2) {
      var type = VehicleType(name: "v\(number)", capacities: (0..<dimensions).map { _ in Int64(random.int(in: 4...9)) })
      type.startDepot = random.int(in: 0...1)
      type.endDepot = chance(20) ? nil : random.int(in: 0...1)
      if chance(50) { type.count = random.int(in: 0...2) }
      type.fixedCost = Int64(random.int(in: 0...20))
      type.costPerDistance = Int64(random.int(in: 0...1))
      if chance(25) { type.tasks = .allBut([0]) }
      if chance(25) { type.maximumDistance = Int64(random.int(in: 10...60)) }
      if chance(25) { type.shift.window = TimeWindow(5, 90) }
      type.costPerDuration = Int64(random.int(in: 0...2))
      if chance(25) { type.maximumDuration = Int64(random.int(in: 10...60) + (hasWindows ? 40 : 0)) }
      if taskCount < 4, chance(30) {
        for _ in 0..<random.int(in: 1...(withFacilities ? 1 : 2)) {
          let start = Int64(random.int(in: 0...30))
          type.breaks.append(
            RestBreak(
              window: TimeWindow(start, start + Int64(random.int(in: 0...20))), duration: Int64(random.int(in: 0...8))))
        }
      }
      if withFacilities, chance(30) { type.resetBeforeEnd = [0] }
      types.append(type)
    }
    let depots = [Depot(name: "a", start: place(), end: place()), Depot(name: "b", start: place(), end: place())]
    costs = try DenseTravelCosts(placeCount: places, arcs: arcs)
    problem = try ArcRoutingProblem(
      placeCount: places, tasks: tasks, vehicleTypes: types, depots: depots,
      loadDimensions: (0..<dimensions).map { LoadDimension(name: "d\($0)", change: $0 == 0 ? .filled : .emptied) },
      facilities: facilities, precedence: chance(25) ? .withinRoutes : .none)
  }
}
