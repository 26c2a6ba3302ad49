import Foundation
import GeoTypes
import RoadNetwork
import TestKit
import Testing

@Suite struct ProfileTests {
  private static let least = #"""
    {"name": "x", "travel_kmh": {"expressway": null, "arterial": 40, "secondary": 30, "branch": 20, "lane": 10},
     "turn_s": {"near": 1, "crossing": 2, "u_turn": 3}, "u_turns": "allow"}
    """#

  private func refusal(_ json: String) -> String {
    do throws(ProfileError) {
      _ = try VehicleProfile(json: Array(json.utf8), file: "p.json")
      return "accepted"
    } catch {
      return error.description
    }
  }

  @Test(arguments: VehicleProfile.standardNames) func standardProfilesAreThoseOfGeoData(name: String) throws {
    let profile = try VehicleProfile.standard(name)
    #expect(profile.name == name)
    #expect(!profile.description.isEmpty)
    let file = try Data(contentsOf: PackageRoot.url("GeoData/profiles/\(name).json"))
    #expect(try VehicleProfile(json: file, file: name) == profile)
    // Work is never faster than travel, and a class that is worked on may be driven on.
    for (roadClass, speed) in profile.serviceSpeeds {
      #expect(try #require(profile.travelSpeeds[roadClass]) >= speed)
    }
  }

  @Test func anUnknownNameListsTheKnownOnes() {
    #expect(throws: ProfileError.unknownProfile(name: "tank", known: VehicleProfile.standardNames)) {
      try VehicleProfile.standard("tank")
    }
  }

  @Test func fieldsThatAreLeftOutHaveDefaults() throws {
    let profile = try VehicleProfile(json: Array(Self.least.utf8), file: "p.json")
    #expect(profile.travelSpeeds[.expressway] == nil)
    #expect(profile.travelSpeeds[.lane] == KilometersPerHour(10))
    #expect(profile.serviceSpeeds.isEmpty && profile.access == [.open] && profile.obeysSpeedLimits)
    #expect(profile.uTurns == .allow && profile.turnTimes.uTurn == Seconds(3))
  }

  /// What is replaced, by what, and what the message must name.
  static let damages: [(String, String, [String])] = [
    (#""name": "x","#, "", ["p.json", "name", "missing"]),
    (#""name": "x""#, #""name": """#, ["name", #""""#]),
    (#""name": "x""#, #""name": 7"#, ["name", "7"]),
    (#""name": "x""#, #""name": "x", "speed": 9"#, ["speed", "not a field"]),
    (#""lane": 10"#, #""lane": -1"#, ["travel_kmh.lane", "-1", "0.1 to 200"]),
    (#""lane": 10"#, #""lane": 1e400"#, ["p.json"]),
    (#""lane": 10"#, #""lane": "fast""#, ["travel_kmh.lane", "fast"]),
    (#", "lane": 10"#, "", ["travel_kmh.lane", "missing"]),
    (#""lane": 10"#, #""lane": 10, "path": 3"#, ["travel_kmh.path"]),
    (#""near": 1, "#, "", ["turn_s.near", "missing"]),
    (#""near": 1"#, #""near": -3"#, ["turn_s.near", "-3"]),
    (#""u_turns": "allow""#, #""u_turns": "sometimes""#, ["u_turns", "sometimes", "dead_ends"]),
    (#""u_turns": "allow""#, #""u_turns": "allow", "access": ["private"]"#, ["access", "private", "restricted"]),
    (#""u_turns": "allow""#, #""u_turns": "allow", "access": []"#, ["access"]),
    (#""u_turns": "allow""#, #""u_turns": "allow", "tunnels": 1"#, ["tunnels", "true or false"]),
    (#""u_turns": "allow""#, #""u_turns": "allow", "surface_factor": {"mud": 2}"#, ["surface_factor.mud", "2"]),
    (#""u_turns": "allow""#, #""u_turns": "allow", "narrow": {"below_m": 3}"#, ["narrow.factor", "missing"]),
    (#""u_turns": "allow""#, #""u_turns": "allow", "least_width_m": null"#, ["least_width_m", "null"]),
  ]

  @Test(arguments: damages.indices) func badFieldsAreNamed(index: Int) {
    let (old, new, words) = Self.damages[index]
    let text = Self.least.replacingOccurrences(of: old, with: new)
    #expect(text != Self.least)
    let message = refusal(text)
    for word in words { #expect(message.contains(word), "\(message)") }
  }

  @Test func whatIsNoObjectIsRefused() {
    for text in ["", "[]", "7", "{", "null", "\u{FEFF}", String(repeating: "[", count: 100_000)] {
      #expect(refusal(text).contains("p.json: is not a JSON object"), "\(text.prefix(20))")
    }
    #expect(refusal("{" + String(repeating: " ", count: 1 << 20) + "}").contains("bytes"))
  }

  @Test func speedsFollowClassLimitSurfaceAndWidth() throws {
    var profile = try VehicleProfile(json: Array(Self.least.utf8), file: "p.json")
    profile.surfaces = ["gravel": .factor(0.5), "mud": .forbidden]
    profile.narrow = .init(below: Meters(4), factor: 0.5)
    profile.leastWidth = Meters(2.5)
    profile.linkFactor = 0.8
    profile.usesTunnels = false
    func speed(_ edit: (inout SegmentAttributes) -> Void) -> Double? {
      var attributes = SegmentAttributes(roadClass: .arterial)
      edit(&attributes)
      return profile.travelSpeed(on: attributes)?.rawValue
    }
    #expect(speed { _ in } == 40)
    #expect(speed { $0.maxSpeed = KilometersPerHour(30) } == 30)
    #expect(speed { $0.maxSpeed = KilometersPerHour(90) } == 40)
    #expect(speed { $0.surface = "gravel" } == 20)
    #expect(speed { $0.isLink = true } == 32)
    #expect(speed { $0.width = Meters(3) } == 20)
    func obstacle(_ edit: (inout SegmentAttributes) -> Void) -> RoadObstacle? {
      var attributes = SegmentAttributes(roadClass: .arterial)
      attributes.direction = .forward
      edit(&attributes)
      return profile.obstacle(on: attributes, forward: true)
    }
    #expect(obstacle { _ in } == nil)
    #expect(obstacle { $0.surface = "mud" } == .surface)
    #expect(obstacle { $0.width = Meters(2) } == .tooNarrow)
    #expect(obstacle { $0.structure = .tunnel } == .tunnel)
    #expect(obstacle { $0.access = .restricted } == .access)
    #expect(obstacle { $0.access = .closed } == .closed)
    #expect(obstacle { $0.roadClass = .expressway } == .roadClass)
    #expect(obstacle { $0.direction = .backward } == .oneWay)
    profile.ignoresOneWay = true
    #expect(obstacle { $0.direction = .backward } == nil)
  }
}
