import GeoTypes
import IndexFile
import RoadNetwork

/// The segments of a network by rising uid.
struct SegmentOrder {
  /// Numbers of segments in the network; `nil` where they lie in order.
  private let numbers: [Int32]?

  init(_ network: StreetNetwork) {
    let segments = network.segments
    let isSorted = zip(segments, segments.dropFirst()).allSatisfy { $0.uid <= $1.uid }
    numbers = isSorted ? nil : (0..<Int32(segments.count)).sorted { segments[Int($0)].uid < segments[Int($1)].uid }
  }

  /// The number in the network of the segment at a place of the order.
  func number(at place: Int) -> Int { numbers.map { Int($0[place]) } ?? place }

  /// - Throws: ``RoutingError`` for uids given twice, ends at nodes that are not there, more arcs than can be counted.
  func check(_ network: StreetNetwork) throws(RoutingError) {
    let segments = network.segments
    guard segments.count < Int(Int32.max) / 2 else { throw .tooLarge(arcs: segments.count * 2, turns: 0) }
    var last: SegmentUID?
    for place in segments.indices {
      let segment = segments[number(at: place)]
      if segment.uid == last { throw .duplicateSegment(segment.uid) }
      last = segment.uid
      for node in [segment.from, segment.to] where Int(node.rawValue) >= network.nodes.count {
        throw .nodeMissing(segment.uid, node: node.rawValue)
      }
    }
  }

  /// Uids and ends in order.
  func columns(_ network: StreetNetwork) -> (uid: FlatArray<Int64>, from: FlatArray<UInt32>, to: FlatArray<UInt32>) {
    let count = network.segments.count
    var uid = FlatArrayBuilder<Int64>(capacity: count)
    var from = FlatArrayBuilder<UInt32>(capacity: count)
    var to = FlatArrayBuilder<UInt32>(capacity: count)
    for place in 0..<count {
      let segment = network.segments[number(at: place)]
      uid.append(segment.uid.rawValue)
      from.append(segment.from.rawValue)
      to.append(segment.to.rawValue)
    }
    return (uid.finish(), from.finish(), to.finish())
  }
}
