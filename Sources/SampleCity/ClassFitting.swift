import GeoTypes
import RoadNetwork

/// Gives the streets of a city the classes by which its lengths and its number of roads are those asked for.
///
/// Which streets there are is drawn before. What may change is the class of a named street along a lattice line (arterial,
/// secondary or branch) and which small streets are branch roads.
struct ClassFitting {
  /// How near a length comes to what is asked, as a share of it.
  static let tolerance = 0.000_5

  /// The share of a class's length that is always given to raised roads, which are chosen by their lengths.
  static let slack = 0.03
  /// Mean length of the small streets that become branch roads, in metres.
  static let usualInnerLength = 350.0

  private var plan: StreetPlan
  private var names: NameBook
  private let targets: CityTargets
  private var random: SampleRandom
  private let length: [Double]
  /// Named streets of the bureau's classes in order of their first draft.
  private var roads: [Road] = []

  /// All pieces of a named street.
  private struct Road {
    var name: String
    var drafts: [Int]
    var length: Double
    var roadClass: RoadClass
    /// Whether it is one street whose class may change.
    var isFree: Bool
    /// Whether no roundabout is part of it.
    var isPlain = true
  }

  /// The plan with classes as asked.
  static func fit(_ plan: StreetPlan, warp: PlanWarp, targets: CityTargets, seed: UInt64) -> StreetPlan {
    var fitting = ClassFitting(plan, warp: warp, targets: targets, seed: seed)
    fitting.fill(.arterial, from: .secondary)
    fitting.fill(.secondary, from: .branch)
    fitting.chooseInnerStreets()
    return fitting.plan
  }

  private init(_ plan: StreetPlan, warp: PlanWarp, targets: CityTargets, seed: UInt64) {
    self.plan = plan
    names = plan.names
    self.targets = targets
    random = SampleRandom(seed: seed, topic: "classes")
    length = plan.drafts.map { draft in
      draft.meeting == .ghost ? 0 : ClassFitting.length(of: draft, warp: warp) / (draft.opposite == nil ? 1 : 2)
    }
    gatherRoads()
  }

  /// Length on the ground; measured in pieces short enough for the bends of the warp.
  private static func length(of draft: StreetDraft, warp: PlanWarp) -> Double {
    zip(draft.points, draft.points.dropFirst()).reduce(0) { sum, piece in
      let count = max(1, Int((piece.0.distance(to: piece.1).rawValue / 60).rounded(.up)))
      let bent = (0...count).map { warp.ground(piece.0.toward(piece.1, Double($0) / Double(count))) }
      return sum + Plane.length(bent).rawValue
    }
  }

  private mutating func gatherRoads() {
    var places: [String: Int] = [:]
    for (index, draft) in plan.drafts.enumerated() where draft.meeting != .ghost {
      guard draft.attributes.roadClass != .lane, let name = draft.attributes.name else { continue }
      let isDual = draft.opposite != nil
      let isFree = draft.meeting == .ground && (draft.attributes.direction == .both || isDual)
      if let place = places[name] {
        roads[place].drafts.append(index)
        roads[place].length += length[index]
        roads[place].isPlain = roads[place].isPlain && !draft.attributes.isRoundabout
        roads[place].isFree = roads[place].isFree && (isFree || draft.attributes.isRoundabout)
      } else {
        places[name] = roads.count
        roads.append(
          Road(
            name: name, drafts: [index], length: length[index], roadClass: draft.attributes.roadClass, isFree: isFree))
      }
    }
  }

  private func total(_ bureauClass: BureauClass) -> Double {
    roads.reduce(0) { $0 + ($1.roadClass.bureauClass == bureauClass ? $1.length : 0) }
  }

  /// Raises roads of the next class until a class is as long as asked; first lowers roads of its own where that leaves
  /// too little to choose from.
  private mutating func fill(_ roadClass: RoadClass, from next: RoadClass) {
    guard let bureauClass = roadClass.bureauClass, let target = targets.lengths[bureauClass] else { return }
    for road in random.shuffled(roads.indices.filter { roads[$0].isFree && roads[$0].roadClass == roadClass })
    where total(bureauClass) > target * (1 - ClassFitting.slack) {
      change(road, to: next)
    }
    let candidates = random.shuffled(roads.indices.filter { roads[$0].isFree && roads[$0].roadClass == next })
    var choice = LengthChoice(candidates.map { roads[$0].length })
    choice.fill(to: target - total(bureauClass))
    choice.improve(tolerance: target * ClassFitting.tolerance)
    for pick in choice.chosen { change(candidates[pick], to: roadClass) }
  }

