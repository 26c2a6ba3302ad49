internal import GeoTypes
public import Plans

/// A plan as GPX 1.1 for phones: of each route a `rte` with a numbered point at each decision, and a `trk` whose
/// segments never lie over themselves.
///
/// Numbers are those of the legs, as in the other files of a plan. Times are planned ones, in UTC; within a leg they are
/// shared out by length.
public struct PlanGPX: PlanExport {
  private let sheets: [RouteSheet]
  private let streets: PlanStreets
  private let words: ItineraryText
  private let day: String
  private let assumed: [String]

  /// Reads the legs of a plan.
  /// - Parameters:
  ///   - plan: the plan.
  ///   - fleet: the vehicles, for their names.
  ///   - streets: the roads of the city.
  ///   - language: the language of what the driver is told.
  ///   - facilities: the facilities, for their names.
  /// - Throws: ``ItineraryError`` where the plan drives a segment that the city has not.
  public init(
    plan: Plan, fleet: Fleet, streets: PlanStreets, language: PlanLanguage, facilities: [Facility] = []
  ) throws(ItineraryError) {
    sheets = try RouteSheet.all(of: plan, fleet: fleet, streets: streets)
    self.streets = streets
    day = String(plan.midnight.description.prefix(10))
    assumed = plan.assumed
    words = ItineraryText(language, kind: plan.kind, drivingSide: streets.drivingSide, facilities: facilities)
  }

  /// Writes all routes, then all tracks.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public func write<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(InterchangeError) {
    try sink.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gpx version="1.1" creator="Luwang" xmlns="http://www.topografix.com/GPX/1/1" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">

      """)
    try sink.write(metadata)
    // The schema wants all routes before all tracks.
    for (index, sheet) in sheets.enumerated() { try write(route: sheet, number: index + 1, to: &sink) }
    for (index, sheet) in sheets.enumerated() { try write(track: sheet, number: index + 1, to: &sink) }
    try sink.write("</gpx>\n")
  }

  /// What the plan is, and what it was made from for want of input.
  private var metadata: String {
    let name = "\(words.action(.serve)) \(day)"
    let told = (words.language == .zh ? "假定：" : "Assumed: ") + assumed.joined(separator: "; ")
    let assumptions = assumed.isEmpty ? "" : "<desc>\(XMLText.escaped(told))</desc>"
    return "<metadata><name>\(name)</name>\(assumptions)</metadata>\n"
  }

  private func head(_ sheet: RouteSheet, _ number: Int) -> String {
    "<name>\(XMLText.escaped(sheet.title(words.language)))</name><number>\(number)</number>\n"
  }

  private func write<Sink: ByteSink & ~Copyable>(
    route sheet: RouteSheet, number: Int, to sink: inout Sink
  ) throws(InterchangeError) {
    try sink.write("<rte>" + head(sheet, number))
    let instructions = words.instructions(for: sheet.legs)
    for (index, leg) in sheet.legs.enumerated() {
      guard let place = leg.line.first else { continue }
      let seconds = leg.begin.milliseconds.roundedToSeconds
      try sink.write(
        """
        <rtept \(place.attributes)><time>\(seconds.universalTime)</time><name>\(index + 1)</name>\
        <desc>\(XMLText.escaped(instructions[index]))</desc><type>\(leg.action.code)</type></rtept>

        """)
    }
    try sink.write("</rte>\n")
  }

  private func write<Sink: ByteSink & ~Copyable>(
    track sheet: RouteSheet, number: Int, to sink: inout Sink
  ) throws(InterchangeError) {
    try sink.write("<trk>" + head(sheet, number))
    for piece in TrackSplitter.pieces(of: sheet.legs, in: streets) {
      var text = "<trkseg>\n"
      for point in piece {
        text += "<trkpt \(point.vertex.attributes)><time>\(point.time.universalTime)</time></trkpt>\n"
      }
      try sink.write(text + "</trkseg>\n")
    }
    try sink.write("</trk>\n")
  }
}

extension Vertex {
  /// Its place as GPX writes it.
  fileprivate var attributes: String {
    var text = "lat=\""
    JSONText.append(degrees: y, to: &text)
    text += "\" lon=\""
    // GPX has no 180 degrees east: it is the same meridian as 180 west.
    JSONText.append(degrees: x == 1_800_000_000 ? -x : x, to: &text)
    return text + "\""
  }
}

extension Int64 {
  /// Milliseconds as seconds, to the nearest.
  fileprivate var roundedToSeconds: Int64 { Int64((Double(self) / 1000).rounded()) }

  /// Seconds since 1970 as `2026-05-04T14:00:00Z`.
  fileprivate var universalTime: String {
    let moment = PlanInstant(milliseconds: self * 1000, offsetMinutes: 0)
    return (moment?.description.prefix(19)).map { $0 + "Z" } ?? "1970-01-01T00:00:00Z"
  }
}
