/// Finds out why a service cannot be done even by a vehicle of its own, by switching the rules on one after the other.
struct UnservedReasons {
  private static let steps: [(rules: RouteRules, reason: UnservedReason)] = [
    ([], .unreachable), (.capacity, .capacity), (.windows, .window), (.shift, .shift), (.duration, .duration),
    (.distance, .distance),
  ]

  private let instance: SearchInstance
  private var searches: [(search: RouteLabels, reason: UnservedReason)] = []
  /// One type of each group that has vehicles.
  private let types: [Int]

  init(_ instance: SearchInstance) {
    self.instance = instance
    var rules: RouteRules = []
    for step in Self.steps {
      rules.formUnion(step.rules)
      searches.append((RouteLabels(instance, rules: rules), step.reason))
    }
    var groups: Set<Int> = []
    types = instance.vehicles.indices.filter {
      instance.problem.vehicleTypes[$0].count != 0 && groups.insert(instance.vehicles[$0].group).inserted
    }
  }

  /// The first rule that leaves no way; `nil` for a service that can be done. - Complexity: some routes of one service.
  mutating func reason(for service: Int) -> UnservedReason? {
    let types = types.filter { type in
      instance.modes(of: service).contains { instance.isAllowed($0, for: type) }
    }
    guard !types.isEmpty else { return .forbidden }
    func canBeDone(_ search: inout RouteLabels) -> Bool {
      types.contains { search.cost(of: CollectionOfOne(Int32(service)), type: $0) != nil }
    }
    if canBeDone(&searches[searches.count - 1].search) { return nil }
    for index in searches.indices where !canBeDone(&searches[index].search) { return searches[index].reason }
    return nil
  }
}

/// What can be told of services before a search.
struct ServiceProspects {
  /// Why services cannot be done even by a vehicle of their own.
  let reasons: [Int: UnservedReason]
  /// The services that may be done. What cannot be done alone may be done in company: the cheapest way is not always the
  /// quickest.
  let possible: ContiguousArray<Int32>

  /// - Complexity: some routes of one service for each.
  init(_ instance: SearchInstance) {
    var (found, search) = ([Int: UnservedReason](), UnservedReasons(instance))
    for service in instance.services.indices { found[service] = search.reason(for: service) }
    reasons = found
    possible = ContiguousArray(
      instance.services.indices.filter { found[$0] != .forbidden && found[$0] != .capacity }.map(Int32.init))
  }
}
