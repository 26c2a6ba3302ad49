import ArcInstances
import Casework
import Interchange
import PlanCheck
import Plans
import TestKit
import Testing

/// Holds the pages on commands and files against the program.
@Suite struct CommandPageTests {
  static let commands = [
    "sample", "import", "doctor", "grid", "stats", "locate", "assign", "route", "table", "isochrone", "plan", "check",
    "map", "serve", "token", "arcs", "sample-points", "bench",
  ]

  /// Commands that have commands of their own, which share a section.
  static let kinds = [
    "token": ["token add", "token list", "token revoke"],
    "plan": ["plan sweep", "plan patrol"],
    "arcs": ["arcs solve", "arcs bound", "arcs check", "arcs bench", "arcs generate"],
    "bench": [
      "bench lookup", "bench memory", "bench nearest", "bench routing", "bench lattice", "bench match",
      "bench drives",
    ],
  ]

  @Test func everyCommandHasItsSection() throws {
    let help = try ScratchCheckout().run(["luwang --help"]).lines
    let rows = help.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
    // Names stand two columns in; what continues a description stands further in.
    let names = rows.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.map { $0.split(separator: " ") }
    let listed = names.compactMap { $0.first.map(String.init) }
    #expect(listed.sorted() == Self.commands.sorted())
    let headings = try DocumentPage("Docs/CLI.md").lines.filter { $0.hasPrefix("## luwang ") }
    #expect(headings == Self.commands.map { "## luwang \($0)" })
  }

  @Test(arguments: commands) func optionsAreThoseOfTheHelp(command: String) throws {
    let checkout = try ScratchCheckout()
    let offered = try Set((Self.kinds[command] ?? [command]).flatMap { try Self.offered(by: $0, checkout) })
    let section = try DocumentPage("Docs/CLI.md").section("## luwang \(command)")
    let described = DocumentPage.firstCells(section).flatMap { DocumentPage.code($0) }
      .flatMap { Self.options(in: $0[...]) }
    #expect(described.sorted() == offered.filter { !["--help", "--version"].contains($0) }.sorted())
  }

  @Test func reasonsAreThoseOfTheProgram() throws {
    #expect(try Self.described("reason", of: "locate") == MissingReason.allCases.map(\.rawValue))
    #expect(try Self.described("reason", of: "plan") == UnservedReason.allCases.map(\.rawValue))
    #expect(try Self.described("code", of: "check") == FindingCode.allCases.map(\.rawValue))
    #expect(try Self.described("reason", of: "arcs") == SolutionFinding.Reason.allCases.map(\.rawValue))
  }

  @Test func answersHaveTheKeysThatAreExplained() throws {
    let section = try DocumentPage("Docs/CLI.md").section("## luwang locate")
    let described = Set(DocumentPage.firstCells(section).flatMap { DocumentPage.code($0) })
    for column in Location.columns { #expect(described.contains(column), "\(column)") }
  }

  @Test func columnNamesAreThoseThatAreRecognised() throws {
    let section = try DocumentPage("Docs/FileFormats.md").section("## Recognised column names")
    let described = section.filter { $0.hasPrefix("| `") }.map { DocumentPage.code($0) }
    #expect(described == BureauField.allCases.map(\.candidates))
  }

  /// The words that a table of a command's section explains.
  private static func described(_ head: String, of command: String) throws -> [String] {
    let section = try DocumentPage("Docs/CLI.md").section("## luwang \(command)")
    let table = section.drop { $0 != "| \(head) | means |" }.dropFirst(2).prefix { $0.hasPrefix("|") }
    return DocumentPage.firstCells(Array(table)).flatMap { DocumentPage.code($0) }
  }

  private static func offered(by command: String, _ checkout: ScratchCheckout) throws -> [String] {
    let help = try checkout.run(["luwang \(command) --help"]).lines
    let rows = help.drop { !["ARGUMENTS:", "OPTIONS:"].contains($0) }.filter {
      $0.hasPrefix("  ") && !$0.hasPrefix("   ")
    }
    return rows.flatMap { options(in: $0[...]) }
  }

  /// The long option that a line of help or a cell begins with.
  private static func options(in text: Substring) -> [String] {
    text.split { " ,".contains($0) }.prefix(2).filter { $0.hasPrefix("--") }.prefix(1).map(String.init)
  }
}
