/// A route as a driver reads it.
///
/// The arcs of its legs in order are exactly the arcs driven, those served included.
public struct RouteItinerary: Hashable, Sendable {
  /// The vehicle.
  public var vehicle: Int64
  /// The legs, in order.
  public var legs: [ItineraryLeg]

  /// Reads a route as its driver would.
  ///
  /// A drive's time is shared out among its arcs by length.
  /// - Throws: ``ItineraryError/unknownSegment(_:vehicle:step:)``.
  /// - Complexity: O(n) in the vertices driven.
  public init(_ route: PlanRoute, in streets: PlanStreets) throws(ItineraryError) {
    var composer = LegComposer(route, in: streets)
    vehicle = route.vehicle
    legs = try composer.compose()
  }
}
