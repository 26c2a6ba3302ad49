import ArcInstances
import ArcRouting
import TestKit
import Testing

@Suite struct SolutionCheckTests {
  /// A way to spoil a right solution, and the reason it is refused for.
  struct Corruption: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reason: SolutionFinding.Reason
    let spoil: @Sendable (inout RoadSolution) -> Void

    init(
      _ name: String, _ reason: SolutionFinding.Reason, _ spoil: @escaping @Sendable (inout RoadSolution) -> Void
    ) {
      testDescription = name
      self.reason = reason
      self.spoil = spoil
    }
  }

  /// The first stop of a solution that a rule picks, as route and position.
  static func find(
    _ solution: RoadSolution, _ picks: (RoadSolution.Stop) -> Bool
  ) -> (route: Int, stop: Int) {
    for (number, route) in solution.routes.enumerated() {
      if let position = route.stops.firstIndex(where: picks) { return (number, position) }
    }
    preconditionFailure("the town's solution has no such stop")
  }

  static func isLink(_ stop: RoadSolution.Stop) -> Bool { if case .link = stop.visit { true } else { false } }
  static func isNode(_ stop: RoadSolution.Stop) -> Bool {
    if case .requiredNode = stop.visit { true } else { false }
  }
  static func isFacility(_ stop: RoadSolution.Stop) -> Bool { if case .facility = stop.visit { true } else { false } }
  static func isLong(_ stop: RoadSolution.Stop) -> Bool { (stop.way?.count ?? 0) > 2 }

  /// Changes the visit of the first stop on a link.
  static func visit(_ solution: inout RoadSolution, _ visit: RoadSolution.Visit) {
    let at = find(solution, isLink)
    solution.routes[at.route].stops[at.stop].visit = visit
  }

  static func change(
    _ solution: inout RoadSolution, _ picks: (RoadSolution.Stop) -> Bool, _ change: (inout RoadSolution.Stop) -> Void
  ) {
    let at = find(solution, picks)
    change(&solution.routes[at.route].stops[at.stop])
  }

  static let oneWay = CheckedTown.problem.links.firstIndex { $0.service != nil && $0.backward == nil } ?? 0
  static let free = CheckedTown.problem.links.firstIndex { $0.service == nil } ?? 0

  static let corruptions: [Corruption] = [
    Corruption("another instance", .otherInstance) { $0.instance = "village" },
    Corruption("a link that is not there", .unknownVisit) { visit(&$0, .link(99, isForward: true, pass: 0)) },
    Corruption("a link below 0", .unknownVisit) { visit(&$0, .link(-1, isForward: true, pass: 0)) },
    Corruption("a node that is not required", .unknownVisit) { visit(&$0, .requiredNode(5)) },
    Corruption("a facility that is not there", .unknownVisit) { visit(&$0, .facility(3)) },
    Corruption("a link that is not required", .notRequired) { visit(&$0, .link(free, isForward: true, pass: 0)) },
    Corruption("against one way", .wrongMode) { visit(&$0, .link(oneWay, isForward: false, pass: 0)) },
    Corruption("a third pass", .unknownPass) { visit(&$0, .link(0, isForward: true, pass: 2)) },
    Corruption("the other direction", .endsMisstated) { solution in
      change(&solution, { stop in if case .link(let link, _, _) = stop.visit { link != oneWay } else { false } }) {
        if case .link(let link, let isForward, let pass) = $0.visit {
          $0.visit = .link(link, isForward: !isForward, pass: pass)
        }
      }
    },
    Corruption("ends of another link", .endsMisstated) { change(&$0, isLink) { $0.from = 7 } },
    Corruption("the end of a visit", .endsMisstated) { change(&$0, isNode) { $0.to = 3 } },
    Corruption("a task left out", .missing) { solution in
      let at = find(solution, isLink)
      solution.routes[at.route].stops.remove(at: at.stop)
    },
    Corruption("a route left out", .missing) { $0.routes.removeLast() },
    Corruption("a task served twice", .servedTwice) { solution in
      let at = find(solution, isLink)
      let stop = solution.routes[at.route].stops[at.stop]
      solution.routes[at.route].stops.insert(stop, at: at.stop + 1)
    },
    Corruption("a route twice", .servedTwice) { $0.routes.append($0.routes[0]) },
    Corruption("one pass for another", .servedTwice) { solution in
      change(&solution, { stop in if case .link(0, _, 1) = stop.visit { true } else { false } }) {
        if case .link(let link, let isForward, _) = $0.visit { $0.visit = .link(link, isForward: isForward, pass: 0) }
      }
    },
    Corruption("served, and listed as left out", .unservedMisstated) {
      $0.unserved.append(.init(visit: .requiredNode(0), reason: "capacity"))
    },
    Corruption("left out, and not listed", .unservedMisstated) { $0.routes.removeFirst() },
    Corruption("a way from elsewhere", .wayBegins) { change(&$0, isLong) { $0.way?.removeFirst() } },
    Corruption("a way without nodes", .wayBegins) { change(&$0, isLong) { $0.way = [] } },
    Corruption("a way to elsewhere", .wayEnds) { change(&$0, isLong) { $0.way?.removeLast() } },
    Corruption("a way that jumps", .noLink) { change(&$0, isLong) { $0.way?.insert(contentsOf: [99], at: 1) } },
    Corruption("a way against one way", .noLink) {
      change(&$0, isLong) { $0.way?.insert(contentsOf: [4, 1, 4], at: 1) }
    },
    Corruption("an illegal turn", .illegalTurn) { solution in
      // There and back again at a corner where that is forbidden.
      change(&solution, isLong) { stop in
        if let way = stop.way { stop.way = [way[0], way[1], way[0]] + way.dropFirst() }
      }
    },
    Corruption("a detour not paid for", .costMisstated) { solution in
      // Around a block that holds no forbidden turn.
      solution.routes[0].stops[0].cost += 1
    },
    Corruption("a cheaper route", .costMisstated) { $0.routes[0].cost -= 1 },
    Corruption("a cheaper stop", .costMisstated) { change(&$0, isLink) { $0.cost -= 2 } },
    Corruption("a smaller load", .loadMisstated) { change(&$0, isLink) { $0.load -= 1 } },
    Corruption("the load of a route", .loadMisstated) { $0.routes[0].load += 1 },
    Corruption("no dump on the way", .overload) { solution in
      for route in solution.routes.indices {
        let stops = solution.routes[route].stops
        guard let dump = stops.dropLast().firstIndex(where: isFacility) else { continue }
        solution.routes[route].stops.remove(at: dump)
        solution.routes[route].stops[dump].way = nil
      }
    },
    Corruption("not emptied at the end", .notEmptied) { solution in
      solution.routes[0].stops.removeLast()
      solution.routes[0].wayBack = nil
    },
    Corruption("all in one route", .tooLong) { solution in
      let stops = solution.routes.flatMap(\.stops).map { stop in
        var stop = stop
        stop.way = nil
        return stop
      }
      solution.routes = [RoadSolution.Route(stops: stops, cost: solution.cost, load: 0)]
    },
    Corruption("too many vehicles", .tooManyVehicles) {
      $0.routes += Array(repeating: RoadSolution.Route(stops: [], cost: 0, load: 0), count: 4)
    },
    Corruption("a route without stops", .emptyRoute) {
      $0.routes.append(RoadSolution.Route(stops: [], cost: 0, load: 0))
    },
    Corruption("a cheaper total", .totalMisstated) { $0.cost -= 1 },
    Corruption("a smaller objective", .objectiveMisstated) { $0.objective -= 1 },
    Corruption("a bound above", .boundBroken) { $0.bound = $0.objective + 1 },
  ]

  @Test func theTownIsSolved() throws {
    let solution = try CheckedTown.solution.get()
    #expect(solution.routes.count > 1 && solution.unserved.isEmpty)
    #expect(solution.routes.contains { $0.stops.dropLast().contains(where: Self.isFacility) })
    let findings = SolutionCheck(CheckedTown.problem).findings(in: solution)
    #expect(findings.isEmpty, "\(findings)")
    for firstNode in [0, 1] {
      let text = solution.text(firstNode: firstNode, facts: [("gap_percent", "1.5")])
      #expect(try RoadSolution(reading: Array(text.utf8), firstNode: firstNode) == solution)
    }
  }

  @Test(arguments: corruptions) func aSpoiltSolutionIsRefused(corruption: Corruption) throws {
    var solution = try CheckedTown.solution.get()
    corruption.spoil(&solution)
    let findings = SolutionCheck(CheckedTown.problem).findings(in: solution)
    #expect(findings.contains { $0.reason == corruption.reason }, "\(findings)")
    // Files carry what was spoilt.
    let text = solution.text(firstNode: 1)
    #expect(try RoadSolution(reading: Array(text.utf8), firstNode: 1) == solution)
  }

  /// Digits are changed too, so that much of it is read and checked.
  @Test(arguments: UInt64(0)..<200) func damagedFilesAreRefused(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = try CheckedTown.solution.get().text(firstNode: 1)
    var bytes = Array(text.utf8)
    let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
    if seed % 4 == 0 {
      bytes.removeLast(random.int(in: 3...bytes.count))
    } else {
      for _ in 0..<random.int(in: 1...3) {
        let place = seed % 4 == 1 ? random.int(in: 0...bytes.count - 1) : digits[random.int(in: 0...digits.count - 1)]
        let number = Array("\(random.next() >> UInt64(random.int(in: 0...63)))".utf8)
        bytes.replaceSubrange(place...place, with: seed % 4 == 2 ? number : [UInt8(random.int(in: 0x20...0x7e))])
      }
    }
    guard bytes != Array(text.utf8) else { return }
    do throws(InstanceError) {
      let solution = try RoadSolution(reading: bytes, firstNode: 1)
      _ = SolutionCheck(CheckedTown.problem, firstNode: 1).findings(in: solution).map(\.description)
    } catch { #expect(!error.description.isEmpty) }
  }

  @Test func everyReasonIsTried() {
    let tried = Set(Self.corruptions.map(\.reason))
    #expect(tried == Set(SolutionFinding.Reason.allCases).subtracting([.unreachable]))
    var town = CheckedTown.problem
    town.turns = TurnTable(costs: [:])
    let stop = RoadSolution.Stop(visit: .requiredNode(0), cost: 0, load: 0)
    let lost = RoadSolution(
      instance: "town", cost: 0, objective: 0, routes: [RoadSolution.Route(stops: [stop], cost: 0, load: 0)])
    #expect(SolutionCheck(town).findings(in: lost).contains { $0.reason == .unreachable })
  }
}
