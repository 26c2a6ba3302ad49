import GeoTypes
import RoadNetwork
import Routing

/// The lines and names of a city's segments, numbered as the arcs of its graphs: arcs `2k` and `2k + 1`
/// are the `k`-th segment by rising uid, driven as digitised and against. A class, since it is handed on with every piece
/// of a route: a copy is one count then and not one for each array.
final class StreetLines: Sendable {
  /// The lines.
  let shapes: StreetShapes
  /// What meets at nodes.
  let arms: StreetArms
  private let nameNumber: [UInt32]
  private let quotedNames: [[UInt8]]
  private let marks: [Mark]
  private let ends: [(from: UInt32, to: UInt32)]
  private let nodeCount: Int
  /// On which side the city drives.
  let drivingSide: DrivingSide

  /// What a driver is told of a segment besides its name.
  struct Mark: OptionSet, Sendable {
    let rawValue: UInt8
    static let link = Mark(rawValue: 1)
    static let roundabout = Mark(rawValue: 2)
    static let expressway = Mark(rawValue: 4)
    static let tunnel = Mark(rawValue: 8)
  }

  /// - Complexity: O(vertices), and O(n log n) where segments are not sorted.
  init(_ network: StreetNetwork) {
    let segments = network.segments.sorted { $0.uid < $1.uid }
    var (names, numbers, quoted): ([String: UInt32], [UInt32], [[UInt8]]) = (["": 0], [], [DriveText.quoted("")])
    for segment in segments {
      let name = segment.attributes.name ?? ""
      if names[name] == nil {
        names[name] = UInt32(quoted.count)
        quoted.append(DriveText.quoted(name))
      }
      numbers.append(names[name] ?? 0)
    }
    (nameNumber, quotedNames) = (numbers, quoted)
    marks = segments.map { Mark($0.attributes) }
    ends = segments.map { ($0.from.rawValue, $0.to.rawValue) }
    shapes = StreetShapes(segments)
    arms = StreetArms(ends, nodeCount: network.nodes.count, shapes)
    nodeCount = network.nodes.count
    drivingSide = network.drivingSide
  }

  /// The number of a segment's name; 0 for none.
  func name(of arc: UInt32) -> UInt32 { nameNumber[Int(arc >> 1)] }

  /// A name in quotes.
  func quoted(_ name: UInt32) -> [UInt8] { quotedNames[Int(name)] }

  func mark(of arc: UInt32) -> Mark { marks[Int(arc >> 1)] }

  /// A number for a vertex: the node's where there is one, else a greater one.
  func number(of vertex: Int, on arc: UInt32) -> Int {
    let places = shapes.places(of: arc)
    if vertex == places.lowerBound { return Int(ends[Int(arc >> 1)].from) }
    if vertex == places.upperBound - 1 { return Int(ends[Int(arc >> 1)].to) }
    return nodeCount + 1 + vertex
  }
}

extension StreetLines.Mark {
  fileprivate init(_ attributes: SegmentAttributes) {
    self = []
    if attributes.isLink { insert(.link) }
    if attributes.isRoundabout { insert(.roundabout) }
    if attributes.roadClass == .expressway { insert(.expressway) }
    if attributes.structure == .tunnel { insert(.tunnel) }
  }
}
