import ArcRouting
import GeoTypes
import Plans
import RoadNetwork
import Routing

/// Lays tasks and vehicle groups out for the solver.
struct RoutedProblemBuilder {
  let context: PlanningContext
  let tasks: [WorkTask]
  let groups: [Int]
  private var arcs: [PlanArc] = []
  private var arcNumbers: [PlanArc: Int] = [:]
  private var spots: [Spot] = []
  private var spotNumbers: [Spot: Int] = [:]
  private let prices: GroupPrices
  private let amounts: LoadAmounts

  /// - Parameter groups: the vehicle groups that the tasks are for.
  init(_ context: PlanningContext, tasks: [WorkTask], groups: [Int]) {
    self.context = context
    self.tasks = tasks
    self.groups = groups
    prices = GroupPrices(groups.map { context.groups[$0] })
    amounts = LoadAmounts(context.rules.loads, groups.map { context.groups[$0].vehicle }, tasks)
    for task in tasks {
      for way in task.ways { add(PlanArc(task.segment.uid, forward: way.forward)) }
    }
    for number in groups {
      add(context.groups[number].start)
      if let end = context.groups[number].end { add(end) }
    }
    for facility in context.resets { add(.facility(facility.id)) }
  }

  private mutating func add(_ arc: PlanArc) {
    guard arcNumbers[arc] == nil else { return }
    arcNumbers[arc] = arcs.count
    arcs.append(arc)
  }

  private mutating func add(_ spot: Spot) {
    guard spotNumbers[spot] == nil else { return }
    spotNumbers[spot] = spots.count
    spots.append(spot)
  }

  /// Searches the ways and makes the problem.
  func build() throws(PlanningError) -> RoutedProblem {
    let used = prices.classes
    let ways = try self.ways(used)
    // Arc k starts at place 2k and ends at 2k + 1; a spot is entered at the even place and left at the odd one.
    var (rows, columns) = ([Int32](), [Int32]())
    for number in 0..<Int32(arcs.count) {
      rows += [-1, number]
      columns += [number, -1]
    }
    for number in 0..<Int32(spots.count) {
      rows += [-1, Int32(arcs.count) + number]
      columns += [Int32(arcs.count) + number, -1]
    }
    let costs = RoadTravelCosts(rows: rows, columns: columns, ways: ways, prices: prices.prices)
    let (served, modes) = serviceTasks()
    let problem: ArcRoutingProblem
    do throws(ProblemError) {
      problem = try ArcRoutingProblem(
        placeCount: costs.placeCount, profileCount: costs.profileCount, tasks: served, vehicleTypes: vehicleTypes(),
        depots: depots(), loadDimensions: amounts.dimensions, facilities: facilities())
    } catch { throw .unsupported("\(error)") }
    return RoutedProblem(
      context: context, tasks: tasks, groups: groups, arcs: arcs, spots: spots, modes: modes, problem: problem,
      costs: costs)
  }

  // MARK: Ways

  /// The ways of travel classes: tables, where these have the memory, else lists that each way is found by.
  private func ways(_ used: [Int]) throws(PlanningError) -> [RoadWays] {
    let places = used.map { stops(of: context.classes[$0], $0) }
    let hasTables = context.memory.holdsTables(places: arcs.count + spots.count, count: used.count)
    do {
      if !hasTables {
        var bytes = 0
        for (number, ends) in zip(used, places) {
          bytes += try WayLabels.estimatedByteCount(
            context.classes[number].index, sources: ends.sources, targets: ends.targets)
        }
        try context.memory.check(bytes, tasks: tasks.count)
      }
      var ways: [RoadWays] = []
      for (number, ends) in zip(used, places) {
        let index = context.classes[number].index
        var next =
          hasTables
          ? RoadWays.table(
            try WayTable(index, sources: ends.sources, targets: ends.targets, threads: context.threads))
          : .onDemand(try WayLabels(index, sources: ends.sources, targets: ends.targets, threads: context.threads))
        join(spots.map { context.nodes[$0]?[number] }, &next)
        ways.append(next)
      }
      return ways
    } catch let error as PlanningError {
      throw error
    } catch { throw .network("\(error)") }
  }

  /// Where drives start, and where they lead: those of arcs, then those of spots.
  private func stops(of travel: TravelClass, _ number: Int) -> (sources: [[ArcPlace]], targets: [[ArcPlace]]) {
    let graph = travel.graph
    var sources: [[ArcPlace]] = []
    var targets: [[ArcPlace]] = []
    for arc in arcs {
      let id = graph.arc(arc.segment, forward: arc.forward)
      sources.append(id.map { [graph.end(of: $0)] } ?? [])
      targets.append(id.map { [graph.start(of: $0)] } ?? [])
    }
    for spot in spots {
      let node = context.nodes[spot]?[number]
      sources.append(node.map { travel.departures($0) } ?? [])
      targets.append(node.map { travel.arrivals($0) } ?? [])
    }
    return (sources, targets)
  }

  /// Lets spots at one node be one.
  private func join(_ nodes: [NodeID?], _ ways: inout RoadWays) {
    for (a, from) in nodes.enumerated() where from != nil {
      for (b, to) in nodes.enumerated() where from == to { ways.join(row: arcs.count + a, column: arcs.count + b) }
    }
  }

