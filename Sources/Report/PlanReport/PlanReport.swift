import GeoTypes
public import Plans
public import RoadNetwork

/// A plan for people: one HTML file that needs no network, to look at on a screen and to print on A4.
///
/// First the figures of the whole, the routes and a map, which on the screen stands before the routes; then a sheet for
/// each driver or chief; at the end, one by one, what is left undone. The page is well-formed XML too, and the same plan gives the same bytes.
public struct PlanReport: Sendable {
  /// Whom the data comes from, as its licence asks to be shown.
  public var attribution: String?
  /// The roads drawn in grey under the maps: those of the streets, unless others are set.
  public var network: StreetNetwork
  /// What was left out of the plan, and anything else that its reader should know, one sentence each.
  public var notes: [String] = []
  /// What the checker said of the plan.
  public var verdictLine: String?
  /// How many of the kerbs left undone are listed one by one.
  public var listedUnserved = 200

  let plan: Plan
  let streets: PlanStreets
  let itineraries: [RouteItinerary]
  let fleet: Fleet
  let rules: WorkRules
  let facilities: [Facility]
  let title: String
  let words: PlanWords
  let text: ItineraryText

  /// Collects the parts.
  /// - Parameters:
  ///   - itineraries: the plan's routes as drivers read them, in its order.
  ///   - facilities: those of the city; of them the ones on a map are drawn.
  ///   - title: the heading, such as the city's name.
  public init(
    plan: Plan, streets: PlanStreets, itineraries: [RouteItinerary], fleet: Fleet, rules: WorkRules,
    facilities: [Facility], language: PlanLanguage, title: String
  ) {
    self.plan = plan
    self.streets = streets
    self.itineraries = itineraries
    self.fleet = fleet
    self.rules = rules
    self.facilities = facilities
    self.title = title
    network = streets.network
    words = PlanWords(language)
    text = ItineraryText(
      language, kind: plan.kind, drivingSide: streets.drivingSide, facilities: facilities)
  }

  /// The page.
  /// - Complexity: O(routes × segments + vertices driven).
  public func html() -> String {
    let tallies = tallies
    let ground = MapGround(network)
    var page: Markup = """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="\(words.tag)"><head><meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(heading)</title>
      <style>
      \(PlanReport.style)</style></head><body>
      <main>

      """
    page += head()
    page += totals(tallies)
    page += routeTable(tallies)
    page += unservedSummary()
    page += notesSection()
    page += overview(tallies, ground)
    for tally in tallies { page += sheet(tally, ground, mapBudget: mapBudget) }
    page += unservedList()
    page += "</main>\n<script>\n\(PlanReport.script)</script></body></html>\n"
    return page.source
  }

  /// The heading: the title and what kind of work it is.
  var heading: String { "\(title) · \(words.kind(plan.kind))" }

  var clock: ClockText { ClockText(plan.midnight, words) }

  /// How many points the grey roads of one sheet may have, so that a report of many routes stays light.
  private var mapBudget: Int { min(4000, max(600, 150_000 / max(1, itineraries.count))) }

  private var tallies: [RouteTally] {
    let vehicles = Dictionary(fleet.vehicles.map { ($0.id, $0) }) { first, _ in first }
    return itineraries.enumerated().map { RouteTally(number: $0 + 1, itinerary: $1, vehicle: vehicles[$1.vehicle]) }
  }

  /// What a route is called: its vehicle's or chief's name, else the number of the vehicle.
  func name(_ tally: RouteTally) -> String {
    if let name = tally.vehicle?.description, !name.isEmpty { return name }
    return words.vehicleNumber(plan.kind, tally.itinerary.vehicle)
  }
}
