/// After each mode, each facility and the depot the other facilities worth going to: of those that reset a dimension, the nearest few.
struct NearFacilities: Sendable {
  private let first: ContiguousArray<Int32>
  private let list: ContiguousArray<Int32>
  private let modeCount: Int

  /// So many are kept of those that reset a dimension.
  private static let perDimension = 3

  /// Finds the near ones among the facilities that admit a vehicle type.
  init(_ instance: SearchInstance, type: Int) {
    modeCount = instance.modes.count
    let numbers = instance.dimensions > 0 ? instance.facilities[type] : []
    let stops = instance.facilityStops
    let sets = (0..<instance.dimensions).map { dimension in
      numbers.filter { instance.facilityResets[$0].rawValue & 1 << UInt8(dimension) != 0 }
    }
    let profile = instance.vehicles[type].profile
    func near(_ exit: Place, but own: Int) -> [Int32] {
      var found: [Int32] = []
      for set in sets {
        let entries = set.map { stops[$0].entry }
        for position in instance.costs.nearest(Self.perDimension, of: entries, from: exit, profile: profile) {
          let number = Int32(set[position])
          if set[position] != own, !found.contains(number) { found.append(number) }
        }
      }
      return found
    }
    var (first, list): (ContiguousArray<Int32>, ContiguousArray<Int32>) = ([0], [])
    let exits = instance.modes.map(\.exit) + stops.map(\.exit) + [instance.vehicles[type].start]
    for (number, exit) in exits.enumerated() {
      if !numbers.isEmpty { list += near(exit, but: number - modeCount) }
      first.append(Int32(list.count))
    }
    (self.first, self.list) = (first, list)
  }

  /// Those near after a step; none after a break.
  @inline(__always)
  func range(after step: RouteStep) -> Range<Int> {
    let number: Int
    switch step.kind {
    case .mode(let mode): number = mode
    case .facility(let facility): number = modeCount + facility
    case .rest: return 0..<0
    case .depot: number = first.count - 2
    }
    return Int(first[number])..<Int(first[number + 1])
  }

  /// A facility by its position.
  @inline(__always)
  subscript(position: Int) -> Int { Int(list[position]) }
}
