/// What holds for the labels of a vehicle type: prices, limits, and what dominance compares.
struct FrontTerms: BitwiseCopyable {
  let legs: UnsafePointer<Int32>
  /// `nil` where nothing depends on them.
  let durations: Amounts?
  let distances: Amounts?
  /// Its modes, then its facilities.
  let stops: UnsafePointer<FrontStop>
  let near: NearFacilities
  let times: FrontTimes
  let modeCount: Int
  let capacities: Loads
  let departure: Int64
  let timeLimit: Int64
  let distanceLimit: Int64
  /// Price of a unit of time, and by how many bits all prices are shortened.
  let timePrice: Int64
  let shift: Int64
  /// A price of time that dominance leaves out, since whoever is early may still have to wait.
  let waitingPrice: Int64
  let rests: UInt32
  let endColumn: Int32
  /// What a unit of each load is worth: its share of the way to a facility and back. By it a full front chooses.
  let loadPrice: SIMD4<Double>
  /// Whether labels count loads. Where all modes of a service take up the same and visits are points of the route, its trips do.
  var countsLoads = true
  /// At the end as if vehicles were full of what must have been reset before.
  let usedAtEnd: Loads

  /// A capacity that nothing reaches.
  static let unlimited = Int64(1) << 60

  /// Times or lengths of drives.
  struct Amounts: BitwiseCopyable {
    fileprivate let base: UnsafePointer<Int32>

    @inline(__always)
    subscript(cell: Int) -> UInt32 { UInt32(bitPattern: base[cell]) }
  }

  init(
    _ instance: SearchInstance, _ graph: ModeGraph, type: Int, legs: UnsafePointer<Int32>,
    stops: UnsafePointer<FrontStop>,
    near: NearFacilities, times: FrontTimes
  ) {
    let facts = instance.vehicles[type]
    self.legs = legs
    durations = facts.usesTime ? graph.layout.time.map { Amounts(base: legs + $0) } : nil
    distances = facts.usesDistance ? graph.layout.length.map { Amounts(base: legs + $0) } : nil
    self.stops = stops
    (self.near, self.times) = (near, times)
    modeCount = graph.modeCount
    var (capacities, usedAtEnd) = (Loads.zero, Loads.zero)
    for dimension in 0..<4 {
      capacities[dimension] = min(facts.capacities[dimension], Self.unlimited)
      if facts.resetBeforeEnd.rawValue & 1 << UInt8(dimension) != 0 { usedAtEnd[dimension] = capacities[dimension] }
    }
    self.capacities = capacities
    self.usedAtEnd = usedAtEnd
    loadPrice = Self.loadPrice(instance, graph, near, legs, stops, capacities)
    departure = facts.departure
    timeLimit = facts.timeLimit
    distanceLimit = facts.distanceLimit
    timePrice = facts.timePrice
    shift = graph.shift
    waitingPrice = facts.isTimed ? facts.timePrice : 0
    rests = facts.rests
    endColumn = graph.endColumn[type]
  }

  private static func loadPrice(
    _ instance: SearchInstance, _ graph: ModeGraph, _ near: NearFacilities, _ legs: UnsafePointer<Int32>,
    _ stops: UnsafePointer<FrontStop>, _ capacities: Loads
  ) -> SIMD4<Double> {
    var prices = SIMD4<Double>.zero
    for dimension in 0..<instance.dimensions where capacities[dimension] < unlimited {
      var (sum, count) = (0.0, 0.0)
      for mode in 0..<graph.modeCount {
        var cheapest = ModeGraph.noInsertion
        for position in near.range(after: .mode(mode)) {
          let stop = stops[graph.modeCount + near[position]]
          guard stop.resets.rawValue & 1 << UInt8(dimension) != 0 else { continue }
          cheapest = min(cheapest, 2 * Int64(legs[Int(stops[mode].row &+ stop.column)]) + stop.price)
        }
        if cheapest < ModeGraph.noInsertion { (sum, count) = (sum + Double(cheapest), count + 1) }
      }
      if count > 0 { prices[dimension] = sum / count / Double(max(1, capacities[dimension])) }
    }
    return prices
  }

  /// Cost with what the load is worth.
  @inline(__always)
  func worth(_ label: FrontLabel) -> Double { Double(label.cost) + (label.used.vector * loadPrice).sum() }

  /// Whether one label is as good as another of the same place in all that counts.
  ///
  /// Of two forward labels the one with more breaks taken is as good; a backward one finds its other half by its breaks.
  @inline(__always)
  func dominates(_ a: FrontLabel, _ b: FrontLabel, isBackward: Bool) -> Bool {
    guard a.time <= b.time, a.distance <= b.distance, a.place == b.place, !countsLoads || a.used.fits(b.used) else {
      return false
    }
    if isBackward { return a.cost <= b.cost && a.rests == b.rests }
    return a.cost &- price(ofWaiting: a.time) <= b.cost &- price(ofWaiting: b.time) && a.rests & b.rests == b.rests
  }

  @inline(__always)
  private func price(ofWaiting time: Int64) -> Int64 { (time &* waitingPrice) >> shift }

  /// What waiting costs.
  @inline(__always)
  func price(ofTime time: Int64) -> Int64 { (time &* timePrice) >> shift }
}
