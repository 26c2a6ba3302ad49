import GeoTypes
import Plans
import RoadNetwork

#if canImport(Glibc)
import Glibc
#endif

extension PlanReport {
  /// What is left undone, by reason.
  func unservedSummary() -> Markup {
    var section: Markup = "<section id=\"unserved\"><h2>\(words.unserved)</h2>\n"
    guard !plan.unserved.isEmpty else { return section + "<p>\(words.allServed)</p></section>\n" }
    section += """
      <table class="reasons"><thead><tr><th>\(words.reason)</th><th class="n">\(words.count)</th>\
      <th class="n">\(words.kilometers)</th></tr></thead><tbody>

      """
    for reason in UnservedReason.allCases {
      let tasks = plan.unserved.filter { $0.reason == reason }
      guard !tasks.isEmpty else { continue }
      section += "<tr><td>\(words.reason(reason))</td><td class=\"n\">\(tasks.count)</td>"
      section += "<td class=\"n\">\(NumberText.fixed(kilometers(tasks), 2))</td></tr>\n"
    }
    section += "</tbody><tfoot><tr><td>\(words.all)</td><td class=\"n\">\(plan.unserved.count)</td>"
    section += "<td class=\"n\">\(NumberText.fixed(kilometers(plan.unserved), 2))</td></tr></tfoot></table>\n"
    return section + "<p><a href=\"#unserved-list\">\(words.lookAt(words.unservedList))</a></p></section>\n"
  }

  /// What is left undone, one by one.
  func unservedList() -> Markup {
    guard !plan.unserved.isEmpty else { return "" }
    var section: Markup = """
      <section class="sheet" id="unserved-list"><h2>\(words.unservedList)</h2>
      <table class="legs"><thead><tr><th class="n">\(words.order)</th><th>\(words.road)</th><th>\(words.from)</th>\
      <th>\(words.to)</th><th>\(words.side)</th><th class="n">\(words.kilometers)</th><th>\(words.reason)</th></tr></thead>
      <tbody>

      """
    for (number, task) in plan.unserved.prefix(max(0, listedUnserved)).enumerated() {
      section += row(task, number: number + 1)
    }
    section += "</tbody></table>\n"
    let more = plan.unserved.count - max(0, listedUnserved)
    if more > 0 { section += "<p class=\"more\">\(words.more(more))</p>\n" }
    return section + "</section>\n"
  }

  private func row(_ task: UnservedTask, number: Int) -> Markup {
    let segment = streets.segment(task.segment)
    let name = segment?.attributes.name
    let from = segment.flatMap { streets.crossingName(at: $0.from, besides: name) } ?? ""
    let to = segment.flatMap { streets.crossingName(at: $0.to, besides: name) } ?? ""
    let road = segment.map { text.road($0.attributes) } ?? "#\(task.segment.rawValue)"
    let pass: Markup = task.pass > 1 ? " <small>\(words.pass(task.pass))</small>" : ""
    let detail: Markup = task.detail.map { " <small>\($0)</small>" } ?? ""
    return """
      <tr><td class="n">\(number)</td><td>\(road)\(pass)</td><td>\(from)</td><td>\(to)</td>\
      <td>\(segment.map { side(of: $0, task.kerb) } ?? "")</td>\
      <td class="n">\(segment.map { NumberText.kilometers($0.length) } ?? "–")</td>\
      <td>\(words.reason(task.reason))\(detail)</td></tr>

      """
  }

  private func kilometers(_ tasks: [UnservedTask]) -> Double {
    tasks.reduce(0) { $0 + (streets.segment($1.segment)?.length.rawValue ?? 0) } / 1000
  }

  /// Where a kerb lies from the middle of its road, by the compass: which way the line was digitised means nothing to
  /// people.
  private func side(of segment: Segment, _ kerb: ServedKerb) -> String {
    let (start, end) = (segment.line.start, segment.line.end)
    let shrink = max(0.01, cos(start.latitude * .pi / 180))
    let (east, north) = ((Double(end.x) - Double(start.x)) * shrink, Double(end.y) - Double(start.y))
    guard east != 0 || north != 0 else { return "" }
    // To the right of a heading is a quarter turn clockwise from it.
    let heading = atan2(east, north) + (kerb.side == .right ? .pi / 2 : -.pi / 2)
    let eighth = Int((heading / (.pi / 4)).rounded())
    let name = words.compassSide((eighth % 8 + 8) % 8)
    return kerb.kind == .median ? name + words.bracketed(text.kerb(.median)) : name
  }
}
