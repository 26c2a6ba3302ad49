import Foundation
import TestKit

/// A page of the project's documentation.
struct DocumentPage {
  /// Commands in a fenced `sh` block and, where a fenced `text` block follows at once, what they print.
  struct Example {
    var line: Int
    var commands: [String]
    var output: [String]?
  }

  let path: String
  let lines: [String]

  init(_ path: String) throws {
    self.path = path
    let text = try String(contentsOf: PackageRoot.url(path), encoding: .utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// README, CONTRIBUTING and everything under Docs, sorted.
  static func all() throws -> [DocumentPage] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: PackageRoot.url("Docs").path)
    let pages = ["README.md", "CONTRIBUTING.md"] + names.filter { $0.hasSuffix(".md") }.map { "Docs/\($0)" }
    return try pages.sorted().map(DocumentPage.init)
  }

  var examples: [Example] {
    var examples: [Example] = []
    var index = 0
    while index < lines.count {
      guard lines[index] == "```sh" else {
        index += 1
        continue
      }
      var example = Example(line: index + 1, commands: fenced(from: &index))
      var next = index
      while next < lines.count, lines[next].isEmpty { next += 1 }
      if next < lines.count, lines[next] == "```text" {
        index = next
        example.output = fenced(from: &index)
      }
      examples.append(example)
    }
    return examples
  }

  /// The lines between a fence and the next; the index moves behind that.
  private func fenced(from index: inout Int) -> [String] {
    let body = lines[(index + 1)...].prefix { $0 != "```" }
    index += body.count + 2
    return Array(body)
  }

  /// The lines under a heading, up to the next of its depth.
  func section(_ heading: String) -> [String] {
    guard let start = lines.firstIndex(of: heading) else { return [] }
    let depth = heading.prefix { $0 == "#" } + " "
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix(depth) })
  }

  /// The first block that opens so, with the text block that follows it.
  func block(after fence: String) -> (code: [String], output: [String])? {
    guard var index = lines.firstIndex(of: fence) else { return nil }
    let code = fenced(from: &index)
    guard let next = lines[index...].firstIndex(of: "```text") else { return nil }
    index = next
    return (code, fenced(from: &index))
  }

  /// The first cells of the rows of tables.
  static func firstCells(_ lines: [String]) -> [String] {
    lines.filter { $0.hasPrefix("| ") }.map { line in
      line.dropFirst(2).split(separator: " |", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    }
  }

  /// What stands between backquotes in a text.
  static func code(_ text: String) -> [String] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
