/// The facilities near places that labels of a vehicle type have been at.
struct FacilityMemory {
  private let facilities: FacilitiesByLoad
  private var known: [Place: [Int]] = [:]

  /// Places that are remembered at a time.
  private static let most = 4_096

  init(_ instance: SearchInstance, type: Int) { facilities = FacilitiesByLoad(instance, type: type) }

  /// Those worth going to from a place.
  mutating func near(_ place: Place) -> [Int] {
    if let near = known[place] { return near }
    if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
    let near = facilities.near(place)
    known[place] = near
    return near
  }
}