  private mutating func change(_ road: Int, to roadClass: RoadClass) {
    roads[road].roadClass = roadClass
    roads[road].isFree = false
    for draft in roads[road].drafts {
      plan.drafts[draft].attributes = StreetStandard.changed(plan.drafts[draft].attributes, to: roadClass)
      plan.drafts[draft].attributes.isDivided =
        roadClass == .arterial && plan.drafts[draft].attributes.direction == .both
    }
  }

  /// Gives parts of long branch roads names of their own, until the roads still wanting are as many as small streets of
  /// usual length fill what is still missing.
  private mutating func splitRoads() {
    let missing = (targets.lengths[.branch] ?? 0) - total(.branch)
    let wanted = targets.roads - max(1, Int(missing / ClassFitting.usualInnerLength))
    while roads.count < wanted {
      let candidates = roads.indices.filter {
        roads[$0].roadClass == .branch && roads[$0].drafts.count > 3 && roads[$0].isPlain
      }
      guard let longest = candidates.max(by: { (roads[$0].length, $1) < (roads[$1].length, $0) }) else { return }
      let half = roads[longest].drafts.count / 2
      var rest = roads[longest]
      rest.drafts = Array(roads[longest].drafts[half...])
      roads[longest].drafts.removeLast(rest.drafts.count)
      rest.name = names.stem() + rest.name.suffix(1)
      for draft in rest.drafts { plan.drafts[draft].attributes.name = rest.name }
      rest.length = rest.drafts.reduce(0) { $0 + length[$1] }
      roads[longest].length -= rest.length
      roads.append(rest)
    }
  }

  /// Makes branch roads of small streets: as many as roads are wanting, of the length that is wanting.
  private mutating func chooseInnerStreets() {
    splitRoads()
    let count = targets.roads - roads.count
    precondition(count > 0, "the lattice of this city has \(-count) roads too many")
    let missing = (targets.lengths[.branch] ?? 0) - total(.branch)
    let candidates = random.shuffled(plan.innerStreets)
    precondition(count <= candidates.count, "too few small streets for \(count) branch roads")
    var choice = LengthChoice(candidates.map { length[$0] })
    choice.take(count, target: missing)
    choice.improve(tolerance: (targets.lengths[.branch] ?? 0) * ClassFitting.tolerance)
    for pick in choice.chosen {
      let attributes = plan.drafts[candidates[pick]].attributes
      plan.drafts[candidates[pick]].attributes = StreetStandard.changed(attributes, to: .branch)
      plan.drafts[candidates[pick]].attributes.name = attributes.name.map {
        $0.dropLast() + random.pick(["街", "街", "路"])
      }
    }
  }
}

/// Picks some of a list of lengths that add up to a target.
struct LengthChoice {
  private let lengths: [Double]
  private var isChosen: [Bool]
  /// What is still wanting; negative when there is too much.
  private(set) var missing = 0.0

  init(_ lengths: [Double]) {
    self.lengths = lengths
    isChosen = Array(repeating: false, count: lengths.count)
  }

  /// Places of the chosen ones.
  var chosen: [Int] { lengths.indices.filter { isChosen[$0] } }

  /// Takes lengths in the order of the list as long as they fit.
  mutating func fill(to target: Double) {
    missing = target
    for index in lengths.indices where lengths[index] <= missing {
      isChosen[index] = true
      missing -= lengths[index]
    }
  }

  /// Takes the first `count` lengths.
  mutating func take(_ count: Int, target: Double) {
    missing = target
    for index in 0..<count {
      isChosen[index] = true
      missing -= lengths[index]
    }
  }

  /// Exchanges a chosen length for another, the best two at a time, until the sum is near enough or nothing helps.
  /// - Complexity: O(n log n) an exchange.
  mutating func improve(tolerance: Double) {
    while abs(missing) > tolerance {
      let free = lengths.indices.filter { !isChosen[$0] }.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
      var best: (rest: Double, out: Int, into: Int)?
      for out in chosen {
        let wanted = lengths[out] + missing
        let place = free.partitioningIndex { lengths[$0] >= wanted }
        for near in [place - 1, place] where free.indices.contains(near) {
          let rest = abs(wanted - lengths[free[near]])
          if rest < (best?.rest ?? abs(missing)) { best = (rest, out, free[near]) }
        }
      }
      guard let best else { return }
      isChosen[best.out] = false
      isChosen[best.into] = true
      missing += lengths[best.out] - lengths[best.into]
    }
  }
}

extension Array {
  /// The first place from which a condition holds, of a list in which it holds from some place on.
  func partitioningIndex(where isBeyond: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
