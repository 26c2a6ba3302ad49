import GeoTypes
import Plans
import RoadNetwork
import Routing

/// Turns what is asked of kerbs into tasks that vehicle groups may do, and says why nobody may do others.
struct WorkTaskMaker {
  let kind: WorkKind
  let groups: [VehicleGroup]
  let classes: [TravelClass]
  let closures: Set<SegmentUID>
  /// Set where the weather forbids all work.
  let weather: String?

  /// The tasks by segment, and the passes that nobody may do.
  func tasks(_ requirements: [Requirement], _ streets: StreetTable) -> (tasks: [WorkTask], unserved: [UnservedTask]) {
    var tasks: [WorkTask] = []
    var unserved: [UnservedTask] = []
    var place = 0
    while place < requirements.count {
      let uid = requirements[place].kerb.segment
      var end = place
      while end < requirements.count, requirements[end].kerb.segment == uid { end += 1 }
      defer { place = end }
      guard let segment = streets[uid] else { continue }
      for var task in candidates(Array(requirements[place..<end]), segment) {
        task.ways = ways(of: task)
        if let (reason, detail) = obstacle(to: task) {
          unserved += task.unserved(passes: 1...task.rule.passes, reason, detail)
        } else {
          tasks.append(task)
        }
      }
    }
    return (tasks, unserved)
  }

  /// One task for all kerbs where that is allowed and somebody can do it, else one a kerb.
  private func candidates(_ requirements: [Requirement], _ segment: Segment) -> [WorkTask] {
    if requirements.count > 1, let rule = requirements.first?.rule,
      requirements.allSatisfy({ $0.isOnePass && $0.rule == rule })
    {
      let whole = WorkTask(segment: segment, kerbs: requirements.map(\.kerb), rule: rule, servesAll: true)
      if !ways(of: whole).isEmpty { return [whole] }
    }
    return requirements.map { WorkTask(segment: segment, kerbs: [$0.kerb], rule: $0.rule, servesAll: false) }
  }

  private func ways(of task: WorkTask) -> [WorkTask.Way] {
    directions(of: task).flatMap { forward in
      groups.indices.compactMap { number -> WorkTask.Way? in
        guard let duration = duration(of: task, forward, number), hasBrushes(number, task, forward),
          isMeant(number, task)
        else { return nil }
        return WorkTask.Way(forward: forward, group: number, duration: duration)
      }
    }
  }

  /// Sweeping goes with the traffic of the kerb; who looks at all kerbs at once may go either way.
  private func directions(of task: WorkTask) -> [Bool] {
    if task.servesAll && kind != .sweep { return [true, false] }
    let first = task.kerbs.first?.forward ?? true
    return task.kerbs.allSatisfy { $0.forward == first } ? [first] : []
  }

  private func duration(of task: WorkTask, _ forward: Bool, _ number: Int) -> Int64? {
    let group = groups[number]
    guard classes[group.travelClass].graph.arc(task.segment.uid, forward: forward) != nil else { return nil }
    return group.profile.workTime(along: task.segment, limit: task.rule.speedLimit)
  }

  private func hasBrushes(_ number: Int, _ task: WorkTask, _ forward: Bool) -> Bool {
    guard kind == .sweep, let brushes = groups[number].vehicle.brushes, brushes != .both else { return true }
    let side: Side = brushes == .left ? .left : .right
    return task.kerbs.allSatisfy { (forward ? $0.side : $0.side.opposite) == side }
  }

  private func isMeant(_ number: Int, _ task: WorkTask) -> Bool {
    let group = groups[number]
    if let skill = task.rule.skill, !group.vehicle.skills.contains(skill) { return false }
    return task.rule.vehicle.map { group.ids.contains($0) } ?? true
  }

  /// Why nobody may do a task; `nil` where somebody may.
  private func obstacle(to task: WorkTask) -> (UnservedReason, String?)? {
    if closures.contains(task.segment.uid) { return (.closed, nil) }
    if let weather { return (.weather, weather) }
    guard task.ways.isEmpty else { return nil }
    let directions = directions(of: task)
    func groupsThat(_ isFit: (Int, Bool) -> Bool) -> Bool {
      groups.indices.contains { number in directions.contains { isFit(number, $0) } }
    }
    if !groupsThat({ number, forward in duration(of: task, forward, number) != nil }) {
      return (.profileForbidden, forbidden(task))
    }
    if !groupsThat({ number, forward in
      duration(of: task, forward, number) != nil && hasBrushes(number, task, forward)
    }) {
      return (.noBrush, nil)
    }
    if let vehicle = task.rule.vehicle { return (.skills, "only vehicle \(vehicle) may, and cannot") }
    return (.skills, task.rule.skill.map { "skill \($0)" })
  }

  private func forbidden(_ task: WorkTask) -> String? {
    let obstacles = groups.compactMap { $0.profile.obstacle(on: task.segment.attributes)?.rawValue }
    return obstacles.min() ?? "no vehicle works on \(task.segment.attributes.roadClass.rawValue) roads"
  }
}
