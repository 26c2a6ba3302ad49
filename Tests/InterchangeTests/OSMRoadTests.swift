import GeoTypes
import Interchange
import RoadNetwork
import Testing

@Suite struct OSMRoadTests {
  @Test(arguments: [
    ("motorway", RoadClass.expressway, false), ("trunk", .expressway, false), ("primary", .arterial, false),
    ("secondary", .secondary, false), ("tertiary", .branch, false), ("unclassified", .branch, false),
    ("residential", .branch, false), ("living_street", .lane, false), ("service", .lane, false),
    ("pedestrian", .lane, false), ("motorway_link", .expressway, true), ("trunk_link", .expressway, true),
    ("primary_link", .arterial, true), ("secondary_link", .secondary, true), ("tertiary_link", .branch, true),
  ])
  func mapsClasses(highway: String, roadClass: RoadClass, isLink: Bool) throws {
    let way = try #require(try OSMSketch.road(["highway": highway]).ways.first)
    #expect(way.attributes.roadClass == roadClass)
    #expect(way.attributes.isLink == isLink)
  }

  @Test(arguments: ["footway", "cycleway", "steps", "path", "construction", "track"])
  func countsWhatIsNoRoad(highway: String) throws {
    let content = try OSMSketch.road(["highway": highway])
    #expect(content.ways.isEmpty)
    #expect(content.count(.notARoad) == 1)
    #expect(content.counts.highways == [OSMHighwayCount(value: highway, seen: 1, kept: 0)])
  }

  @Test func countsUnlistedValuesAndAreas() throws {
    #expect(try OSMSketch.road(["highway": "skyway"]).count(.unlistedHighway) == 1)
    let square = try OSMSketch.road(["highway": "pedestrian", "area": "yes"])
    #expect(square.ways.isEmpty)
    #expect(square.count(.roadArea) == 1)
  }