  // MARK: The problem

  private func serviceTasks() -> ([ServiceTask], [[RoutedProblem.Mode]]) {
    var served: [ServiceTask] = []
    var meanings: [[RoutedProblem.Mode]] = []
    let prizes = TaskPrizes(tasks)
    for (number, task) in tasks.enumerated() {
      var modes: [ServiceMode] = []
      var meaning: [RoutedProblem.Mode] = []
      for way in task.ways {
        guard let type = groups.firstIndex(of: way.group),
          let arc = arcNumbers[PlanArc(task.segment.uid, forward: way.forward)]
        else { continue }
        let cost = prices.cost(of: type, milliseconds: way.duration, meters: task.segment.length)
        let same = modes.indices.first {
          meaning[$0] == RoutedProblem.Mode(forward: way.forward, duration: way.duration) && modes[$0].cost == cost
        }
        if let same {
          modes[same].vehicleTypes?.append(type)
          continue
        }
        meaning.append(RoutedProblem.Mode(forward: way.forward, duration: way.duration))
        modes.append(
          ServiceMode(
            entry: RoutedProblem.start(ofArc: arc), exit: RoutedProblem.end(ofArc: arc), cost: cost,
            duration: way.duration, distance: Int64((task.segment.length.rawValue * 1000).rounded()),
            loads: amounts.loads(of: task), vehicleTypes: [type]))
      }
      let kerb = task.servesAll ? "all" : task.kerbs.map { "\($0.side.rawValue) \($0.kind.rawValue)" }.joined()
      served.append(
        ServiceTask(
          name: "segment \(task.segment.uid.rawValue) \(kerb)",
          kind: Set(meaning.map(\.forward)).count > 1 ? .edge : .arc,
          modes: modes, prize: prizes.prize(of: number),
          passes: Array(repeating: ServicePass(times: times(of: task)), count: task.rule.passes)))
      meanings.append(meaning)
    }
    return (served, meanings)
  }

  private func times(of task: WorkTask) -> TimeRule {
    let longest = task.ways.map(\.duration).max() ?? 0
    let windows = TimeSpans.beginnings(within: task.rule.windows, lasting: longest, midnight: context.midnight)
    let forbidden = TimeSpans.forbidden(task.rule.bannedWindows, midnight: context.midnight)
    // Work too long for every window has none left: a moment that has passed when any shift begins says so.
    return TimeRule(windows: windows.map { $0.isEmpty ? [TimeWindow(0, 0)] : $0 } ?? [], forbidden: forbidden)
  }

  private func depots() -> [Depot] {
    spots.indices.map { number in
      Depot(name: "spot \(number)", start: spotExit(number), end: spotEntry(number))
    }
  }

  private func spotEntry(_ number: Int) -> Place { Place(UInt32(2 * (arcs.count + number))) }
  private func spotExit(_ number: Int) -> Place { Place(UInt32(2 * (arcs.count + number) + 1)) }

  private func vehicleTypes() -> [VehicleType] {
    groups.enumerated().map { type, number in
      let group = context.groups[number]
      let vehicle = group.vehicle
      var result = VehicleType(name: "group \(type)")
      result.count = group.isUnlimited ? nil : group.ids.count
      result.capacities = amounts.capacities(of: vehicle)
      result.profile = prices.profile(of: type)
      result.startDepot = spotNumbers[group.start] ?? 0
      result.endDepot = group.end.flatMap { spotNumbers[$0] }
      result.fixedCost = prices.fixedCost(of: type)
      result.shift = Shift(window: TimeWindow(group.shift.lowerBound, group.shift.upperBound))
      if let most = vehicle.maxTravelTime {
        let limit = Int64((most.rawValue * 1000).rounded(.down))
        if limit < group.shift.upperBound - group.shift.lowerBound { result.maximumDuration = limit }
      }
      if let most = vehicle.maxDistance {
        result.maximumDistance = min(Int64((most.rawValue * 1000).rounded(.down)), ArcRoutingProblem.amountLimit)
      }
      result.breaks = vehicle.breaks.map { ShiftBreakSpan.rest($0, in: group.shift, midnight: context.midnight) }
      return result
    }
  }

  private func facilities() -> [ArcRouting.Facility] {
    context.resets.compactMap { facility in
      guard let spot = spotNumbers[.facility(facility.id)] else { return nil }
      let duration = Int64(((facility.serviceTime?.rawValue ?? 0) * 1000).rounded(.up))
      let hours = facility.hours.flatMap { WorkWindow(clock: $0) }.map { [$0] } ?? []
      let windows = TimeSpans.beginnings(within: hours, lasting: duration, midnight: context.midnight)
      return ArcRouting.Facility(
        name: facility.id, entry: spotEntry(spot), exit: spotExit(spot), resets: amounts.reset(by: facility.kind),
        cost: duration, duration: duration,
        hours: TimeRule(windows: windows.map { $0.isEmpty ? [TimeWindow(0, 0)] : $0 } ?? []))
    }
  }
}
