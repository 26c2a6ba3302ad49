import GeoTypes
import RoadNetwork

/// How a road of each class is built.
enum StreetStandard {
  /// Usual attributes of a two-way road of a class.
  static func attributes(_ roadClass: RoadClass, name: String?) -> SegmentAttributes {
    var attributes = SegmentAttributes(name: name, roadClass: roadClass)
    let (lanes, width, surface, speed): (Int, Double, String, Double) =
      switch roadClass {
      case .expressway: (6, 24, "asphalt", 80)
      case .arterial: (6, 24, "asphalt", 60)
      case .secondary: (4, 16, "asphalt", 50)
      case .branch: (2, 9, "asphalt", 40)
      case .lane: (1, 5, "concrete", 20)
      }
    attributes.lanes = lanes
    attributes.width = Meters(width)
    attributes.surface = surface
    attributes.maxSpeed = KilometersPerHour(speed)
    return attributes
  }

  /// Attributes of one direction of a road of a class: half its lanes and width.
  static func oneWay(_ roadClass: RoadClass, name: String?, backward: Bool = false) -> SegmentAttributes {
    var half = attributes(roadClass, name: name)
    half.lanes = half.lanes.map { max(1, $0 / 2) }
    half.width = half.width.map { Meters(max(4, $0.rawValue / 2)) }
    half.direction = backward ? .backward : .forward
    return half
  }

  /// The attributes of a road that gets another class, with what belongs to its place kept.
  static func changed(_ attributes: SegmentAttributes, to roadClass: RoadClass) -> SegmentAttributes {
    let usual =
      attributes.direction == .both
      ? self.attributes(roadClass, name: attributes.name)
      : oneWay(roadClass, name: attributes.name, backward: attributes.direction == .backward)
    var changed = attributes
    changed.roadClass = roadClass
    changed.lanes = usual.lanes
    changed.width = usual.width
    changed.maxSpeed = usual.maxSpeed
    changed.surface = usual.surface
    return changed
  }

  /// Attributes of a ramp.
  static func ramp(_ roadClass: RoadClass, name: String) -> SegmentAttributes {
    var ramp = oneWay(roadClass, name: name)
    ramp.lanes = 1
    ramp.width = Meters(7)
    ramp.maxSpeed = KilometersPerHour(40)
    ramp.isLink = true
    ramp.structure = .bridge
    ramp.layer = 1
    return ramp
  }
}
