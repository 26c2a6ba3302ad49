import Foundation
import TestKit
import Testing

/// A browser that tests drive; `Tools/setup` installs it.
enum Browser {
  static let python = PackageRoot.url(".venv/bin/python").path
  static let isInstalled =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")
    && (try? CommandRunner.run(python, ["-c", "import playwright"]))?.status == 0
    && FileManager.default.fileExists(atPath: "/usr/local/share/luwang/page/maplibre-gl.js")
}

/// The map page in a browser: `Tests/Browser/page.py` tells what it does there.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "needs chromium and playwright: Tools/setup"))
struct PageTests {
  private func plannedCity() throws -> ScratchCity {
    let city = try ScratchCity(grids: true)
    let out = city.folder.url.appendingPathComponent("plan").path
    let fleet = ["--fleet", ScratchCity.file("fleet.json"), "--rules", ScratchCity.file("rules.json")]
    try expectDone(CommandRunner.luwang(["import", city.url.path] + fleet))
    let day = ["--area", "990101001001", "--date", "2026-05-04", "--iterations", "20", "--store", "-o", out]
    try expectDone(CommandRunner.luwang(["plan", "sweep", city.url.path] + day))
    return city
  }

  private func browse(
    _ city: ScratchCity, _ served: ServedCity, _ pictures: ScratchFolder, _ more: String...
  ) throws -> CommandRunner.Result {
    let script = PackageRoot.url("Tests/Browser/page.py").path
    return try CommandRunner.run(
      Browser.python, [script, "\(served.address)/", "117.0175", "36.6005", pictures.url.path, city.url.path] + more)
  }

  @Test func answersClicksSwitchesLayersAndShowsPlans() throws {
    let city = try plannedCity()
    let served = try ServedCity(city.url)
    let pictures = try ScratchFolder()
    let result = try browse(city, served, pictures)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(pictures.names == ["about.png", "narrow.png", "place.png", "plan.png"])
  }

  @Test func asksForATokenWhereGuestsAreNotLetIn() throws {
    let city = try plannedCity()
    let made = try CommandRunner.luwang("token", "add", city.url.path, "--name", "desk", "--role", "reader")
    try expectDone(made)
    let secret = try #require(made.output.firstMatch(of: #/lw_[\w-]+/#)).output
    let served = try ServedCity(city.url, "--set", "access.open=false")
    let pictures = try ScratchFolder()
    let result = try browse(city, served, pictures, "--token=\(secret)")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test func answersWithoutTheMapLibrary() throws {
    let city = try plannedCity()
    let nothing = try ScratchFolder()
    let served = try ServedCity(city.url, "--set", "page.library=\(nothing.url.path)")
    let pictures = try ScratchFolder()
    let result = try browse(city, served, pictures, "--without-map")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }
}
