/// Prices, times and lengths of drives laid out flat: one table for all vehicle types that drive and pay alike.
///
/// A cell holds the price of a drive, then its time and its length where anything depends on them: what is asked for together
/// lies together.
struct DriveTables {
  /// Where the table of each vehicle type begins.
  let first: ContiguousArray<Int>
  /// Numbers in a cell, and the places of time and length in it; `nil` where nothing depends on them.
  let layout: Layout
  /// Row after row, each with a column of zeros at its end. Prices lack their low bits; `ModeGraph.noLeg` means no way.
  let cells: FixedArray<Int32>
  /// How many low bits prices lack, so that drives fit 32 bits.
  let shift: Int64

  /// What a cell holds beside a price.
  struct Layout {
    let time: Int?
    let length: Int?
    let width: Int

    init(_ instance: SearchInstance) {
      time = instance.vehicles.contains(where: \.usesTime) ? 1 : nil
      length = instance.vehicles.contains(where: \.usesDistance) ? (time ?? 0) + 1 : nil
      width = 1 + (time == nil ? 0 : 1) + (length == nil ? 0 : 1)
    }
  }

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
    let layout = Layout(instance)
    let size = rows.count * (columns.count + 1) * layout.width
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
    self.layout = layout
    let cells = FixedArray(repeating: Int32(0), count: payers.count * size)
    self.cells = cells
    func fill(shift: Int64) -> Int64 { Self.fill(cells, layout, instance.costs, payers, rows, columns, shift: shift) }
    let most = max(dearest, fill(shift: 0))
    var shift: Int64 = 0
    while most >> shift >= limit { shift += 1 }
    if shift > 0 { _ = fill(shift: shift) }
    self.shift = shift
  }

  /// Writes tables, and tells the dearest price as it is.
  private static func fill(
    _ cells: FixedArray<Int32>, _ layout: Layout, _ costs: any TravelCosts, _ payers: [VehicleFacts], _ rows: [Place],
    _ columns: [Place], shift: Int64
  ) -> Int64 {
    var (cell, dearest) = (0, Int64(0))
    var legs: ContiguousArray<TravelLeg> = []
    legs.reserveCapacity(columns.count)
    for facts in payers {
      for from in rows {
        costs.legs(from: from, to: columns, profile: facts.profile, into: &legs)
        for leg in legs {
          let price = facts.price(of: leg)
          if leg.isReachable { dearest = max(dearest, price) }
          cells[cell] = leg.isReachable ? Int32(truncatingIfNeeded: price >> shift) : ModeGraph.noLeg
          if let time = layout.time { cells[cell + time] = Int32(bitPattern: leg.duration) }
          if let length = layout.length { cells[cell + length] = Int32(bitPattern: leg.distance) }
          cell += layout.width
        }
        // The column of open routes.
        cell += layout.width
      }
    }
    return dearest
  }
}
