import Foundation
import TestKit
import Testing

/// Every file of `GeoData/cases/bad`, as a person meets it: given to the program.
@Suite("Bad input")
struct BadInputTests {
  /// A line of one of the lists.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    enum Outcome: String, Decodable {
      /// Refused with 2; the city stays as it was.
      case error
      /// Read, with something said about it.
      case warning
      /// Answered on standard output, line by line.
      case answer
    }

    var file: String
    var command: String
    var expect: Outcome
    var contains: String
    /// The command's outcome and words, where they differ from those of the reader alone.
    var importExpect: Outcome?
    var importContains: String?

    var testDescription: String { file }
    var outcome: Outcome { importExpect ?? expect }
    var words: String { importContains ?? contains }

    /// The words of the command, with `FILE`, `CITY`, `OUT`, `SAMPLE` and `CASES` filled in.
    func arguments(city: URL) -> [String] {
      var words = command.split(separator: " ").map(String.init)
      if !words.contains("FILE") { words.append("FILE") }
      if !words.contains("CITY") { words.insert("CITY", at: 1) }
      return words.map { word in
        switch word {
        case "FILE": BadInputTests.folder.appendingPathComponent(file).path
        case "CITY": city.path
        case "OUT": city.deletingLastPathComponent().appendingPathComponent("out").path
        default:
          word.replacingOccurrences(of: "SAMPLE", with: ScratchCity.sample.path)
            .replacingOccurrences(of: "CASES", with: PackageRoot.url("GeoData/cases").path)
        }
      }
    }
  }

  static let folder = PackageRoot.url("GeoData/cases/bad")

  private static let lists = ["city-cases.json", "files-cases.json", "osm-cases.json", "plan-cases.json"]

  static let cases: [Case] = lists.flatMap { name -> [Case] in
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let bytes = try? Data(contentsOf: folder.appendingPathComponent(name))
    return bytes.flatMap { try? decoder.decode([Case].self, from: $0) } ?? []
  }

  @Test func everyFileIsACase() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Self.cases.map(\.file).sorted() == names.filter { !$0.hasSuffix("-cases.json") }.sorted())
    #expect(Self.cases.count >= 150)
  }

  @Test(arguments: cases)
  func isAnsweredAsListed(bad: Case) throws {
    let city = try ScratchCity()
    let before = try city.bytes
    let result = try CommandRunner.luwang(bad.arguments(city: city.url))
    switch bad.outcome {
    case .error:
      #expect(result.status == 2, "\(result.status) \(result.errors)")
      #expect(result.errors.hasPrefix("luwang: error: "))
      #expect(result.errors.contains(bad.words), "\(result.errors)")
      #expect(result.errors.contains(bad.file), "the message does not name the file: \(result.errors)")
      #expect(result.output.isEmpty)
      #expect(try city.bytes == before, "the city was changed")
    case .warning:
      try expectDone(result)
      let told = try told(bad, result)
      #expect(told.contains(bad.words), "\(told)")
      #expect(try SQLite.integrity(city.url) == "ok")
    case .answer:
      try expectDone(result)
      #expect(result.output.contains(bad.words), "\(result.output)")
      #expect(result.output.contains(bad.file))
      #expect(try city.bytes == before, "the city was changed")
    }
    // Whoever locates leaves the index beside the city.
    #expect(city.folder.names.filter { $0 != "city.gpkg.index" } == ["city.gpkg"], "left something beside the city")
  }

  /// All that is said of a file: the summary for people shows three kinds, `--json` has them all.
  private func told(_ bad: Case, _ result: CommandRunner.Result) throws -> String {
    if result.errors.contains(bad.words) { return result.errors }
    let fresh = try ScratchCity()
    let full = try CommandRunner.luwang(bad.arguments(city: fresh.url) + ["--json"])
    _ = try JSONSerialization.jsonObject(with: Data(full.output.utf8))
    return full.output.replacingOccurrences(of: "\\\"", with: "\"")
  }

  /// A line that cannot be answered makes the result partial, when asked to be strict.
  @Test(arguments: cases.filter { $0.outcome == .answer })
  func strictTellsPartialAnswers(bad: Case) throws {
    let city = try ScratchCity()
    let result = try CommandRunner.luwang(bad.arguments(city: city.url) + ["--strict"])
    #expect(result.status == 4, "\(result.errors)")
  }

  @Test(arguments: ["missing.geojson", "missing.csv", "missing.osm.pbf", "missing.gpkg"])
  func missingFilesAreNamed(name: String) throws {
    let city = try ScratchCity()
    let option = name.hasSuffix(".csv") ? "--components" : name.hasSuffix(".pbf") ? "--osm" : "--divisions"
    let result = try city.luwang("import", option, city.folder.url.appendingPathComponent(name).path)
    #expect(result.status == 2)
    #expect(result.errors.contains(name))
    let words = ["no such file", "does not exist"]
    #expect(words.contains { result.errors.lowercased().contains($0) }, "\(result.errors)")
  }

  @Test(arguments: ["--osm", "--divisions", "--roads", "--components", "--chiefs", "--road-classes", "--within"])
  func directoriesAreRefused(option: String) throws {
    let city = try ScratchCity()
    let more = option == "--road-classes" ? ["--osm", PackageRoot.url("GeoData/cases/osm-small.osm").path] : []
    let result = try CommandRunner.luwang(
      ["import", city.url.path, option, Self.folder.path] + more
        + (option == "--within" ? ["--roads", ScratchCity.file("roads.geojson")] : []))
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.errors.contains("GeoData/cases/bad") && result.errors.contains("director"), "\(result.errors)")
  }
}
