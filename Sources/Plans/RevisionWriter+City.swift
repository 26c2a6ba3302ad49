import GeoTypes
import RoadNetwork

extension RevisionWriter {
  /// Writes segments, each node with its position where it is met first.
  /// - Returns: the numbers of the nodes in the order in which they were met.
  mutating func put(_ segments: [Segment], nodesAt positions: [Vertex]) -> [NodeID: Int] {
    var numbers: [NodeID: Int] = [:]
    put(segments.count)
    for segment in segments {
      put(segment)
      for node in [segment.from, segment.to] {
        if let number = numbers[node] {
          put(number)
        } else {
          put(numbers.count)
          numbers[node] = numbers.count
          put(positions.indices.contains(Int(node.rawValue)) ? positions[Int(node.rawValue)] : nil) { $0.put($1) }
        }
      }
    }
    return numbers
  }

  private mutating func put(_ segment: Segment) {
    put(segment.uid.rawValue)
    put(segment.line.vertices.count)
    for vertex in segment.line.vertices { put(vertex) }
    put(segment.attributes)
    put(segment.road) { $0.put($1.rawValue) }
    put(segment.length.rawValue)
    put(segment.pair) { $0.put($1.rawValue) }
    put(segment.countsAsRoad)
    put(segment.leftDivision)
    put(segment.rightDivision)
  }

  private mutating func put(_ attributes: SegmentAttributes) {
    put(attributes.name)
    put(attributes.roadClass.rawValue)
    put(attributes.isLink)
    put(attributes.direction.rawValue)
    put(attributes.structure.rawValue)
    put(attributes.layer)
    put(attributes.lanes) { $0.put($1) }
    put(attributes.width)
    put(attributes.surface)
    put(attributes.maxSpeed)
    put(attributes.access.rawValue)
    put(attributes.isDivided)
    put(attributes.isRoundabout)
  }

  /// Writes kerbs by segment, side, kind, strip and direction.
  mutating func put(_ kerbs: [Kerb]) {
    func place(_ kerb: Kerb) -> (Int64, String, String, String, Int) {
      (kerb.segment.rawValue, kerb.side.rawValue, kerb.kind.rawValue, kerb.strip.rawValue, kerb.forward ? 1 : 0)
    }
    put(kerbs.count)
    for kerb in kerbs.sorted(by: { place($0) < place($1) }) {
      put(kerb.segment.rawValue)
      put(kerb.side.rawValue)
      put(kerb.kind.rawValue)
      put(kerb.strip.rawValue)
      put(kerb.forward)
    }
  }

  /// Writes turn rules by segments, node and kind; a node that no segment ends at has no number.
  mutating func put(_ restrictions: [TurnRestriction], _ nodes: [NodeID: Int]) {
    func place(_ rule: TurnRestriction) -> (Int64, Int64, Int, String) {
      (rule.from.rawValue, rule.to.rawValue, nodes[rule.via] ?? -1, rule.kind.rawValue)
    }
    put(restrictions.count)
    for rule in restrictions.map(place).sorted(by: { $0 < $1 }) {
      put(rule.0)
      put(rule.1)
      put(rule.2)
      put(rule.3)
    }
  }

  mutating func put(_ facility: Facility) {
    put(facility.id)
    put(facility.name)
    put(facility.kind.rawValue)
    put(facility.position)
    put(facility.hours)
    put(facility.serviceTime)
  }

  mutating func put(_ duty: Duty) {
    put(duty.chief)
    put(duty.segment.rawValue)
    put(duty.side.rawValue)
    put(duty.fromOffset.rawValue)
    put(duty.toOffset)
    put(duty.level)
    put(duty.shift)
    put(duty.validFrom)
    put(duty.validTo)
  }
}
