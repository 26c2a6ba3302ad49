import GeoTypes
import Plans
import RoadNetwork

/// The roads that rules would ask for if they were public.
struct NonPublicRoads {
  private(set) var segments = 0
  private(set) var length = Meters.zero

  init(_ given: WorkRules, _ request: PlanRequest, _ network: StreetNetwork, area: Set<SegmentUID>?) {
    guard !given.includesRestricted else { return }
    var rules = given
    // Rules of a patrol name only what is held; what is not public is judged by the classes.
    if request.rules == nil { rules = WorkBrief.assumedRules(request, onePassBelow: .zero) }
    rules.includesRestricted = true
    for segment in network.segments where segment.attributes.access == .restricted {
      guard area?.contains(segment.uid) ?? true else { continue }
      let rule = rules.segments.last { $0.segment == segment.uid }?.rule ?? rules.classes[segment.attributes.roadClass]
      guard let rule, rule.passes > 0, rule.kerbs != .none else { continue }
      segments += 1
      length += segment.length
    }
  }
}
