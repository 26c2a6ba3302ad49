import GeoTypes
import Plans

/// The sign of a facility on a map: a shape of its own for each kind, readable without colour.
enum FacilityMark {
  /// The outline about 0, 0 in map units.
  static func outline(_ kind: FacilityKind) -> Markup {
    switch kind {
    case .depot: "M-75 70V-15L0-80L75-15V70z"
    case .dump: "M-80-60H80L0 80z"
    case .water: "M0-90C25-40 65-15 65 25A65 65 0 0 1-65 25C-65-15-25-40 0-90z"
    case .fuel: "M0-85L85 0L0 85L-85 0z"
    case .deicer: "M-45-75H45L85 0L45 75H-45L-85 0z"
    case .station: "M0-90L22-30L86-28L35 12L53 73L0 38L-53 73L-35 12L-86-28L-22-30z"
    }
  }

  /// The sign at a place, with a text that shows on hovering.
  static func sign(_ kind: FacilityKind, at place: PlanarPoint, title: String) -> Markup {
    let (x, y) = (Int(place.x.rounded()), Int(place.y.rounded()))
    return """
      <g transform="translate(\(x) \(y))"><path class="fac z" d="\(outline(kind))"/><title>\(title)</title></g>

      """
  }

  /// The sign for a legend.
  static func key(_ kind: FacilityKind) -> Markup {
    "<svg class=\"key\" viewBox=\"-110 -110 220 220\"><path class=\"fac\" d=\"\(outline(kind))\"/></svg>"
  }
}
