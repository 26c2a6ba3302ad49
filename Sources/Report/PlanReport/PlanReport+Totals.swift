import GeoTypes
import Plans

extension PlanReport {
  /// The figures of the whole, as the plan states them.
  func totals(_ tallies: [RouteTally]) -> Markup {
    let summary = plan.summary
    let km = words.kilometers
    var cards: [(name: String, value: String, unit: String)] = [
      (words.service, NumberText.fixed(summary.serviceKilometers, 2), km),
      (words.deadhead, NumberText.fixed(summary.deadheadKilometers, 2), km),
      (words.total, NumberText.fixed(summary.totalKilometers, 2), km),
      (words.ratio, NumberText.percent(summary.deadheadRatio), ""),
      (words.coverage, NumberText.percent(summary.coverage), ""),
      (words.used(plan.kind), words.of(tallies.count { $0.hasWork }, fleet.vehicles.count), ""),
      (words.uTurns, String(summary.uTurns), ""), (words.crossingTurns, String(summary.crossingTurns), ""),
      (words.unservedCount, words.kerbs(summary.unserved), ""),
    ]
    if let bound = summary.lowerBound { cards.append((words.bound, NumberText.fixed(bound, 2), km)) }
    if let gap = summary.gap { cards.append((words.gap, NumberText.percent(gap), "")) }
    let list = cards.map { card -> Markup in
      let unit: Markup = card.unit.isEmpty ? "" : " <small>\(card.unit)</small>"
      return "<div><dt>\(card.name)</dt><dd>\(card.value)\(unit)</dd></div>\n"
    }
    return """
      <section id="totals"><h2>\(words.totals)</h2>
      <dl class="cards">
      \(list.joined())</dl>
      \(balance(tallies))</section>

      """
  }

  /// How evenly the work is shared out.
  private func balance(_ tallies: [RouteTally]) -> Markup {
    let working = tallies.filter(\.hasWork)
    guard working.count > 1 else { return "" }
    var lines: [Markup] = []
    if let spread = RouteSpread(working.map { $0.total.rawValue / 1000 }) {
      let range = "\(NumberText.fixed(spread.least, 2))–\(NumberText.fixed(spread.most, 2)) \(words.kilometers)"
      lines.append(balanceLine(words.byDistance, range, spread))
    }
    if let spread = RouteSpread(working.map(\.duration)) {
      let range = "\(clock.duration(spread.least))–\(clock.duration(spread.most)) \(words.hours)"
      lines.append(balanceLine(words.byTime, range, spread))
    }
    return
      "<p class=\"balance\"><b>\(words.balance)</b>\(words.bracketed(words.shortestLongest))<br/>\(lines.joined())</p>\n"
  }

  private func balanceLine(_ name: String, _ range: String, _ spread: RouteSpread) -> Markup {
    let share = words.bracketed("\(words.spread) \(NumberText.percent(spread.spread))")
    return "<span>\(name) <b>\(range)</b>\(share)</span> "
  }

  /// One row for each route.
  func routeTable(_ tallies: [RouteTally]) -> Markup {
    let loads = rules.loads.map { "<th class=\"n\">\(words.largestLoad)<br/>\($0.name)</th>" as Markup }
    var table: Markup = """
      <section id="routes"><h2>\(words.routes)</h2>
      <table class="routes"><thead><tr><th class="n">\(words.number)</th><th></th><th>\(words.vehicle(plan.kind))</th>\
      <th class="n">\(words.firstStart)</th><th class="n">\(words.lastEnd)</th>\
      <th class="n">\(words.service)<br/>\(words.kilometers)</th><th class="n">\(words.deadhead)<br/>\(words.kilometers)</th>\
      <th class="n">\(words.ratio)</th><th class="n">\(words.visits)</th><th class="n">\(words.tasks)</th>\(loads.joined())</tr></thead>
      <tbody>

      """
    for tally in tallies { table += routeRow(tally) }
    table += "</tbody>\n"
    if tallies.count > 1 { table += sumRow(tallies) }
    return table + "</table></section>\n"
  }

  private func routeRow(_ tally: RouteTally) -> Markup {
    let legs = tally.itinerary.legs
    let loads = rules.loads.indices.map { "<td class=\"n\">\(largestLoad(tally, $0))</td>" as Markup }
    return """
      <tr data-route="\(tally.number)"><td class="n">\(tally.number)</td><td>\(swatch(tally))</td>\
      <td><a href="#route-\(tally.number)">\(name(tally))</a></td>\
      <td class="n">\(legs.first.map { clock.time($0.begin) } ?? "")</td>\
      <td class="n">\(legs.last.map { clock.time($0.end) } ?? "")</td>\
      <td class="n">\(NumberText.fixed(tally.service.rawValue / 1000, 2))</td>\
      <td class="n">\(NumberText.fixed(tally.deadhead.rawValue / 1000, 2))</td>\
      <td class="n">\(NumberText.percent(tally.ratio))</td><td class="n">\(tally.visits)</td>\
      <td class="n">\(tally.tasks)</td>\(loads.joined())</tr>

      """
  }

  private func sumRow(_ tallies: [RouteTally]) -> Markup {
    let service = tallies.reduce(Meters.zero) { $0 + $1.service }
    let deadhead = tallies.reduce(Meters.zero) { $0 + $1.deadhead }
    let all = service + deadhead
    return """
      <tfoot><tr><td></td><td></td><td>\(words.all)</td><td></td><td></td>\
      <td class="n">\(NumberText.fixed(service.rawValue / 1000, 2))</td>\
      <td class="n">\(NumberText.fixed(deadhead.rawValue / 1000, 2))</td>\
      <td class="n">\(NumberText.percent(all > .zero ? deadhead / all : 0))</td>\
      <td class="n">\(tallies.reduce(0) { $0 + $1.visits })</td><td class="n">\(tallies.reduce(0) { $0 + $1.tasks })</td>\
      \(rules.loads.map { _ in "<td></td>" as Markup }.joined())</tr></tfoot>

      """
  }

  private func largestLoad(_ tally: RouteTally, _ index: Int) -> String {
    guard index < tally.largestLoad.count else { return "–" }
    let capacity = tally.vehicle?.capacity
    let most = capacity.flatMap { index < $0.count ? $0[index] : nil }
    let text = NumberText.load(tally.largestLoad[index], of: most)
    return most.map { "\(text) / \(NumberText.load($0, of: $0))" } ?? text
  }

  /// A short piece of a route's line.
  func swatch(_ tally: RouteTally) -> Markup {
    let ink = RouteInk(route: tally.number - 1)
    return
      "<svg class=\"key\" viewBox=\"0 0 400 160\"><path class=\"s\" stroke=\"\(ink.colour)\"\(ink.dashAttribute) d=\"M10 80h380\"/></svg>"
  }
}