  @Test(
    arguments: [
      ([:], TravelDirection.both), (["oneway": "yes"], .forward), (["oneway": "true"], .forward),
      (["oneway": "1"], .forward), (["oneway": "-1"], .backward), (["oneway": "reverse"], .backward),
      (["oneway": "no"], .both), (["oneway": "reversible"], .both), (["oneway": "alternating"], .both),
      (["junction": "roundabout"], .forward), (["junction": "circular"], .forward),
      (["junction": "roundabout", "oneway": "no"], .both), (["junction": "roundabout", "oneway": "-1"], .backward),
      (["highway": "motorway"], .forward), (["highway": "motorway", "oneway": "no"], .both),
      (["highway": "motorway_link"], .both), (["oneway": "yes", "oneway:motor_vehicle": "no"], .both),
      (["oneway:bicycle": "yes"], .both), (["oneway": "perhaps"], .both),
    ] as [([String: String], TravelDirection)])
  func readsDirection(tags: [String: String], direction: TravelDirection) throws {
    let content = try OSMSketch.road(tags)
    #expect(content.ways.first?.attributes.direction == direction, "\(tags)")
    #expect(content.counts.oneWayRoads == (direction == .both ? 0 : 1))
    #expect(
      content.count(.reversible) == (tags["oneway"].map { ["reversible", "alternating"].contains($0) } == true ? 1 : 0))
    #expect(content.unreadValues.map(\.value) == (tags["oneway"] == "perhaps" ? ["perhaps"] : []))
  }

  @Test(
    arguments: [
      (["maxspeed": "50"], 50), (["maxspeed": "50 km/h"], 50), (["maxspeed": "30 mph"], 48.28032),
      (["maxspeed": "30mph"], 48.28032), (["maxspeed": "walk"], 5), (["maxspeed": "none"], nil),
      (["maxspeed": "signals"], nil), (["maxspeed": "CN:urban"], 50), (["maxspeed": "DE:zone30"], 30),
      (["maxspeed": "DE:zone:30"], 30), (["maxspeed": "DE:30"], 30), (["maxspeed": "50;30"], 30),
      (["maxspeed": "0"], nil), (["maxspeed": "-5"], nil), (["maxspeed": "1e9"], nil), (["maxspeed": "999999"], nil),
      (["maxspeed": "fast"], nil), (["maxspeed": "nan"], nil), (["maxspeed": "10 knots"], 18.52),
      (["maxspeed": " 60 "], 60),
      (["maxspeed:forward": "60", "maxspeed:backward": "40"], 40), (["maxspeed:type": "PT:rural"], 90),
      (["maxspeed": "70", "maxspeed:forward": "60"], 70), (["source:maxspeed": "sign"], nil),
    ] as [([String: String], Double?)])
  func readsSpeed(tags: [String: String], speed: Double?) throws {
    let got = try OSMSketch.road(tags).ways.first?.attributes.maxSpeed?.rawValue
    #expect(got.map { ($0 * 1e6).rounded() } == speed.map { ($0 * 1e6).rounded() }, "\(tags)")
  }

  @Test(
    arguments: [
      ("3.5", 3.5), ("3.5 m", 3.5), ("3,5", 3.5), ("12'6\"", 3.81), ("12'", 3.6576), ("12 ft", 3.6576), ("350 cm", 3.5),
      ("wide", nil), ("-3", nil), ("0", nil), ("1e300", nil), ("", nil), ("4-5", nil), ("inf", nil), ("'6\"", nil),
    ] as [(String, Double?)])
  func readsWidth(text: String, width: Double?) throws {
    let got = try OSMSketch.road(["width": text]).ways.first?.attributes.width?.rawValue
    #expect(got.map { ($0 * 1e6).rounded() } == width.map { ($0 * 1e6).rounded() }, "\(text)")
  }

  @Test(
    arguments: [
      ("2", 2), ("1.5", 1), ("0", nil), ("many", nil), ("99999999999999999999", nil), ("nan", nil),
    ] as [(String, Int?)])
  func readsLanes(text: String, lanes: Int?) throws {
    #expect(try OSMSketch.road(["lanes": text]).ways.first?.attributes.lanes == lanes)
  }

  @Test func sumsLanesByDirection() throws {
    #expect(try OSMSketch.road(["lanes:forward": "2", "lanes:backward": "1"]).ways.first?.attributes.lanes == 3)
  }

  @Test(
    arguments: [
      ([:], Structure.ground, 0), (["bridge": "yes"], .bridge, 1), (["bridge": "viaduct", "layer": "2"], .bridge, 2),
      (["bridge": "no"], .ground, 0), (["tunnel": "yes"], .tunnel, -1),
      (["tunnel": "yes", "layer": "-3"], .tunnel, -3),
      (["tunnel": "building_passage"], .ground, 0), (["layer": "1"], .ground, 1), (["layer": "top"], .ground, 0),
      (["layer": "9223372036854775807"], .ground, 0),
    ] as [([String: String], Structure, Int)])
  func readsStructure(tags: [String: String], structure: Structure, layer: Int) throws {
    let attributes = try #require(try OSMSketch.road(tags).ways.first?.attributes)
    #expect(attributes.structure == structure)
    #expect(attributes.layer == layer)
  }

  @Test(
    arguments: [
      ([:], Access.open), (["access": "private"], .restricted), (["access": "no"], .closed),
      (["access": "no", "motor_vehicle": "yes"], .open), (["vehicle": "no", "motorcar": "destination"], .restricted),
      (["motor_vehicle": "no", "access": "yes"], .closed), (["motor_vehicle": "no", "bus": "yes"], .restricted),
      (["access": "unknown"], .open), (["access": "permissive;destination"], .open), (["access": "hoverboard"], .open),
      (["highway": "pedestrian"], .restricted), (["highway": "pedestrian", "access": "yes"], .restricted),
      (["highway": "pedestrian", "motor_vehicle": "yes"], .open),
    ] as [([String: String], Access)])
  func readsAccess(tags: [String: String], access: Access) throws {
    #expect(try OSMSketch.road(tags).ways.first?.attributes.access == access, "\(tags)")
  }

  @Test(
    arguments: [
      (["dual_carriageway": "yes"], true), (["dual_carriageway": "yes", "oneway": "yes"], false),
      (["divider": "median"], true), (["divider": "solid_line"], false), (["divider": "no"], false),
    ] as [([String: String], Bool)])
  func readsDividedRoads(tags: [String: String], isDivided: Bool) throws {
    #expect(try OSMSketch.road(tags).ways.first?.attributes.isDivided == isDivided)
  }

  @Test(
    arguments: [
      (["name": "经十路"], "经十路"), (["ref": "G309"], nil),
      (["name:zh": "旅游路", "name:en": "Lüyou Road"], "旅游路"),
      (["name": "  "], nil), (["name": "X", "noname": "yes"], nil), (["name": "A & <B> \"C\""], "A & <B> \"C\""),
    ] as [([String: String], String?)])
  func readsNames(tags: [String: String], name: String?) throws {
    #expect(try OSMSketch.road(tags).ways.first?.attributes.name == name)
  }

  @Test func keepsIdsAndSurface() throws {
    let way = try #require(try OSMSketch.road(["surface": "asphalt"]).ways.first)
    #expect(way.source == "osm:way/1")
    #expect(way.nodeKeys == [1, 2])
    #expect(way.line == [Vertex(x: 1_170_000_000, y: 360_000_000), Vertex(x: 1_170_100_000, y: 360_000_000)])
    #expect(way.attributes.surface == "asphalt")
  }
}
