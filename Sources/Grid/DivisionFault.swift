public import GeoTypes

/// A place where divisions do not partition their parent.
public struct DivisionFault: Hashable, Sendable {
  /// What kind of fault.
  public enum Kind: Hashable, Sendable {
    /// Land inside the parent (or enclosed by divisions, `nil`) that no division of the level below holds.
    case gap(parent: String?)
    /// Land that several divisions of one level hold.
    case overlap(codes: [String])
    /// Land of a division that lies outside its parent.
    case outsideParent(code: String, parent: String)
  }
  /// What kind of fault.
  public var kind: Kind
  /// A position inside.
  public var place: LonLat
  /// Its extent.
  public var area: SquareMeters
  /// Its mean width: twice the area over the perimeter.
  public var width: Meters
  /// Code of the division that got the land where the fault was closed, `nil` where it was not.
  public var closedBy: String?

  /// Collects the parts.
  public init(kind: Kind, place: LonLat, area: SquareMeters, width: Meters, closedBy: String? = nil) {
    self.kind = kind
    self.place = place
    self.area = area
    self.width = width
    self.closedBy = closedBy
  }
}

extension DivisionFault: CustomStringConvertible {
  /// What, where, how large.
  public var description: String {
    let what =
      switch kind {
      case .gap(.some(let parent)): "gap inside \(parent)"
      case .gap(.none): "gap between divisions"
      case .overlap(let codes): "overlap of \(codes.joined(separator: " and "))"
      case .outsideParent(let code, let parent): "\(code) reaches outside its parent \(parent)"
      }
    let square = Int(min(area.rawValue.rounded(.up), 1e15))
    return "\(what) of \(square) m² at [\(place.longitude), \(place.latitude)]"
  }
}

/// What was odd about a set of divisions but did not stop it.
public enum DivisionFinding: Hashable, Sendable {
  /// Code prefix and place name different parents; the place stands.
  case parentsDisagree(code: String, byCode: String?, byPlace: String?, place: LonLat)
  /// The parent that the input names is not the one that holds the division; the place stands.
  case statedParentDiffers(code: String, stated: String, byPlace: String?)
  /// A gap or overlap that was closed.
  case closed(DivisionFault)
  /// A hole drawn in a division that no other one fills: left open.
  case openHole(code: String, place: LonLat, area: SquareMeters)
}

extension DivisionFinding: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .parentsDisagree(let code, let byCode, let byPlace, let place):
      "division \(code) belongs to \(byCode ?? "none") by its code and to \(byPlace ?? "none") by its place "
        + "[\(place.longitude), \(place.latitude)]: the place stands"
    case .statedParentDiffers(let code, let stated, let byPlace):
      "division \(code) is said to belong to \(stated) and lies in \(byPlace ?? "none"): the place stands"
    case .closed(let fault): "\(fault) closed, given to \(fault.closedBy ?? "none")"
    case .openHole(let code, let place, let area):
      "division \(code) has a hole of \(Int(min(area.rawValue, 1e15))) m² at "
        + "[\(place.longitude), \(place.latitude)] that no division fills: left open"
    }
  }
}
