/// Prices, times and lengths of drives laid out flat: one table for all vehicle types that drive and pay alike.
struct DriveTables {
  /// Where the table of each vehicle type begins.
  let first: ContiguousArray<Int>
  /// Cells of a table: a row for each place, one after the other, each with a column of zeros at its end.
  let size: Int
  /// Prices without their low bits; `ModeGraph.noLeg` where there is no way.
  let prices: FixedArray<Int32>
  /// Times and lengths, laid out alike; empty where nothing depends on them.
  let durations: FixedArray<UInt32>
  let distances: FixedArray<UInt32>
  /// How many low bits prices lack, so that drives fit 32 bits.
  let shift: Int64

  /// What a drive is asked for by.
  private struct Payer: Hashable {
    var profile: Int
    var costWeight: Int64
    var timePrice: Int64
    var distancePrice: Int64

    init(_ facts: VehicleFacts) {
      (profile, costWeight) = (facts.profile, facts.costWeight)
      (timePrice, distancePrice) = (facts.timePrice, facts.distancePrice)
    }
  }

  /// Asks for all drives.
  /// - Parameters:
  ///   - dearest: the dearest of all other prices.
  ///   - limit: what all prices stay below once they lack their low bits.
  /// - Complexity: O(rows · columns) for each way to drive and pay.
  init(_ instance: SearchInstance, from rows: [Place], to columns: [Place], dearest: Int64, limit: Int64) {
    let size = rows.count * (columns.count + 1)
    var known: [Payer: Int] = [:]
    var payers: [VehicleFacts] = []
    first = ContiguousArray(
      instance.vehicles.map { facts in
        let number = known[Payer(facts)] ?? payers.count
        if number == payers.count {
          known[Payer(facts)] = number
          payers.append(facts)
        }
        return number * size
      })
    self.size = size
    let cells = payers.count * size
    prices = FixedArray(repeating: 0, count: cells)
    durations = FixedArray(repeating: 0, count: instance.vehicles.contains(where: \.usesTime) ? cells : 0)
    distances = FixedArray(repeating: 0, count: instance.vehicles.contains(where: \.usesDistance) ? cells : 0)
    let tables = (prices, durations, distances)
    func fill(shift: Int64) -> Int64 { Self.fill(tables, instance.costs, payers, rows, columns, shift: shift) }
    let most = max(dearest, fill(shift: 0))
    var shift: Int64 = 0
    while most >> shift >= limit { shift += 1 }
    if shift > 0 { _ = fill(shift: shift) }
    self.shift = shift
  }

  /// Writes tables, and tells the dearest price as it is.
  private static func fill(
    _ tables: (prices: FixedArray<Int32>, durations: FixedArray<UInt32>, distances: FixedArray<UInt32>),
    _ costs: any TravelCosts, _ payers: [VehicleFacts], _ rows: [Place], _ columns: [Place], shift: Int64
  ) -> Int64 {
    let (hasTimes, hasLengths) = (tables.durations.count > 0, tables.distances.count > 0)
    var (cell, dearest) = (0, Int64(0))
    var legs: ContiguousArray<TravelLeg> = []
    legs.reserveCapacity(columns.count)
    for facts in payers {
      for from in rows {
        costs.legs(from: from, to: columns, profile: facts.profile, into: &legs)
        for leg in legs {
          let price = facts.price(of: leg)
          if leg.isReachable { dearest = max(dearest, price) }
          tables.prices[cell] = leg.isReachable ? Int32(truncatingIfNeeded: price >> shift) : ModeGraph.noLeg
          if hasTimes { tables.durations[cell] = leg.duration }
          if hasLengths { tables.distances[cell] = leg.distance }
          cell += 1
        }
        // The column of open routes.
        cell += 1
      }
    }
    return dearest
  }
}
