/// Why something of an OpenStreetMap file was left out, cut, or read with an assumption.
public enum OSMOmissionReason: String, CaseIterable, Sendable {
  /// `highway` values that the class table does not count as roads.
  case notARoad = "way is no road by the class table"
  /// `highway` values the class table does not list.
  case unlistedHighway = "way has a highway value that the class table does not list"
  /// Squares and the like.
  case roadArea = "road is mapped as an area, which has no line to drive"
  /// Ways of no extent.
  case tooShort = "way has fewer than two different positions"
  /// Ways whose nodes are partly missing.
  case cut = "way refers to nodes that the file does not hold; only its known runs are kept"
  /// Ways none of whose nodes is there.
  case nodesMissing = "way refers only to nodes that the file does not hold"
  /// An id that occurs again.
  case repeatedWay = "way is given more than once; the first is kept"
  /// An id that occurs again.
  case repeatedNode = "node is given more than once; the first is kept"
  /// A latitude of 91, a node without lat and lon.
  case invalidPosition = "node has no position within ±180 and ±90 degrees"
  /// Reversible and alternating roads.
  case reversible = "one-way road changes its direction with time; taken as open both ways"
  /// A restriction whose via member is a way.
  case restrictionViaWay = "turn restriction via a way is not supported"
  /// A restriction that holds at times.
  case restrictionConditional = "turn restriction that holds only at times is not supported"
  /// `restriction:hgv` and the like.
  case restrictionForVehicles = "turn restriction for certain vehicles only is not supported"
  /// `except=motorcar` and the like.
  case restrictionExcept = "turn restriction with an exception for motor vehicles is not supported"
  /// `restriction=…` with a value nobody documents.
  case restrictionKindUnknown = "turn restriction has an unknown kind"
  /// A restriction without from, via or to.
  case restrictionIncomplete = "turn restriction has not one from, one via and one to member"
  /// A restriction whose ways are not in the content.
  case restrictionMemberMissing = "turn restriction refers to a way that is no road of this file"
  /// A restriction whose node is not on both ways.
  case restrictionNotConnected = "turn restriction's via node is not on both of its ways"
  /// Culverts, tunnels.
  case barrierUnderground = "waterway or railway runs underground and separates nothing"
  /// Yard tracks, spurs.
  case railwayService = "railway is a yard track, siding or spur"
  /// Rings that do not close.
  case areaNotClosed = "area is not closed within this file"
  /// Holes outside every outer ring.
  case holeOutside = "hole lies in no outer ring of its area"
}

/// One reason with how often it occurred and where.
public struct OSMOmission: Hashable, Sendable {
  /// Why.
  public var reason: OSMOmissionReason
  /// How many elements.
  public var count: Int
  /// The first few of them, such as `osm:way/7`.
  public var examples: [String]
}

extension OSMOmission: CustomStringConvertible {
  /// Reason, count and examples in one line.
  public var description: String {
    let more = count > examples.count ? ", …" : ""
    return "\(count) × \(reason.rawValue) (\(examples.joined(separator: ", "))\(more))"
  }
}

/// A value of a tag that could not be read; the way is kept without it.
public struct OSMUnreadValue: Hashable, Sendable {
  /// The key.
  public var key: String
  /// The value as it stands.
  public var value: String
  /// How many elements have it.
  public var count: Int
  /// The first of them.
  public var example: String
}

extension OSMUnreadValue: CustomStringConvertible {
  /// Key, value, count and example in one line.
  public var description: String { "\(count) × \(key)=\(value) is not understood and was ignored (\(example))" }
}
