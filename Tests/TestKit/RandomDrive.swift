import GeoTypes
import Plans
import RoadNetwork

/// A random walk over a network as the steps of a route.
struct RandomDrive {
  private let network: StreetNetwork
  private var random: SeededGenerator
  private var clock: PlanInstant
  private var last: PlanArc?
  private var node: NodeID

  init(network: StreetNetwork, midnight: PlanInstant, seed: UInt64) {
    self.network = network
    random = SeededGenerator(seed: seed)
    clock = midnight.advanced(byMilliseconds: 79_200_123) ?? midnight
    node = NodeID(rawValue: UInt32(random.int(in: 0...network.nodes.count - 1)))
  }

  /// A start, random steps and an end.
  mutating func steps(count: Int) -> [PlanStep] {
    var steps = [step(.start(facility: random.int(in: 0...1) == 0 ? nil : "depot-1"), arcs: 0, load: [0])]
    var load = 0.0
    for number in 0..<count {
      load += 0.5
      switch random.int(in: 0...19) {
      case 0: steps.append(step(.facility("dump-1"), arcs: random.int(in: 0...3), load: [load]))
      case 1: steps.append(step(.pause(Int64(number + 1)), arcs: random.int(in: 0...3), load: [load]))
      default:
        let drives = random.int(in: 0...3) == 0 ? random.int(in: 1...5) : 0
        steps.append(task(drives: drives, load: [load]))
      }
    }
    return steps + [step(.end(facility: "depot-1"), arcs: random.int(in: 0...4), load: [load])]
  }

  private mutating func step(_ work: PlanWork, arcs: Int, load: [Double]) -> PlanStep {
    finish(work, path: (0..<arcs).compactMap { _ in next() }, load: load)
  }

  private mutating func task(drives: Int, load: [Double]) -> PlanStep {
    let path = (0..<drives).compactMap { _ in next() }
    guard let arc = next(), let segment = network.segments.first(where: { $0.uid == arc.segment }) else {
      return finish(.pause(99), path: path, load: load)
    }
    let kerb = segment.kerbs(drivingSide: network.drivingSide).randomElement(using: &random)
    let served = random.int(in: 0...7) == 0 ? nil : kerb.map { ServedKerb($0.side, $0.kind) }
    let pass = random.int(in: 0...7) == 0 ? 2 : 1
    let task = PlanTask(segment: arc.segment, kerb: served, forward: arc.forward, pass: pass)
    return finish(.segment(task), path: path, load: load)
  }

  private mutating func finish(_ work: PlanWork, path: [PlanArc], load: [Double]) -> PlanStep {
    func later(_ seconds: Double) -> PlanInstant { clock.advanced(byMilliseconds: Int64(seconds * 1000)) ?? clock }
    let lengths = path.map { arc in network.segments.first { $0.uid == arc.segment }?.length ?? .zero }
    var step = PlanStep(work: work, arrival: clock, load: load, path: path)
    step.distance = lengths.reduce(.zero, +)
    step.driveTime = Seconds(path.isEmpty ? 0 : Double(random.int(in: 1...90_000)) / 1000)
    step.arrival = later(step.driveTime.rawValue)
    step.waitingTime = Seconds(random.int(in: 0...9) == 0 ? Double(random.int(in: 1...600)) : 0)
    if case .start = work { step.waitingTime = .zero } else { step.serviceTime = Seconds(random.double(in: 0...200)) }
    clock = step.arrival
    clock = later(step.waitingTime.rawValue + step.serviceTime.rawValue)
    return step
  }

  /// The next arc: four times out of five on along the same street, where there is one.
  private mutating func next() -> PlanArc? {
    let leaving = network.segments.flatMap { segment -> [PlanArc] in
      (segment.from == node ? [PlanArc(segment.uid, forward: true)] : [])
        + (segment.to == node ? [PlanArc(segment.uid, forward: false)] : [])
    }
    let name = last.flatMap { arc in network.segments.first { $0.uid == arc.segment } }?.attributes.name
    let same = leaving.filter { arc in
      arc.segment != last?.segment && network.segments.contains { $0.uid == arc.segment && $0.attributes.name == name }
    }
    let choice = !same.isEmpty && random.int(in: 0...4) > 0 ? same : leaving
    guard let arc = choice.randomElement(using: &random),
      let segment = network.segments.first(where: { $0.uid == arc.segment })
    else { return nil }
    node = arc.forward ? segment.to : segment.from
    last = arc
    return arc
  }
}
