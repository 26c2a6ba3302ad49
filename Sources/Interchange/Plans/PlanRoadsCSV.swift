internal import GeoTypes
public import Plans
internal import RoadNetwork

/// A plan as a table for spreadsheets (RFC 4180, UTF-8 with a byte-order mark): a line a leg of each route.
///
/// Words and headers are in the language asked for. Text that a spreadsheet would take for a formula gets an apostrophe
/// before it.
public struct PlanRoadsCSV: PlanExport {
  private let sheets: [RouteSheet]
  private let words: ItineraryText
  private let loads: [String]

  /// Reads the legs of a plan.
  /// - Parameters:
  ///   - plan: the plan.
  ///   - fleet: the vehicles, for their names.
  ///   - streets: the roads of the city.
  ///   - language: the language of headers and words.
  ///   - loads: the names of the loads in the order of the rules; further ones are numbered.
  ///   - facilities: the facilities, for their names.
  /// - Throws: ``ItineraryError`` where the plan drives a segment that the city has not.
  public init(
    plan: Plan, fleet: Fleet, streets: PlanStreets, language: PlanLanguage, loads: [String] = [],
    facilities: [Facility] = []
  ) throws(ItineraryError) {
    sheets = try RouteSheet.all(of: plan, fleet: fleet, streets: streets)
    words = ItineraryText(language, kind: plan.kind, drivingSide: streets.drivingSide, facilities: facilities)
    let count = sheets.reduce(0) { most, sheet in sheet.legs.reduce(most) { max($0, $1.load.count) } }
    let further = loads.count < count ? loads.count + 1..<count + 1 : 0..<0
    self.loads = loads + further.map { language == .zh ? "载荷 \($0)" : "load \($0)" }
  }

  private var columns: [String] {
    words.language == .zh
      ? ["车辆", "名称", "序号", "动作", "道路", "等级", "起点", "终点", "侧别", "路缘", "遍次", "转向", "公里", "开始", "结束"]
        + loads.map(Self.guarded) + ["累计公里"]
      : [
        "vehicle", "name", "sequence", "action", "road", "class", "from", "to", "side", "kerb", "pass", "turn", "km",
        "start", "end",
      ] + loads.map(Self.guarded) + ["total_km"]
  }

  /// Writes the byte-order mark, the header and the legs route by route.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public func write<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws(InterchangeError) {
    let writer = try CSVWriter(columns: columns, mark: true, to: &sink)
    for sheet in sheets {
      var driven = Meters.zero
      for (index, leg) in sheet.legs.enumerated() {
        driven = driven + leg.length
        try writer.write(row(leg, number: index + 1, of: sheet, driven: driven), to: &sink)
      }
    }
  }

  private func row(_ leg: ItineraryLeg, number: Int, of sheet: RouteSheet, driven: Meters) -> [String] {
    let road = words.road(of: leg) ?? leg.action.facility.map(words.facility)
    let told: [String?] = [
      sheet.name, String(number), words.action(leg.action), road, leg.roadClass.map(words.roadClass), leg.fromName,
      leg.toName, leg.side.map(words.side), leg.kerb.map(words.kerb), leg.action == .serve ? String(leg.pass) : nil,
      leg.turn.map(words.turn),
    ]
    let kilometers = leg.arcs.isEmpty ? "" : FixedDecimal.text(leg.length.rawValue / 1000, places: 3)
    let used = loads.indices.map { $0 < leg.load.count ? FixedDecimal.text(leg.load[$0], places: 3) : "" }
    return [String(sheet.vehicle)] + told.map { Self.guarded($0 ?? "") } + [kilometers, leg.begin.clock, leg.end.clock]
      + used + [FixedDecimal.text(driven.rawValue / 1000, places: 3)]
  }

  /// Text as spreadsheets show it: an apostrophe before what they would compute, full-width signs included.
  private static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }) else {
      return text
    }
    return "=+-@＝＋－＠".unicodeScalars.contains(first) ? "'" + text : text
  }
}
