import GeoTypes
import Plans
import TestKit
import Testing

@testable import Report

@Suite struct PrintedTextTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (1.005, 2, "1.00"), (12.345678, 3, "12.346"), (-0.5, 0, "-1"), (-0.04, 1, "0.0"),
    (999.999, 2, "1000.00"), (0.05, 2, "0.05"), (Double.infinity, 1, "–"), (Double.nan, 1, "–"), (1e300, 0, "–"),
  ]) func printsNumbers(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals) == expected)
  }

  @Test func keepsShortLengthsVisible() {
    #expect(NumberText.kilometers(Meters(3)) == "<0.01" && NumberText.kilometers(.zero) == "0.00")
    #expect(NumberText.kilometers(Meters(1234)) == "1.23")
  }

  @Test(arguments: [
    ("2026-05-04T00:00:00+08:00", "2026-05-04T22:05:59+08:00", "22:05"),
    ("2026-05-04T00:00:00+08:00", "2026-05-05T00:00:00+08:00", "00:00 (+1)"),
    ("2026-05-04T00:00:00+08:00", "2026-05-03T23:59:59+08:00", "23:59 (-1)"),
    ("1960-01-01T00:00:00-05:00", "1960-01-02T01:30:00-05:00", "01:30 (+1)"),
  ]) func printsTimes(midnight: String, instant: String, expected: String) throws {
    let clock = ClockText(try #require(PlanInstant(midnight)), PlanWords(.en))
    #expect(clock.time(try #require(PlanInstant(instant))) == expected)
  }

  @Test(arguments: [
    ("2026-05-04T00:00:00+08:00", "Monday, 4 May 2026", "2026年5月4日（星期一）"),
    ("2000-02-29T00:00:00+00:00", "Tuesday, 29 February 2000", "2000年2月29日（星期二）"),
    ("1969-12-31T00:00:00-05:00", "Wednesday, 31 December 1969", "1969年12月31日（星期三）"),
  ]) func printsDates(midnight: String, english: String, chinese: String) throws {
    let instant = try #require(PlanInstant(midnight))
    #expect(ClockText(instant, PlanWords(.en)).date == english)
    #expect(ClockText(instant, PlanWords(.zh)).date == chinese)
  }

  @Test func escapesWhatIsInterpolated() {
    let name = "<a & 'b'>\u{0}\u{FFFE}"
    let piece: Markup = "<td>\(name)\("x" as Markup)\(7)</td>"
    #expect(piece.source == "<td>&lt;a &amp; &#39;b&#39;&gt;x7</td>")
  }

  @Test func spreadIsOverTheMean() throws {
    let spread = try #require(RouteSpread([2, 4, 6]))
    #expect(spread.least == 2 && spread.most == 6 && spread.spread == 1)
    #expect(RouteSpread([]) == nil && RouteSpread([0, 0]) == nil)
  }
}
