import Foundation
import TestKit
import Testing

/// Runs what the documents show.
@Suite struct ExampleTests {
  /// Quick start first, since the examples of the command line work on its city.
  @Test func quickStartAndCommandLinePrintWhatTheyShow() throws {
    let checkout = try ScratchCheckout()
    var count = 0
    for path in ["Docs/QuickStart.md", "Docs/CLI.md"] {
      for example in try DocumentPage(path).examples where !Self.isSetup(example) {
        count += 1
        let result = try checkout.run(example.commands)
        #expect(result.status == 0, "\(path):\(example.line): \(result.lines.joined(separator: "\n"))")
        #expect(result.lines == example.output ?? [], "\(path):\(example.line)")
      }
    }
    #expect(count > 20)
  }

  /// Planning a whole district takes minutes in a debug build: that half is compared in release builds.
  @Test func demonstrationPrintsWhatTheReadmeShows() throws {
    let first = try #require(try DocumentPage("README.md").examples.first)
    #expect(first.commands == ["Tools/demo"])
    let shown = try #require(first.output)
    #expect(shown.count <= 26)
    #if DEBUG
    let plans = "no"
    let expected = shown.prefix { !$0.hasPrefix("plan: ") }
    #expect(expected.count < shown.count)
    #else
    let plans = "yes"
    let expected = shown[...]
    #endif
    let result = try ScratchCheckout().run(["export DEMO_PLANS=\(plans)", "Tools/demo"])
    #expect(result.status == 0)
    #expect(result.lines == Array(expected))
  }

  @Test func demonstrationEndsWithTwoPlansThatAreAccepted() throws {
    let result = try ScratchCheckout().run([
      "export DEMO_SCALE=block DEMO_ITERATIONS=0", "Tools/demo", "ls out/demo/*/report.html",
      "sqlite3 out/demo/city.gpkg 'SELECT id FROM plan ORDER BY id'",
    ])
    #expect(result.status == 0, "\(result.lines.joined(separator: "\n"))")
    #expect(result.lines.filter { $0.hasPrefix("check: accepted: ") }.count == 2)
    #expect(result.lines.dropLast(2).suffix(2) == ["out/demo/patrol/report.html", "out/demo/sweep/report.html"])
    // They stand in the city, where the served map shows them.
    #expect(result.lines.suffix(2) == ["patrol/2026-05-04/1", "sweep/2026-05-04/1"])
  }

  /// The program that solves a first instance is the README's, and prints what stands below it.
  @Test func firstInstancePrintsWhatTheReadmeShows() throws {
    let page = try DocumentPage("README.md")
    let shown = try #require(page.block(after: "```swift"))
    let source = try String(contentsOf: PackageRoot.url("Examples/FirstInstance/main.swift"), encoding: .utf8)
    #expect(shown.code.joined(separator: "\n") + "\n" == source)
    let program = ScratchCheckout.luwang.deletingLastPathComponent().appendingPathComponent("FirstInstance")
    #expect(try ScratchCheckout().run([program.path]).lines == shown.output)
  }

  /// Every other command of the README is a script that is there, used as its own help says.
  @Test func readmeNamesScriptsThatAreThere() throws {
    for example in try DocumentPage("README.md").examples.dropFirst() {
      for command in example.commands {
        let script = command.split(separator: " ").first.map(String.init) ?? ""
        #expect(FileManager.default.isExecutableFile(atPath: PackageRoot.url(script).path), "\(command)")
        guard script == "Tools/demo" else { continue }
        let usage = try ScratchCheckout().run(["Tools/demo --help"]).lines.joined(separator: "\n")
        let plain = usage.filter { !"[]".contains($0) }
        #expect(plain.contains(command), "\(command) is not in its help")
      }
    }
  }

  /// Installing and building were done before the tests.
  private static func isSetup(_ example: DocumentPage.Example) -> Bool {
    ["Tools/setup", "git ", "Tools/demo", "Tools/test"].contains { example.commands.first?.hasPrefix($0) ?? true }
  }
}
