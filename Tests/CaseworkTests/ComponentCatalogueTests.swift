import Casework
import Foundation
import TestKit
import Testing

@Suite("The class table of components")
struct ComponentCatalogueTests {
  @Test func theStandardTableIsTheFile() throws {
    let file = try String(contentsOf: PackageRoot.url("GeoData/catalogues/components-2005.csv"), encoding: .utf8)
    #expect(try ComponentCatalogue(csv: file) == .standard)
    #expect(ComponentCatalogue.standard.version == "2005.1")
    #expect(ComponentCatalogue.standard.source?.contains("CJ/T 214-2005") == true)
  }

  /// Counts by class as domain.md has them: 38, 17, 11, 10, 3, 6 and 23 extensions.
  @Test func theStandardTableIsWhole() {
    let counts = Dictionary(grouping: ComponentCatalogue.standard.classes, by: \.code).mapValues(\.count)
    #expect(counts == ["01": 38, "02": 17, "03": 11, "04": 10, "05": 3, "06": 6, "21": 23])
    let cover = ComponentCatalogue.standard["01", "02"]
    #expect(cover?.name == "污水井盖")
    #expect(cover?.className == "公用设施")
    #expect(cover?.geometry == .point)
    #expect(ComponentCatalogue.standard["21", "04"]?.geometry == .line)
    #expect(ComponentCatalogue.standard["99", "01"] == nil)
    #expect(!ComponentCatalogue.standard.hasClass("99"))
  }

  @Test func aCityAddsAndReplaces() throws {
    let city = try ComponentCatalogue(
      csv: "# version: jinan-1\nsubclass,class,name,owner\r\n01,01,\"井盖, 上水\",x\r\n088,09,泉池,y\r\n")
    let both = ComponentCatalogue.standard.extended(by: city)
    #expect(both.classes.count == 109)
    #expect(both["01", "01"]?.name == "井盖, 上水")
    #expect(both["09", "88"]?.name == "泉池")
    #expect(both.hasClass("09"))
    #expect(both.version == "2005.1 + jinan-1")
    #expect(city["01", "02"] == nil)
  }

  @Test func quotesAndMarks() throws {
    let list = try ComponentCatalogue(
      csv: "\u{FEFF}class,subclass,subclass_name_zh,note\n01,02,\"a \"\"b\"\"\nc\",\n\n01,03,d,\"\"")
    #expect(list["01", "02"]?.name == "a \"b\"\nc")
    #expect(list.classes.count == 2)
    #expect(list.version == nil)
  }

  @Test(arguments: [
    ("", CatalogueError.empty(file: "f")),
    ("class,subclass\n", .columnMissing(file: "f", column: "subclass_name_zh", found: ["class", "subclass"])),
    ("class,subclass,name\n", .empty(file: "f")),
    ("class,subclass,name\n01,02\n", .fieldCount(file: "f", line: 2, expected: 3, found: 2)),
    ("class,subclass,name\n\n01,02,\"x\n", .openQuote(file: "f", line: 3)),
    (
      "class,subclass,name\n1,02,x\n",
      .badValue(file: "f", line: 2, column: "class", value: "1", allowed: "a number of 2 digits")
    ),
    (
      "class,subclass,name\n01,2a,x\n",
      .badValue(file: "f", line: 2, column: "subclass", value: "2a", allowed: "a number of 1 to 3 digits")
    ),
    ("class,subclass,name\n01,02,\n", .badValue(file: "f", line: 2, column: "name", value: "", allowed: "a name")),
    (
      "class,subclass,name,geometry\n01,02,x,ring\n",
      .badValue(file: "f", line: 2, column: "geometry", value: "ring", allowed: "one of point, line, polygon")
    ),
    (
      "class,subclass,name\n01,02,x\n01,03,y\n01,002,z\n",
      .duplicate(file: "f", line: 4, firstLine: 2, code: "01", subclass: "02")
    ),
  ])
  func brokenLists(text: String, expected: CatalogueError) {
    let error = #expect(throws: CatalogueError.self) { try ComponentCatalogue(csv: text, file: "f") }
    #expect(error == expected)
    #expect(error?.description.hasPrefix("f") == true)
  }
}
