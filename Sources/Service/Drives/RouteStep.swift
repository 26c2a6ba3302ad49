import GeoTypes
import RoadNetwork
import Routing

/// A stretch of a leg between two maneuvers.
struct RouteStep {
  var maneuver: Maneuver
  /// What is driven; empty on arrival.
  var pieces: ArraySlice<RoutePath.Step> = []
  /// The number of the road's name.
  var name: UInt32
  /// The junctions on the stretch, the one at its start first.
  var crossings: ArraySlice<Crossing> = []

  /// Time with the turns.
  var milliseconds: Int64 { pieces.reduce(0) { $0 + $1.time.milliseconds + $1.turnTime.milliseconds } }
  var millimeters: Int64 { pieces.reduce(0) { $0 + $1.endMillimeters - $1.startMillimeters } }
}

/// What a driver does at the start of a step.
struct Maneuver {
  /// OSRM's types.
  enum Kind: String {
    case depart, arrive, turn, merge, fork
    case proceed = "continue"
    case newName = "new name"
    case onRamp = "on ramp"
    case offRamp = "off ramp"
    case endOfRoad = "end of road"
    case roundabout
    case exitRoundabout = "exit roundabout"
  }

  var kind: Kind
  /// The direction in OSRM's words.
  var modifier: String?
  /// Degrees from north to the east.
  var bearingBefore = 0
  var bearingAfter = 0
  var location: Vertex
  /// By which exit a roundabout is left, from 1.
  var exit: Int?

  /// OSRM's word for a change of direction, in degrees to the right.
  static func modifier(_ angle: Double) -> String {
    let side = angle < 0 ? "left" : "right"
    switch abs(angle) {
    case ...20: return "straight"
    case ...50: return "slight " + side
    case ...120: return side
    case ...170: return "sharp " + side
    default: return "uturn"
    }
  }

  func append(to text: inout DriveText) {
    text.append("{\"type\":")
    text.append(quoted: kind.rawValue)
    if let modifier {
      text.append(",\"modifier\":")
      text.append(quoted: modifier)
    }
    if let exit {
      text.append(",\"exit\":")
      text.append(exit)
    }
    text.append(",\"bearing_before\":")
    text.append(bearingBefore)
    text.append(",\"bearing_after\":")
    text.append(bearingAfter)
    text.append(",\"location\":")
    text.append(location)
    text.append("}")
  }
}
