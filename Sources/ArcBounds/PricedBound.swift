public import ArcRouting

/// A bound with what it says each service is worth, so that it can be told for part of the services, too.
public struct PricedBound: Sendable {
  /// One set of prices, and what they say is due.
  struct Proof: Sendable {
    /// What is due at least for each service; `nil` where no vehicle can serve it.
    let worth: [Int64?]
    /// What is due for every filling of each load.
    let filling: [Int64]
    /// What is due for every route beyond that.
    let route: Int64
  }

  let model: VisitModel
  /// Each holds; one proves more for some services, one for others.
  let proofs: [Proof]
  /// Whether the linear program was solved to its end.
  public internal(set) var isComplete: Bool
  /// Numbers of linear programs solved.
  public internal(set) var rounds = 0
  /// Seconds of processor time of the thread.
  public internal(set) var seconds = 0.0

  /// No solution that serves every service that must be served has an objective below this.
  ///
  /// Services that no vehicle can reach count for nothing, and others with a prize for no more than that.
  /// - Complexity: O(services × loads).
  public var value: Int64 { best { _ in nil } }

  /// No routes that serve the same, all but these, cost less than this; lost prizes are not in it.
  /// - Complexity: O(services × loads).
  public func value(leavingOut unserved: some Sequence<ServiceID>) -> Int64 {
    let left = Set(unserved)
    let lost = model.services.indices.reduce(Int64(0)) { sum, service in
      left.contains(model.services[service]) ? sum + (model.prizes[service] ?? 0) : sum
    }
    return best { !left.contains(model.services[$0]) } - lost
  }

  private func best(_ isServed: (Int) -> Bool?) -> Int64 {
    proofs.reduce(0) { max($0, $1.value(model, isServed)) }
  }
}

extension PricedBound.Proof {
  /// - Parameter isServed: whether a service is served; `nil` where that is open.
  fileprivate func value(_ model: VisitModel, _ isServed: (Int) -> Bool?) -> Int64 {
    var (sum, duration) = (Int64(0), Int64(0))
    var amounts = [Int64](repeating: 0, count: model.limits.loads.count)
    var open: [Int] = []
    for service in worth.indices {
      guard let due = worth[service] else {
        if isServed(service) != true { sum += model.prizes[service] ?? 0 }
        continue
      }
      switch isServed(service) ?? (model.prizes[service] == nil ? true : nil) {
      case true?:
        sum += due
        duration += model.durations[service]
        for (number, load) in model.limits.loads.enumerated() {
          amounts[number] += model.loads[service][load.dimension]
        }
      case false?: sum += model.prizes[service] ?? 0
      case nil: open.append(service)
      }
    }
    sum += route * max(duration > 0 ? 1 : 0, model.limits.routes(lasting: duration))
    // Shares of a filling add up to no more than whole ones; where nothing is open whole ones are due.
    guard !open.isEmpty else {
      for (number, load) in model.limits.loads.enumerated() {
        sum += filling[number] * model.limits.fillings(amounts[number], of: load)
      }
      return sum
    }
    for (number, load) in model.limits.loads.enumerated() { sum += filling[number] * (amounts[number] / load.capacity) }
    for service in open { sum += min((worth[service] ?? 0) + share(of: service, model), model.prizes[service] ?? 0) }
    return sum
  }

  /// What a service is due for its part of fillings, rounded down.
  private func share(of service: Int, _ model: VisitModel) -> Int64 {
    var sum = Int64(0)
    for (number, load) in model.limits.loads.enumerated() {
      let amount = model.loads[service][load.dimension]
      sum += Int64(Int128(filling[number]) * Int128(amount) / Int128(load.capacity))
    }
    return sum
  }
}
