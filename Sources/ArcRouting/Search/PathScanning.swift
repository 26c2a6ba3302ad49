/// Builds an order of services by always going on to the nearest one that fits.
///
/// Path scanning (Golden, DeArmon and Baker 1983, DOI 10.1016/0305-0548(83)90026-6): ties between equally near services are
/// broken by one of five rules. A trip ends when nothing fits; the order of all trips is handed to the split.
enum PathScanning {
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

  /// The order for a vehicle type; services that it may not do come last, by number. - Complexity: O(n²) legs.
  static func tour<Costs: TravelCosts>(
    _ instance: SearchInstance<Costs>, services: [Int32], type: Int, rule: TieRule, keepsCapacity: Bool
  ) -> ContiguousArray<Int32> {
    var left = services
    var tour: ContiguousArray<Int32> = []
    var scan = Scan(instance: instance, type: type, rule: rule, keepsCapacity: keepsCapacity)
    while !left.isEmpty {
      if let next = scan.nearest(of: left) {
        tour.append(left.remove(at: next.position))
        scan.serve(next.mode)
      } else if scan.isFresh {
        break
      } else {
        scan = Scan(instance: instance, type: type, rule: rule, keepsCapacity: keepsCapacity)
      }
    }
    return tour + left
  }

  private struct Scan<Costs: TravelCosts> {
    let instance: SearchInstance<Costs>
    let type: Int
    let rule: TieRule
    let keepsCapacity: Bool
    let depot: Depot
    let profile: Int
    var place: Place
    var used: [Int64]
    var rank = Int.min
    var isFresh = true

    init(instance: SearchInstance<Costs>, type: Int, rule: TieRule, keepsCapacity: Bool) {
      self.instance = instance
      self.type = type
      self.rule = rule
      self.keepsCapacity = keepsCapacity
      let vehicle = instance.problem.vehicleTypes[type]
      depot = instance.problem.depots[vehicle.startDepot]
      profile = vehicle.profile
      place = depot.start
      used = [Int64](repeating: 0, count: instance.dimensions)
    }

    /// Lowest class first, then least way, then the tie rule, then the lowest number.
    func nearest(of services: [Int32]) -> (position: Int, mode: Int)? {
      var best: (key: (Int, UInt32, Double), position: Int, mode: Int)?
      for (position, service) in services.enumerated() {
        let serviceRank = instance.classes[Int(service)]
        guard serviceRank >= rank else { continue }
        for mode in instance.modes(of: Int(service)) where instance.isAllowed(mode, for: type) && fits(mode) {
          let leg = instance.costs.leg(from: place, to: instance.modes[mode].entry, profile: profile)
          guard leg.isReachable else { continue }
          if let best, (best.key.0, best.key.1) < (serviceRank, leg.cost) { continue }
          let key = (serviceRank, leg.cost, tie(mode))
          if best.map({ key < $0.key }) ?? true { best = (key, position, mode) }
        }
      }
      return best.map { ($0.position, $0.mode) }
    }

    mutating func serve(_ mode: Int) {
      place = instance.modes[mode].exit
      isFresh = false
      for dimension in used.indices { used[dimension] += instance.loads[mode * instance.dimensions + dimension] }
      rank = instance.classes[instance.service(ofMode: mode)]
    }

    private func fits(_ mode: Int) -> Bool {
      guard keepsCapacity else { return true }
      return used.indices.allSatisfy { dimension in
        used[dimension] + instance.loads[mode * instance.dimensions + dimension] <= capacity(dimension)
      }
    }

    private func capacity(_ dimension: Int) -> Int64 { instance.capacities[type * instance.dimensions + dimension] }

    private func tie(_ mode: Int) -> Double {
      let load = instance.dimensions > 0 ? instance.loads[mode * instance.dimensions] : 0
      let yield = Double(instance.modes[mode].cost) / Double(max(load, 1))
      let leg = instance.costs.leg(from: instance.modes[mode].exit, to: depot.end, profile: profile)
      switch rule {
      case .leastYield: return yield
      case .mostYield: return -yield
      case .nearestDepot: return Double(leg.cost)
      case .farthestDepot: return -Double(leg.cost)
      case .halfFull: return isHalfFull ? Double(leg.cost) : -Double(leg.cost)
      }
    }

    private var isHalfFull: Bool {
      used.indices.contains { capacity($0) < .max && used[$0] >= capacity($0) / 2 + capacity($0) % 2 }
    }
  }
}
