import Foundation
import GeoTypes
import Interchange
import TestKit
import Testing

/// The files of `GeoData/cases/bad` that readers of GeoJSON and CSV refuse or warn of, as `files-cases.json` says.
struct BadFilesTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    var file: String
    var command: String
    var expect: String
    var contains: String
    var testDescription: String { file }

    /// The word after an option of the command.
    func value(of option: String) -> String? {
      let words = command.split(separator: " ").map(String.init)
      return words.firstIndex(of: option).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
    }
  }

  private static let folder = PackageRoot.url("GeoData/cases/bad")

  static let cases: [Case] = {
    let list = try? Data(contentsOf: folder.appendingPathComponent("files-cases.json"))
    return list.flatMap { try? JSONDecoder().decode([Case].self, from: $0) } ?? []
  }()

  @Test func theListIsThereAndNamesEveryFile() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let ours = names.filter { $0.hasPrefix("json-") || $0.hasPrefix("csv-") }
    #expect(Self.cases.map(\.file).sorted() == ours.sorted())
    #expect(Self.cases.count >= 22)
  }

  @Test(arguments: cases)
  func saysWhatIsWrong(bad: Case) throws {
    let url = Self.folder.appendingPathComponent(bad.file)
    do {
      let table = try read(bad, url)
      #expect(bad.expect == "warning", "read without an error")
      #expect(table.warnings.contains { $0.contains(bad.contains) }, "\(table.warnings)")
    } catch {
      #expect(bad.expect == "error", "\(error)")
      #expect(error.description.contains(bad.contains), "\(error)")
      #expect(error.file == url.path)
    }
  }

  private func read(_ bad: Case, _ url: URL) throws(InterchangeError) -> FeatureTable {
    let mapping = try FieldMapping(parsing: bad.value(of: "--map") ?? "")
    let table: FeatureTable
    if bad.file.hasSuffix(".csv") {
      let encoding = bad.value(of: "--encoding").flatMap(TextEncoding.init(parsing:))
      table = try CSVReader.read(contentsOf: url, options: CSVOptions(encoding: encoding, mapping: mapping))
    } else {
      table = try GeoJSONReader.read(contentsOf: url)
    }
    let lookup = try mapping.lookup(in: table, file: url.path)
    if bad.command.contains("--divisions") { try lookup.require(.code, .name) }
    return table
  }
}
