import GeoTypes
import Plans
import RoadNetwork
import TestKit

/// Fleets and rules with fields filled or empty at random, within the bounds of their files.
enum RandomWork {
  static func maybe<Value>(_ random: inout SeededGenerator, _ value: (inout SeededGenerator) -> Value) -> Value? {
    random.int(in: 0...1) == 0 ? nil : value(&random)
  }

  static func list<Value>(_ random: inout SeededGenerator, _ value: (inout SeededGenerator) -> Value) -> [Value] {
    (0..<random.int(in: 0...3)).map { _ in value(&random) }
  }

  static func text(_ random: inout SeededGenerator) -> String {
    ["经十路", "a, b", "\"q\" 'x'", "1", " ", "line\nline", "é"][random.int(in: 0...6)]
  }

  static func window(_ random: inout SeededGenerator) -> WorkWindow {
    if random.int(in: 0...2) == 0 {
      let start = Int64(random.int(in: -10_000_000_000_000...10_000_000_000_000))
      guard let from = PlanInstant(milliseconds: start, offsetMinutes: random.int(in: -1080...1080)),
        let to = from.advanced(byMilliseconds: Int64(random.int(in: 1...100_000_000)))
      else { return .wholeDay }
      return .dated(from: from, to: to)
    }
    let step = [1, 60, 3600][random.int(in: 0...2)]
    while true {
      let from = random.int(in: 0...172_800 / step) * step
      let to = random.int(in: 0...172_800 / step) * step
      if from < to { return .daily(from: from, to: to) }
    }
  }

  static func vertex(_ random: inout SeededGenerator) -> Vertex {
    Vertex(
      x: Int32(random.int(in: -1_800_000_000...1_800_000_000)), y: Int32(random.int(in: -900_000_000...900_000_000)))
  }

  static func fleet(_ random: inout SeededGenerator) -> Fleet {
    let ids = Set((0...random.int(in: 0...4)).map { _ in Int64(random.int(in: 1...Int(Int32.max))) })
    var vehicles: [FleetVehicle] = []
    for id in ids.sorted().shuffled(using: &random) { vehicles.append(vehicle(id, &random)) }
    return Fleet(description: maybe(&random, text), vehicles: vehicles)
  }

  private static func vehicle(_ id: Int64, _ random: inout SeededGenerator) -> FleetVehicle {
    var vehicle = FleetVehicle(id: id, profile: text(&random))
    vehicle.description = maybe(&random, text)
    vehicle.start = maybe(&random, vertex)
    vehicle.end = maybe(&random, vertex)
    vehicle.startFacility = maybe(&random, text)
    vehicle.endFacility = maybe(&random, text)
    vehicle.capacity = list(&random) { $0.double(in: 0...1e9) }
    vehicle.skills = list(&random) { Int64($0.int(in: 0...1_000_000)) }
    vehicle.shift = maybe(&random, window)
    vehicle.speedFactor = random.double(in: 0.01...2)
    vehicle.serviceSpeed = maybe(&random) { KilometersPerHour($0.double(in: 0.1...100)) }
    vehicle.swath = maybe(&random) { Meters($0.double(in: 0.1...20)) }
    vehicle.brushes = maybe(&random) { Brushes.allCases[$0.int(in: 0...2)] }
    vehicle.width = maybe(&random) { Meters($0.double(in: 0.1...20)) }
    vehicle.height = maybe(&random) { Meters($0.double(in: 0.1...20)) }
    vehicle.weightTonnes = maybe(&random) { $0.double(in: 0...1000) }
    vehicle.maxTasks = maybe(&random) { Int64($0.int(in: 0...Int(Int32.max))) }
    vehicle.maxTravelTime = maybe(&random) { Seconds($0.double(in: 0...1e7)) }
    vehicle.maxDistance = maybe(&random) { Meters($0.double(in: 0...1e8)) }
    vehicle.costs = maybe(&random) { VehicleCosts(fixed: $0.double(in: 0...1e9), perHour: 0, perKilometer: 1) }
    vehicle.breaks = list(&random) { $0.double(in: 0...86_400) }.enumerated().map { number, seconds in
      ShiftBreak(id: Int64(number + 1), duration: Seconds(seconds), windows: list(&random, window))
    }
    return vehicle
  }

  static func rules(_ kind: WorkKind, _ random: inout SeededGenerator) -> WorkRules {
    var classes: [RoadClass: KerbRule] = [:]
    for roadClass in RoadClass.allCases { classes[roadClass] = maybe(&random, kerbRule) }
    var rules = WorkRules(kind: kind, classes: classes)
    rules.description = maybe(&random, text)
    rules.segments = list(&random) { random in
      SegmentRule(
        segment: SegmentUID(rawValue: Int64(random.int(in: 1...3))),
        side: maybe(&random) { Side.allCases[$0.int(in: 0...1)] }, rule: kerbRule(&random))
    }
    rules.onePassBelow = maybe(&random) { Meters($0.double(in: 0...100)) }
    rules.includesRestricted = random.int(in: 0...1) == 0
    rules.loads = list(&random) { random in
      LoadRule(
        name: text(&random), perKilometer: random.double(in: 0...1e9),
        reset: FacilityKind.allCases[random.int(in: 0...FacilityKind.allCases.count - 1)])
    }
    rules.leastTemperature = maybe(&random) { $0.double(in: -100...100) }
    return rules
  }

  private static func kerbRule(_ random: inout SeededGenerator) -> KerbRule {
    var rule = KerbRule()
    rule.kerbs = KerbChoice.allCases[random.int(in: 0...2)]
    rule.passes = random.int(in: 0...10)
    rule.windows = list(&random, window)
    rule.bannedWindows = list(&random, window)
    rule.speedLimit = maybe(&random) { KilometersPerHour($0.double(in: 0.1...100)) }
    rule.priority = random.int(in: 0...100)
    rule.skill = maybe(&random) { Int64($0.int(in: 0...1_000_000)) }
    rule.vehicle = maybe(&random) { Int64($0.int(in: 1...Int(Int32.max))) }
    return rule
  }
}
