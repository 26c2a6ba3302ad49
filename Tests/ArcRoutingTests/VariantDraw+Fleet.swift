import ArcRouting
import TestKit

/// Tasks, loads, facilities and fleets.
extension VariantDraw {
  /// Edges that need more than one vehicle.
  mutating func edges() {
    addDimension()
    addEdges(4...7, oneWay: 0)
    setCapacities(35...70)
    depots[0].end = depots[0].start
  }

  /// Arcs, edges whose directions differ, and nodes with several modes, some of them closed to some vehicles.
  mutating func mixedModes() {
    addDimension()
    addEdges(2...3)
    for number in tasks.indices where tasks[number].modes.count == 2 {
      tasks[number].modes[1].cost += self.number(0...9)
      tasks[number].modes[1].loads = [self.number(1...5)]
    }
    types.append(VehicleType(name: "v1", fixedCost: number(0...9)))
    for _ in 0..<random.int(in: 1...2) {
      var modes: [ServiceMode] = []
      for _ in 0..<random.int(in: 1...3) {
        let side = place()
        modes.append(ServiceMode(entry: side, exit: side, cost: number(0...9), loads: [number(1...5)]))
        if chance(25) { modes[modes.count - 1].vehicleTypes = [random.int(in: 0...1)] }
      }
      tasks.append(ServiceTask(name: "t\(tasks.count)", kind: .node, modes: modes))
    }
    setCapacities(40...80)
  }

  /// Places are the beginnings and ends of arcs; a turn from one to the next has its price, or is forbidden.
  /// - Parameter areFree: for the same town without any of that.
  static func turns(seed: UInt64, areFree: Bool = false) -> VariantDraw {
    let town = VariantDraw(seed: seed)
    let roads = town.arcs[0]
    var draw = VariantDraw(seed: seed, places: 2 * roads.count + 2)
    let depot = UInt32(2 * roads.count)
    var joints: [TravelArc] = []
    for (number, road) in roads.enumerated() {
      let (begin, end) = (Place(UInt32(2 * number)), Place(UInt32(2 * number + 1)))
      joints.append(TravelArc(from: begin, to: end, road.leg))
      if road.tail.index == 0 { joints.append(TravelArc(from: Place(depot), to: begin, .none)) }
      if road.head.index == 0 { joints.append(TravelArc(from: end, to: Place(depot + 1), .none)) }
      for (next, onward) in roads.enumerated() where onward.tail == road.head {
        let isBack = onward.head == road.tail
        let isForbidden = draw.chance(isBack ? 60 : 15)
        let turn = TravelLeg(duration: 1, distance: 0, cost: UInt32(draw.number(0...15)))
        if areFree || !isForbidden {
          joints.append(TravelArc(from: end, to: Place(UInt32(2 * next)), areFree ? .none : turn))
        }
      }
    }
    draw.arcs = [joints]
    draw.depots = [Depot(name: "a", start: Place(depot), end: Place(depot + 1))]
    draw.addDimension()
    for number in roads.indices.shuffled(using: &draw.random).prefix(draw.random.int(in: 3...6)) {
      let (there, load) = (roads[number], draw.number(1...5))
      let back = roads.firstIndex { $0.tail == there.head && $0.head == there.tail }
      let directions = [number] + (draw.chance(70) ? [back].compactMap(\.self) : [])
      let modes = directions.map { direction in
        ServiceMode(
          entry: Place(UInt32(2 * direction)), exit: Place(UInt32(2 * direction + 1)), cost: draw.number(0...9),
          loads: [load])
      }
      draw.tasks.append(ServiceTask(name: "t\(number)", kind: modes.count == 2 ? .edge : .arc, modes: modes))
    }
    draw.setCapacities(50...100)
    return draw
  }

  /// Two or three loads, each of which can be the one that fills or empties the vehicle.
  mutating func loadDimensions() {
    for dimension in 0..<random.int(in: 2...3) { addDimension(dimension == 1 ? .emptied : .filled) }
    addEdges(3...6, loads: 0...5)
    setCapacities(45...85)
    types[0].fixedCost = number(0...9)
    if chance(20) { types[0].capacities[0] = nil }
  }

  /// A dump, and often a hydrant, without which a vehicle could not do the half of it; leaving the depot is dear.
  mutating func resets() {
    addDimension()
    let isDouble = chance(40)
    if isDouble { addDimension(.emptied) }
    addEdges(isDouble ? 2...3 : 3...4, oneWay: 60)
    let isTimed = chance(40)
    let hours = isTimed ? TimeRule(windows: [TimeWindow(number(5...15), number(30...60))]) : .anyTime
    facilities.append(
      Facility(
        name: "dump", entry: place(), exit: place(), resets: [0], cost: number(0...5), duration: number(0...4),
        hours: hours))
    if isDouble {
      facilities.append(Facility(name: "tap", entry: place(), exit: place(), resets: [1], cost: number(0...3)))
    }
    if chance(30) { types.append(VehicleType(name: "v1", fixedCost: number(0...30))) }
    if types.count == 2, chance(50) { facilities[0].vehicleTypes = [0] }
    setCapacities(30...60)
    types[0].fixedCost = number(20...60)
    types[0].costPerDuration = number(0...1)
    if chance(50) { types[0].resetBeforeEnd = [0] }
    if chance(30) { types[0].count = 1 }
  }

  /// Two depots, three types of vehicle that differ in all they can.
  mutating func fleets() {
    addDimension()
    addProfile()
    depots.append(Depot(name: "b", start: place(), end: place()))
    addEdges(3...6)
    types = (0..<random.int(in: 2...3)).map { number in
      var type = VehicleType(name: "v\(number)", capacities: [capacity(0, 30...80)])
      (type.startDepot, type.endDepot) = (random.int(in: 0...1), random.int(in: 0...1))
      type.profile = random.int(in: 0...1)
      (type.fixedCost, type.costPerDistance) = (self.number(0...30), self.number(0...2))
      type.costPerDuration = self.number(0...2)
      if chance(60) { type.count = random.int(in: 0...2) }
      if chance(40) { type.tasks = chance(50) ? .allBut([0]) : .only([0, 1, 2]) }
      return type
    }
  }

  /// Vehicles that stay where their last service leaves them, beside others.
  mutating func openRoutes() {
    addDimension()
    addEdges(3...6)
    types[0].endDepot = nil
    if chance(50) { types.append(VehicleType(name: "v1", count: 1)) }
    setCapacities(40...80)
    types[0].fixedCost = number(0...20)
  }
}
