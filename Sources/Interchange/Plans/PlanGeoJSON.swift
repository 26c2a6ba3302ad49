internal import GeoTypes
public import Plans
internal import RoadNetwork

/// A plan as a FeatureCollection (RFC 7946) for QGIS, GDAL and programs: a feature a leg and one for each kerb left
/// undone, all with the same properties.
///
/// Lines run as driven, those of undone kerbs as they would be served; sides are those of the lines. Where a vehicle
/// stands the feature is a point.
public struct PlanGeoJSON: PlanExport {
  private let sheets: [RouteSheet]
  private let unserved: [UnservedTask]
  private let streets: PlanStreets

  /// Reads the legs of a plan.
  /// - Parameters:
  ///   - plan: the plan.
  ///   - fleet: the vehicles, for their names.
  ///   - streets: the roads of the city.
  /// - Throws: ``ItineraryError`` where the plan drives a segment that the city has not.
  public init(plan: Plan, fleet: Fleet, streets: PlanStreets) throws(ItineraryError) {
    sheets = try RouteSheet.all(of: plan, fleet: fleet, streets: streets)
    unserved = plan.unserved
    self.streets = streets
  }

  /// Writes the features of all routes, then those of the kerbs left undone.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public func write<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(InterchangeError) {
    var writer = try GeoJSONWriter(to: &sink)
    for sheet in sheets {
      for (index, leg) in sheet.legs.enumerated() {
        let properties = PlanFeature(leg, number: index + 1, of: sheet).properties
        try writer.write(leg.shape, properties: properties, to: &sink)
      }
    }
    for task in unserved {
      let segment = streets.segment(task.segment)
      let kerb = segment?.kerbs(drivingSide: streets.drivingSide).first {
        $0.side == task.kerb.side && $0.kind == task.kerb.kind
      }
      let forward = kerb?.forward ?? true
      let line = streets.line(of: PlanArc(task.segment, forward: forward))
      let properties = PlanFeature(task, segment, forward: forward, streets).properties
      try writer.write(line.map { .line($0) }, properties: properties, to: &sink)
    }
    try writer.finish(to: &sink)
  }
}

extension ItineraryLeg {
  /// Its line, or the place where it stands.
  fileprivate var shape: Shape? {
    if let line = try? LineString(line) { return .line(line) }
    return line.first.map { .point($0) }
  }
}

/// The properties of a feature, in the order of the file.
private struct PlanFeature {
  private(set) var properties: [(String, PropertyValue)] = []

  private mutating func add(_ name: String, _ text: String?) {
    properties.append((name, text.map { .text($0) } ?? .null))
  }

  private mutating func add(_ name: String, _ value: PropertyValue) { properties.append((name, value)) }

  init(_ leg: ItineraryLeg, number: Int, of sheet: RouteSheet) {
    let isDriven = !leg.arcs.isEmpty
    add("vehicle", .integer(sheet.vehicle))
    add("name", sheet.name)
    add("sequence", .integer(Int64(number)))
    add("action", leg.action.code)
    add("facility", leg.action.facility)
    add("road", leg.roadName)
    add("class", leg.roadClass?.rawValue)
    add("form", leg.form?.rawValue)
    add("from", leg.fromName)
    add("to", leg.toName)
    add("side", leg.side?.rawValue)
    add("kerb", leg.kerb?.rawValue)
    add("pass", leg.action == .serve ? .integer(Int64(leg.pass)) : .null)
    add("turn", leg.turn?.rawValue)
    add("begin", leg.begin.description)
    add("end", leg.end.description)
    add("length_m", isDriven ? .number(FixedDecimal.rounded(leg.length.rawValue, places: 2)) : .null)
    add("load", .list(leg.load.map { .number(FixedDecimal.rounded($0, places: 3)) }))
    add("deadhead", isDriven ? .boolean(leg.action == .drive) : .null)
    add("reason", nil)
    add("detail", nil)
  }

  init(_ task: UnservedTask, _ segment: Segment?, forward: Bool, _ streets: PlanStreets) {
    let side: ItinerarySide = (task.kerb.side == .left) == forward ? .left : .right
    let name = segment?.attributes.name
    let ends = segment.map { forward ? ($0.from, $0.to) : ($0.to, $0.from) }
    add("vehicle", .null)
    add("name", nil)
    add("sequence", .null)
    add("action", "unserved")
    add("facility", nil)
    add("road", name)
    add("class", segment?.attributes.roadClass.rawValue)
    add("form", segment.map { RoadForm($0.attributes).rawValue })
    add("from", ends.flatMap { streets.crossingName(at: $0.0, besides: name) })
    add("to", ends.flatMap { streets.crossingName(at: $0.1, besides: name) })
    add("side", side.rawValue)
    add("kerb", task.kerb.kind.rawValue)
    add("pass", .integer(Int64(task.pass)))
    add("turn", nil)
    add("begin", nil)
    add("end", nil)
    add("length_m", segment.map { .number(FixedDecimal.rounded($0.length.rawValue, places: 2)) } ?? .null)
    add("load", .null)
    add("deadhead", .null)
    add("reason", task.reason.rawValue)
    add("detail", task.detail)
  }
}
