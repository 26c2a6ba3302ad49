/// After each mode, each facility and the depot the other facilities worth going to: of those that reset a dimension, the nearest few.
///
/// Whoever makes one gives its memory back; copies share it.
struct NearFacilities: BitwiseCopyable {
  private let first: FixedArray<Int32>
  private let list: FixedArray<Int32>
  private let modeCount: Int

  /// Finds the near ones among the facilities that admit a vehicle type.
  init(_ instance: SearchInstance, type: Int) {
    modeCount = instance.modes.count
    let (facilities, stops) = (FacilitiesByLoad(instance, type: type), instance.facilityStops)
    var (first, list): (ContiguousArray<Int32>, ContiguousArray<Int32>) = ([0], [])
    let exits = instance.modes.map(\.exit) + stops.map(\.exit) + [instance.vehicles[type].start]
    for (number, exit) in exits.enumerated() {
      for facility in facilities.near(exit) where facility != number - modeCount { list.append(Int32(facility)) }
      first.append(Int32(list.count))
    }
    (self.first, self.list) = (FixedArray(first), FixedArray(list))
  }

  func deallocate() {
    first.deallocate()
    list.deallocate()
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
