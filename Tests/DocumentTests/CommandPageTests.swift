import Casework
import Interchange
import TestKit
import Testing

/// Holds the pages on commands and files against the program.
@Suite struct CommandPageTests {
  static let commands = [
    "sample", "import", "doctor", "grid", "stats", "locate", "assign", "route", "map", "sample-points",
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
    let help = try ScratchCheckout().run(["luwang \(command) --help"]).lines
    let options = help.drop { $0 != "ARGUMENTS:" }.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
    let offered = options.flatMap { Self.options(in: $0[...]) }
    let section = try DocumentPage("Docs/CLI.md").section("## luwang \(command)")
    let described = DocumentPage.firstCells(section).flatMap { DocumentPage.code($0) }
      .flatMap { Self.options(in: $0[...]) }
    #expect(described.sorted() == offered.filter { !["--help", "--version"].contains($0) }.sorted())
  }

  @Test func reasonsAreThoseOfTheProgram() throws {
    let section = try DocumentPage("Docs/CLI.md").section("## luwang locate")
    let table = section.drop { $0 != "| reason | means |" }.dropFirst(2)
    let described = DocumentPage.firstCells(Array(table)).flatMap { DocumentPage.code($0) }
    #expect(described == MissingReason.allCases.map(\.rawValue))
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

  /// The long option that a line of help or a cell begins with.
  private static func options(in text: Substring) -> [String] {
    text.split { " ,".contains($0) }.prefix(2).filter { $0.hasPrefix("--") }.prefix(1).map(String.init)
  }
}
