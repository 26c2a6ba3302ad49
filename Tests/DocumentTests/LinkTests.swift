import Foundation
import TestKit
import Testing

/// Links, paths and words of the documents.
@Suite struct LinkTests {
  @Test func linksLeadToFilesThatAreThere() throws {
    for page in try DocumentPage.all() {
      let folder = PackageRoot.url(page.path).deletingLastPathComponent()
      for line in page.lines {
        for match in line.matches(of: /\]\(([^)\s#]+)(?:#[^)]*)?\)/) {
          let target = String(match.1)
          guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
          #expect(Self.exists(folder.appendingPathComponent(target)), "\(page.path): \(target)")
        }
      }
    }
  }

  @Test func pathsInBackquotesAreThere() throws {
    for page in try DocumentPage.all() {
      for line in page.lines {
        for match in line.matches(of: /\b(?:Docs|Sources|Tests|Tools|GeoData)\/[A-Za-z0-9_.\/+-]*/) {
          let path = String(match.0).trimmingCharacters(in: CharacterSet(charactersIn: "."))
          #expect(Self.exists(PackageRoot.url(path)), "\(page.path): \(path)")
        }
      }
    }
  }

  @Test func nothingPointsIntoOneMachine() throws {
    for page in try DocumentPage.all() {
      for (number, line) in page.lines.enumerated() {
        let found = line.firstMatch(of: /(?:^|[\s"'`(=])\/(?:work|home|root|Users|tmp|mnt|opt)\b/)
        #expect(found == nil, "\(page.path):\(number + 1): \(line)")
        #expect(!line.contains("file://"), "\(page.path):\(number + 1)")
      }
    }
  }

  @Test func everyWordOfTheGlossaryIsExplainedOnce() throws {
    let cells = DocumentPage.firstCells(try DocumentPage("Docs/Glossary.md").lines).dropFirst()
    let words = cells.flatMap { $0.split(separator: ", ").map { $0.lowercased() } }
    #expect(words.count > 30)
    let counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.filter { $0.value > 1 }.keys.sorted() == [])
  }

  private static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
}
