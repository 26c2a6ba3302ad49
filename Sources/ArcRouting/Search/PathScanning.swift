/// Builds an order of services by always going on to the nearest one that fits.
///
/// Path scanning (Golden, DeArmon and Baker 1983, DOI 10.1016/0305-0548(83)90026-6): ties between equally near services are
/// broken by one of five rules. A trip ends when nothing fits; the order of all trips is handed to the split.
struct PathScanning {
  /// How ties are broken.
  enum TieRule: CaseIterable {
    /// The least service cost per unit of load.
    case leastYield
    /// The most service cost per unit of load.
    case mostYield
    /// The nearest way back to the depot.
    case nearestDepot
    /// The farthest way back.
    case farthestDepot
    /// The farthest while the vehicle is less than half full, then the nearest.
    case halfFull
  }

  private let instance: SearchInstance
  private let type: Int
  private let facts: VehicleFacts
  private let rule: TieRule
  private let keepsCapacity: Bool
  private let neighbours: NeighbourLists?
  private var place: Place
  private var used = Loads.zero
  private var rank = Int.min
  /// The service done last; `nil` in the depot.
  private var last: Int32?
  private var left: [Int32]
  private var isLeft: ContiguousArray<Bool>

  /// Prepares a scan; with `neighbours`, those of the last service are looked at before all others.
  init(
    _ instance: SearchInstance, services: [Int32], type: Int, rule: TieRule, keepsCapacity: Bool,
    neighbours: NeighbourLists? = nil
  ) {
    self.instance = instance
    self.type = type
    facts = instance.vehicles[type]
    self.rule = rule
    self.keepsCapacity = keepsCapacity
    self.neighbours = neighbours
    place = facts.start
    left = services
    isLeft = ContiguousArray(repeating: false, count: instance.services.count)
    for service in services { isLeft[Int(service)] = true }
  }

  /// The order for the vehicle type; services that it may not do come last, by number.
  /// - Complexity: O(n²) legs; with neighbours O(n · neighbours) but for steps where none of them is left.
  mutating func tour() -> ContiguousArray<Int32> {
    var tour: ContiguousArray<Int32> = []
    let count = left.count
    while true {
      if let mode = nearby() ?? nearest(of: left) {
        serve(mode)
        tour.append(instance.modes[mode].service)
        if left.count > 2 * (count - tour.count) + 16 { left.removeAll { !isLeft[Int($0)] } }
      } else if last == nil {
        return tour + left.filter { isLeft[Int($0)] }
      } else {
        (place, used, rank, last) = (facts.start, .zero, .min, nil)
      }
    }
  }

  private func nearby() -> Int? {
    guard let neighbours, let last else { return nil }
    return nearest(of: neighbours.near[Int(last)])
  }

  /// Lowest class first, then least way, then the tie rule, then the lowest number.
  private func nearest(of services: some Sequence<Int32>) -> Int? {
    var best: (key: (Int, UInt32, Double), mode: Int)?
    for service in services where isLeft[Int(service)] {
      let serviceRank = instance.classes[Int(service)]
      guard serviceRank >= rank else { continue }
      for mode in instance.modes(of: Int(service)) where instance.isAllowed(mode, for: type) && fits(mode) {
        let leg = instance.costs.leg(from: place, to: instance.modes[mode].entry, profile: facts.profile)
        guard leg.isReachable else { continue }
        if let best, (best.key.0, best.key.1) < (serviceRank, leg.cost) { continue }
        let key = (serviceRank, leg.cost, tie(mode))
        if best.map({ key < $0.key }) ?? true { best = (key, mode) }
      }
    }
    return best?.mode
  }

  private mutating func serve(_ mode: Int) {
    let service = instance.service(ofMode: mode)
    place = instance.modes[mode].exit
    last = Int32(service)
    isLeft[service] = false
    used += instance.modes[mode].loads
    rank = instance.classes[service]
  }

  private func fits(_ mode: Int) -> Bool {
    !keepsCapacity || (used + instance.modes[mode].loads).fits(facts.capacities)
  }

  private func tie(_ number: Int) -> Double {
    let mode = instance.modes[number]
    let yield = Double(mode.cost) / Double(max(mode.loads[0], 1))
    switch rule {
    case .leastYield: return yield
    case .mostYield: return -yield
    case .nearestDepot: return home(mode)
    case .farthestDepot: return -home(mode)
    case .halfFull: return isHalfFull ? home(mode) : -home(mode)
    }
  }

  private func home(_ mode: SearchInstance.Mode) -> Double {
    guard let end = facts.end else { return 0 }
    return Double(instance.costs.leg(from: mode.exit, to: end, profile: facts.profile).cost)
  }

  private var isHalfFull: Bool {
    (0..<instance.dimensions).contains { facts.capacities[$0] < .max && used[$0] >= (facts.capacities[$0] + 1) / 2 }
  }
}
