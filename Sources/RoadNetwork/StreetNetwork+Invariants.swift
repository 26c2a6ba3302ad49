import GeoTypes
import Geometry

extension StreetNetwork {
  /// What is wrong with the network, one sentence each; none where all is well.
  ///
  /// Checked: uids unique and rising, nodes at the ends of segments, no segment that starts where it ends, lengths as
  /// on the ellipsoid, kerbs as the rule has them, pairs and road lengths counted once, turn rules at their nodes,
  /// roads and their lengths.
  /// - Complexity: O(n) in vertices.
  public func checkInvariants() -> [String] {
    var numbers: [SegmentUID: Int] = [:]
    for (number, segment) in segments.enumerated() { numbers[segment.uid] = number }
    return faultsOfSegments() + faultsOfKerbs() + faultsOfPairs(numbers) + faultsOfRestrictions(numbers)
      + faultsOfRoads()
  }

  private func faultsOfSegments() -> [String] {
    var faults: [String] = []
    var previous: SegmentUID?
    for segment in segments {
      if let previous, previous >= segment.uid { faults.append("\(segment.uid.rawValue): uids do not rise") }
      previous = segment.uid
      for (node, vertex) in [(segment.from, segment.line.start), (segment.to, segment.line.end)] {
        guard Int(node.rawValue) < nodes.count else {
          faults.append("\(segment.uid.rawValue): node \(node.rawValue) is not there")
          continue
        }
        if nodes[Int(node.rawValue)] != vertex {
          faults.append("\(segment.uid.rawValue): node \(node.rawValue) stands elsewhere than the end of the line")
        }
      }
      if segment.from == segment.to { faults.append("\(segment.uid.rawValue): starts where it ends") }
      let length = Ellipsoid.wgs84.length(segment.line)
      if !(segment.length > .zero) || abs((segment.length - length).rawValue) > 1e-3 {
        faults.append("\(segment.uid.rawValue): length \(segment.length.rawValue), the line's is \(length.rawValue)")
      }
    }
    return faults
  }

  private func faultsOfKerbs() -> [String] {
    var faults: [String] = []
    let kerbsOf = Dictionary(grouping: kerbs, by: \.segment)
    for segment in segments where kerbsOf[segment.uid] ?? [] != segment.kerbs(drivingSide: drivingSide) {
      faults.append("\(segment.uid.rawValue): kerbs are not those of its kind of road")
    }
    if kerbsOf.count > segments.count { faults.append("kerbs of segments that are not there") }
    return faults
  }

  private func faultsOfPairs(_ numbers: [SegmentUID: Int]) -> [String] {
    var faults: [String] = []
    for segment in segments {
      guard let pair = segment.pair else {
        if !segment.countsAsRoad { faults.append("\(segment.uid.rawValue): not counted, yet without a pair") }
        continue
      }
      guard let number = numbers[pair], pair != segment.uid else {
        faults.append("\(segment.uid.rawValue): pair \(pair.rawValue) is not there")
        continue
      }
      if segments[number].pair == nil { faults.append("\(segment.uid.rawValue): its pair \(pair.rawValue) has none") }
      if segments[number].attributes.direction == .both || segment.attributes.direction == .both {
        faults.append("\(segment.uid.rawValue): a pair of segments that are not both one-way")
      }
    }
    return faults
  }

  private func faultsOfRestrictions(_ numbers: [SegmentUID: Int]) -> [String] {
    restrictions.flatMap { rule in
      [rule.from, rule.to].compactMap { uid in
        guard let number = numbers[uid] else { return "\(rule.source): segment \(uid.rawValue) is not there" }
        let segment = segments[number]
        return segment.from == rule.via || segment.to == rule.via
          ? nil : "\(rule.source): segment \(uid.rawValue) does not touch node \(rule.via.rawValue)"
      }
    }
  }

  private func faultsOfRoads() -> [String] {
    var faults: [String] = []
    let members = Dictionary(grouping: segments.filter { $0.road != nil }) { $0.road }
    var previous: RoadID?
    for road in roads {
      if let previous, previous >= road.id { faults.append("road \(road.id.rawValue): ids do not rise") }
      previous = road.id
      let own = members[road.id] ?? []
      let length = own.reduce(Meters.zero) { $0 + $1.roadLength }
      let carriageways = own.reduce(Meters.zero) { $0 + $1.carriagewayLength }
      if own.isEmpty { faults.append("road \(road.id.rawValue): has no segment") }
      if own.contains(where: { $0.attributes.name != road.name }) {
        faults.append("road \(road.id.rawValue): holds a segment of another name")
      }
      if abs((road.length - length).rawValue) > 1e-3 || abs((road.carriagewayLength - carriageways).rawValue) > 1e-3 {
        faults.append("road \(road.id.rawValue): its lengths are not those of its segments")
      }
    }
    if members.count > roads.count { faults.append("segments of roads that are not there") }
    return faults
  }
}
