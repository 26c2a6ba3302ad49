/// The facilities that admit a vehicle type, by the load dimensions that they reset.
struct FacilitiesByLoad: Sendable {
  private let instance: SearchInstance
  private let profile: Int
  private let numbers: [[Int]]
  private let entries: [[Place]]

  /// So many are near of those that reset a dimension.
  private static let perDimension = 3

  init(_ instance: SearchInstance, type: Int) {
    self.instance = instance
    profile = instance.vehicles[type].profile
    numbers = (0..<instance.dimensions).map { dimension in
      instance.facilities[type].filter { instance.facilityResets[$0].rawValue & 1 << UInt8(dimension) != 0 }
    }
    entries = numbers.map { list in list.map { instance.facilityStops[$0].entry } }
  }

  /// Those worth going to from a place: of each dimension the nearest few. - Complexity: O(facilities) legs.
  func near(_ exit: Place) -> [Int] {
    var found: [Int] = []
    for (numbers, entries) in zip(numbers, entries) where !numbers.isEmpty {
      for position in instance.costs.nearest(Self.perDimension, of: entries, from: exit, profile: profile)
      where !found.contains(numbers[position]) {
        found.append(numbers[position])
      }
    }
    return found
  }
}
