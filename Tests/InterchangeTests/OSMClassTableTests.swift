import Foundation
import Interchange
import RoadNetwork
import TestKit
import Testing

@Suite struct OSMClassTableTests {
  @Test func builtInTablesAreTheFiles() throws {
    let classes = try String(contentsOf: PackageRoot.url("GeoData/osm-classes.csv"), encoding: .utf8)
    let components = try String(contentsOf: PackageRoot.url("GeoData/osm-components.csv"), encoding: .utf8)
    #expect(OSMClassTable.standardText == classes)
    #expect(OSMComponentTable.standardText == components)
    #expect(OSMComponentTable.standard.rules.count > 30)
    #expect(OSMClassTable.standard.verdict(highway: "primary")?.roadClass == .arterial)
    #expect(OSMClassTable.standard.verdict(highway: "footway") == nil)
  }

  @Test(.enabled(if: SharedData.isAvailable, "needs ../shared/data"))
  func componentClassesAreInTheClassTable() throws {
    let url = SharedData.root.deletingLastPathComponent().appendingPathComponent("tables/components.csv")
    let known = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(fields[0])\(fields[2])"
    }
    for rule in OSMComponentTable.standard.rules {
      #expect(known.contains(rule.componentClass + rule.subclass), "\(rule)")
    }
  }

  @Test func userMayReplaceTheTable() throws {
    let table = try OSMClassTable(
      csv: "\u{FEFF}key,value,class,link,oneway,access,note\r\nhighway,footway,lane,no,no,closed,\"paths, too\"\r\n")
    var sketch = OSMSketch()
    sketch.node(1, 0, 0)
    sketch.node(2, 1, 0)
    sketch.way(1, [1, 2], ["highway": "footway"])
    sketch.way(2, [1, 2], ["highway": "primary"])
    let content = try sketch.read(classes: table)
    #expect(content.ways.map(\.source) == ["osm:way/1"])
    #expect(content.ways.first?.attributes.access == .closed)
    #expect(content.count(.unlistedHighway) == 1)
  }

  @Test func anotherKeyRefinesTheClass() throws {
    let way = try OSMSketch.road(["highway": "tertiary", "highway:CN:urban": "secondary"]).ways.first
    #expect(way?.attributes.roadClass == .secondary)
    #expect(try OSMSketch.road(["highway": "footway", "highway:CN:urban": "branch"]).ways.isEmpty)
  }

  @Test(arguments: [
    ("", "line 1"), ("key,value\nhighway,primary\n", "column class"),
    ("key,value,class,link,oneway,access\nhighway,primary,boulevard,no,no,open\n", "class=boulevard"),
    ("key,value,class,link,oneway,access\nhighway,primary,arterial,maybe,no,open\n", "link=maybe"),
    ("key,value,class,link,oneway,access\nhighway,primary,arterial,no,no,sometimes\n", "access=sometimes"),
    ("key,value,class,link,oneway,access\n\nhighway,primary,arterial,no,2,open\n", "line 3"),
    ("key,value,class,link,oneway,access\n", "no row"),
  ])
  func refusesBrokenTables(csv: String, expected: String) {
    let error = #expect(throws: InterchangeError.self) { try OSMClassTable(csv: csv, file: "mine.csv") }
    #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
    #expect(error?.description.hasPrefix("mine.csv: ") == true)
  }

  @Test(arguments: [
    ("class,subclass\n01,13\n", "column tags"), ("class,subclass,tags\n1,13,a=b\n", "class=1"),
    ("class,subclass,tags\n01,13,amenity\n", "tags=amenity"), ("class,subclass,tags\n01,13,\n", "tags="),
  ])
  func refusesBrokenComponentTables(csv: String, expected: String) {
    let error = #expect(throws: InterchangeError.self) { try OSMComponentTable(csv: csv) }
    #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
  }
}
