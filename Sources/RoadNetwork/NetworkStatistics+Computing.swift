import GeoTypes
import Geometry

extension NetworkStatistics {
  /// Computes the figures of a network. - Complexity: O(n log n) in segments.
  public init(_ network: StreetNetwork) {
    for roadClass in RoadClass.allCases { byClass[roadClass] = Lengths() }
    for bureauClass in BureauClass.allCases { byBureauClass[bureauClass] = Lengths() }
    for segment in network.segments {
      let roadClass = segment.attributes.roadClass
      byClass[roadClass, default: Lengths()].add(segment)
      if let bureauClass = roadClass.bureauClass { byBureauClass[bureauClass, default: Lengths()].add(segment) }
      total.add(segment)
    }
    let drivable = network.segments.filter { $0.attributes.access != .closed }
    count(arms: drivable, nodeCount: network.nodes.count)
    measure(network.segments)
    share(drivable)
    findIslands(drivable, nodeCount: network.nodes.count)
  }

  /// Shares of street nodes by the number of drivable segments that end there; joints of two are no street nodes.
  private mutating func count(arms drivable: [Segment], nodeCount: Int) {
    var arms = [Int](repeating: 0, count: nodeCount)
    for segment in drivable {
      arms[Int(segment.from.rawValue)] += 1
      arms[Int(segment.to.rawValue)] += 1
    }
    let streetNodes = arms.filter { $0 == 1 || $0 > 2 }
    guard !streetNodes.isEmpty else { return }
    func share(_ count: Int) -> Double { Double(streetNodes.filter { $0 == count }.count) / Double(streetNodes.count) }
    streetNodeCount = streetNodes.count
    deadEndShare = share(1)
    threeArmShare = share(3)
    fourArmShare = share(4)
  }

  private mutating func measure(_ segments: [Segment]) {
    guard !segments.isEmpty else { return }
    let lengths = segments.map(\.length).sorted()
    medianLength = lengths[(lengths.count - 1) / 2]
    ninetiethPercentileLength = lengths[(lengths.count * 9 + 9) / 10 - 1]
    let straight = segments.reduce(Meters.zero) { sum, segment in
      sum + Ellipsoid.wgs84.distance(LonLat(segment.line.start), LonLat(segment.line.end))
    }
    if straight > .zero { circuity = lengths.reduce(.zero, +) / straight }
  }

  private mutating func share(_ drivable: [Segment]) {
    let length = drivable.reduce(Meters.zero) { $0 + $1.length }
    guard length > .zero else { return }
    func share(_ isCounted: (Segment) -> Bool) -> Double {
      drivable.reduce(Meters.zero) { isCounted($1) ? $0 + $1.length : $0 } / length
    }
    oneWayShare = share { $0.attributes.direction != .both }
    unnamedShare = share { $0.attributes.name == nil }
  }

  private mutating func findIslands(_ drivable: [Segment], nodeCount: Int) {
    var sets = DisjointSets(count: nodeCount)
    for segment in drivable { sets.join(Int(segment.from.rawValue), Int(segment.to.rawValue)) }
    var lengthOfIsland: [Int: Meters] = [:]
    for segment in drivable {
      lengthOfIsland[sets.root(of: Int(segment.from.rawValue)), default: .zero] += segment.length
    }
    islands = lengthOfIsland.count
    let length = drivable.reduce(Meters.zero) { $0 + $1.length }
    if length > .zero { largestIslandShare = (lengthOfIsland.values.max() ?? .zero) / length }
  }
}

extension NetworkStatistics.Lengths {
  mutating func add(_ segment: Segment) {
    road += segment.roadLength
    carriageway += segment.carriagewayLength
    segments += 1
  }
}
