import GeoTypes
import Plans
import Report
import RoadNetwork
import TestKit
import Testing

@Suite struct PlanReportTests {
  @Test(arguments: PlanLanguage.allCases) func isOneWellFormedFileWithoutNetwork(language: PlanLanguage) throws {
    var town = try ReportTown()
    town.leaveUndone(5, .island)
    var report = try town.report(language)
    report.attribution = "© contributors"
    report.notes = ["1 private road is left out"]
    let html = report.html()
    let page = try PageTree.read(html)
    let ids = page.all.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for link in page.find("a") {
      let target = try #require(link.attributes["href"])
      #expect(target.hasPrefix("#") && ids.contains(String(target.dropFirst())), "\(target)")
    }
    #expect(page.all.allSatisfy { $0.attributes["src"] == nil && $0.name != "link" && $0.name != "image" })
    let names = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"]
    let rest = names.reduce(html) { $0.replacing($1, with: "") }
    for word in ["http:", "https:", "url(", "@import"] { #expect(!rest.contains(word), "\(word)") }
  }

  @Test func statesThePlansTotals() throws {
    var town = try ReportTown()
    town.leaveUndone(4, .timeWindow)
    town.plan.summary.lowerBound = 12.3456
    town.plan.summary.gap = 0.0834
    town.plan.summary.coverage = 0.957
    let page = try PageTree.read(try town.report(.en).html())
    let cards = try #require(page["totals"]).find("dl", class: "cards")[0].children.map(\.children)
    let stated = Dictionary(uniqueKeysWithValues: cards.map { ($0[0].text, $0[1].text) })
    let summary = town.plan.summary
    #expect(stated["Service"] == "\(two(summary.serviceKilometers)) km")
    #expect(stated["Deadhead"] == "\(two(summary.deadheadKilometers)) km")
    #expect(stated["Driven in all"] == "\(two(summary.totalKilometers)) km")
    #expect(stated["Coverage"] == "95.7%" && stated["Above the bound"] == "8.3%")
    #expect(stated["Lower bound"] == "12.35 km" && stated["Vehicles used"] == "3 of 3")
    #expect(stated["U-turns"] == "\(summary.uTurns)")
    #expect(stated["Turns across traffic"] == "\(summary.crossingTurns)")
    #expect(stated["Left undone"] == "\(summary.unserved) kerbs")
  }

  @Test(arguments: UInt64(1)...4) func routesAddUpToThePlan(seed: UInt64) throws {
    let town = try ReportTown(seed: seed)
    let page = try PageTree.read(try town.report(.en).html())
    let routes = try #require(page["routes"])
    let sum = try #require(routes.find("tfoot").first).find("td").map(\.text)
    #expect(sum[5] == two(town.plan.summary.serviceKilometers), "seed \(seed)")
    #expect(sum[6] == two(town.plan.summary.deadheadKilometers), "seed \(seed)")
    #expect(routes.rows.map { $0[2] } == town.fleet.vehicles.map { $0.description ?? "" })
    for (row, route) in zip(routes.rows, town.plan.routes) {
      let visits = route.steps.count { if case .facility = $0.work { true } else { false } }
      let tasks = route.steps.count { if case .segment = $0.work { true } else { false } }
      #expect(row[8] == "\(visits)" && row[9] == "\(tasks)", "seed \(seed)")
    }
  }

  @Test(arguments: PlanLanguage.allCases) func showsEveryLegOnce(language: PlanLanguage) throws {
    let town = try ReportTown()
    let page = try PageTree.read(try town.report(language).html())
    for (number, itinerary) in try town.itineraries().enumerated() {
      let sheet = try #require(page["route-\(number + 1)"])
      let rows = sheet.rows
      #expect(rows.map { $0[0] } == (1...itinerary.legs.count).map(String.init))
      let driven = itinerary.legs.reduce(0) { $0 + $1.length.rawValue } / 1000
      let last = try #require(rows.last)
      #expect(last[last.count - 3] == two(driven))
      let roads = zip(rows, itinerary.legs).filter { $1.action == .serve || $1.action == .drive }
      #expect(roads.allSatisfy { $0[2] == $1.roadName || $1.roadName == nil })
      #expect(sheet.find("tr", class: "w").count == itinerary.legs.count { $0.action == .serve })
    }
  }

  @Test func repeatsTheHeadOfASheetOnEachPage() throws {
    let town = try ReportTown()
    let html = try town.report(.zh).html()
    #expect(html.contains("thead{display:table-header-group}") && html.contains("break-before:page"))
    let page = try PageTree.read(html)
    for (number, vehicle) in town.fleet.vehicles.enumerated() {
      let head = try #require(page["route-\(number + 1)"]?.find("thead").first)
      #expect(head.text.contains(try #require(vehicle.description)))
    }
  }

  @Test func marksTheNextDay() throws {
    let town = try ReportTown()
    let page = try PageTree.read(try town.report(.zh).html())
    let sheet = try #require(page["route-1"])
    let times = sheet.rows.map { $0[$0.count - 2] }
    let days = try #require(try town.itineraries().first).legs.map { $0.begin.description.prefix(10) }
    #expect(times.first == "23:58" && Set(days).count == 2)
    #expect(zip(times, days).allSatisfy { $0.hasSuffix(" (+1)") == ($1 == "2026-05-05") })
    #expect(sheet.find("p", class: "lead")[0].text.contains("23:58–08:00 (+1)"))
    #expect(page["top"]?.text.contains("2026年5月4日（星期一）") == true)
  }

  @Test func keepsTextFromFilesText() throws {
    let evil = "</script><script>alert('x')</script>&amp;\"\u{1}\u{FFFF}<b a='"
    let shown = "</script><script>alert('x')</script>&amp;\"<b a='"
    var town = try ReportTown(names: { "\(evil)\($0)" })
    for index in town.fleet.vehicles.indices { town.fleet.vehicles[index].description = evil }
    for index in town.facilities.indices { town.facilities[index].name = evil }
    town.rules.loads[0].name = evil
    town.rules.description = evil
    town.plan.area = evil
    town.plan.cityRevision = evil
    town.plan.assumed = [evil]
    town.leaveUndone(3, .closed, detail: evil)
    var report = try town.report(.en, title: evil)
    report.notes = [evil]
    report.attribution = evil
    report.verdictLine = evil
    let page = try PageTree.read(report.html())
    #expect(page.find("script").count == 1 && page.all.allSatisfy { $0.name != "b" || $0.attributes.isEmpty })
    #expect(page["notes"]?.find("li").map(\.text) == [shown])
    #expect(page.find("aside", class: "assumed")[0].find("li").map(\.text) == [shown])
    #expect(page["routes"]?.rows[0][2] == shown)
    #expect(page["route-1"]?.rows.contains { $0[2].hasPrefix(shown) } == true)
  }

  @Test func listsWhatIsLeftUndone() throws {
    var town = try ReportTown()
    town.leaveUndone(3, .island)
    town.leaveUndone(7, .timeWindow, detail: "06:00–22:00 only")
    town.leaveUndone(1, .noBrush)
    var report = try town.report(.en)
    report.listedUnserved = 8
    let page = try PageTree.read(report.html())
    let reasons = try #require(page["unserved"])
    let lengths = town.network.segments.map { $0.length.rawValue / 1000 }
    #expect(reasons.rows.map { $0[1] } == ["3", "1", "7"])
    #expect(reasons.rows.map { $0[2] } == [3, 1, 7].map { two(lengths.prefix($0).reduce(0, +)) })
    #expect(reasons.find("tfoot")[0].find("td")[1].text == "11")
    let list = try #require(page["unserved-list"])
    #expect(list.rows.count == 8 && list.text.contains("and 3 more"))
    #expect(list.rows[3][6].contains("06:00–22:00 only"))
    #expect(page.find("path", class: "unserved").count == 2)
    let done = try PageTree.read(try ReportTown().report(.en).html())
    #expect(done["unserved-list"] == nil && done["unserved"]?.text.contains("all that was asked for is done") == true)
  }

  @Test func saysAssumedOnEverySheet() throws {
    var town = try ReportTown()
    #expect(!(try town.report(.zh).html()).contains("假定"))
    town.plan.assumed = ["停保场位于区域中央"]
    let page = try PageTree.read(try town.report(.zh).html())
    for number in 1...3 { #expect(page["route-\(number)"]?.find("mark").count == 1) }
  }

  @Test func isDeterministic() throws {
    let first = try ReportTown().report(.zh).html()
    let second = try ReportTown().report(.zh).html()
    #expect(first == second)
  }

  /// As the report prints it, by another way.
  private func two(_ kilometers: Double) -> String {
    let hundredths = Int((kilometers * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
