import GeoTypes
import RoadNetwork
import TestKit
import Testing

@testable import Routing

@Suite("Tracks are matched to roads") struct TrackMatcherTests {
  private func town(_ seed: UInt64, blocks: Int = 5) throws -> StreetNetwork {
    try NetworkBuilder().build(ways: GeneratedTown(blocks: blocks, seed: seed).ways).network
  }

  private func matcher(
    _ network: StreetNetwork, _ options: MatchOptions = MatchOptions()
  ) throws -> TrackMatcher {
    let graph = try ArcGraph(network, profile: VehicleProfile.standard("patrol-car"))
    return try TrackMatcher(graph, Snapper(network), options: options)
  }

  // MARK: Oracle

  @Test(arguments: UInt64(0)..<60) func bestWayIsThatOfAllSequences(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let streets = RandomStreets(
      nodeCount: random.int(in: 4...10), wayCount: random.int(in: 6...14), oneWayShare: [0, 0.3][Int(seed % 2)],
      ruleCount: random.int(in: 0...6), seed: seed)
    let network = try NetworkBuilder().build(ways: streets.ways, restrictions: streets.restrictions).network
    var matcher = try matcher(network)
    let track = DrivenTrack(
      network, matcher.graph, length: 1500, spacing: 60, noise: random.double(in: 0...8), seed: seed)
    let fixes = Array(track.fixes.prefix(12)).map { TrackFix($0.position) }
    _ = matcher.match(fixes)
    _ = matcher.fill(from: 0, fixes)
    // Where the track was split or fixes were left out the lattice holds only a part of it.
    let lattice = matcher.lattice
    guard let last = lattice.layers.last, lattice.layers.count >= 2 else { return }
    let slow = SlowMatcher(matcher.graph, deviation: matcher.noise.deviation)
    let expected = slow.bestScore(lattice, matcher.points)
    #expect(last.best >= expected - 1e-3 * Double(lattice.layers.count), "seed \(seed)")
    let skips = lattice.layers.indices.dropFirst().contains {
      lattice.layers[$0].best < lattice.layers[$0 - 1].best - 12
    }
    if !skips { #expect(last.best <= expected + 1e-3 * Double(lattice.layers.count), "seed \(seed)") }
  }

  @Test(arguments: UInt64(0)..<20) func sharesAreThoseOfAllSequences(seed: UInt64) throws {
    let network = try town(seed, blocks: 3)
    var matcher = try matcher(network)
    let track = DrivenTrack(network, matcher.graph, length: 400, spacing: 30, noise: 6, seed: seed)
    let fixes = Array(track.fixes.prefix(4)).map { TrackFix($0.position, deviation: Meters(6)) }
    _ = matcher.match(fixes)
    _ = matcher.fill(from: 0, fixes)
    var lattice = matcher.lattice
    let slow = SlowMatcher(matcher.graph, deviation: 6)
    guard lattice.layers.count == 4 else { return }
    let expected = slow.shares(lattice, matcher.points)
    lattice.findShares()
    for (number, state) in lattice.states.enumerated() {
      #expect(abs(state.share - expected[number]) < 1e-4, "seed \(seed): state \(number)")
    }
  }

  // MARK: Drives

  @Test(arguments: UInt64(0)..<8, [Told(10, 3, 0.97, 0.02), Told(10, 10, 0.94, 0.1), Told(80, 5, 0.9, 0.03)])
  func noisyDrivesAreFound(seed: UInt64, told: Told) throws {
    let network = try town(seed, blocks: 8)
    var matcher = try matcher(network)
    let driven = DrivenTrack(
      network, matcher.graph, length: 6000, spacing: told.spacing, noise: told.noise, seed: seed)
    let match = matcher.match(driven.fixes)
    let score = driven.score(match)
    #expect(score.found >= told.leastFound && score.wrong <= told.mostWrong, "seed \(seed): \(score)")
    check(match, driven.fixes, matcher.graph, "seed \(seed)")
    // What came before makes no difference.
    #expect(matcher.match(driven.fixes) == match)
  }

  /// How a drive is told, and what must be found of it.
  struct Told: CustomTestStringConvertible {
    var spacing: Double
    var noise: Double
    var leastFound: Double
    var mostWrong: Double

    init(_ spacing: Double, _ noise: Double, _ leastFound: Double, _ mostWrong: Double) {
      (self.spacing, self.noise, self.leastFound, self.mostWrong) = (spacing, noise, leastFound, mostWrong)
    }

    var testDescription: String { "every \(spacing) m, noise \(noise) m" }
  }

  // MARK: Nasty input

  @Test(arguments: UInt64(0)..<40) func anythingIsAnswered(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let network = try town(seed % 4, blocks: 3)
    var options = MatchOptions()
    options.gaps = seed % 2 == 0 ? .split : .ignore
    options.tidy = seed % 3 == 0
    options.searchRadius = Meters([100, 0, 2000, .infinity][Int(seed % 4)])
    options.greatestSpeed = KilometersPerHour([200, 0, .infinity, 1][Int(seed / 4 % 4)])
    var matcher = try matcher(network, options)
    let driven = DrivenTrack(network, matcher.graph, length: 2000, spacing: 15, noise: 5, seed: seed)
    var fixes = Array(driven.fixes.prefix(60))
    for place in fixes.indices { spoil(&fixes[place], &random) }
    check(matcher.match(fixes), fixes, matcher.graph, "seed \(seed)")
    for count in 0...2 {
      check(matcher.match(Array(fixes.prefix(count))), Array(fixes.prefix(count)), matcher.graph, "")
    }
  }

  /// One time in four changes a fix to something that no receiver tells.
  private func spoil(_ fix: inout TrackFix, _ random: inout SeededGenerator) {
    switch random.int(in: 0...47) {
    case 0: fix.position.longitude = .nan
    case 1: fix.position = LonLat(200, 95)
    case 2: fix.position = LonLat(0, 0)
    case 3: fix.position.latitude += random.double(in: -0.01...0.01)
    case 4: fix.time = Seconds(.infinity)
    case 5: fix.time = Seconds(-1e300)
    case 6: fix.time = nil
    case 7: fix.deviation = Meters([0, -1, .nan, .infinity, 1e-300, 500][random.int(in: 0...5)])
    case 8:
      fix.bearing = TrackFix.Bearing(degrees: random.double(in: -1e9...1e9), tolerance: random.double(in: -10...400))
    case 9: fix.bearing = TrackFix.Bearing(degrees: .nan, tolerance: 10)
    case 10: fix.time = Seconds((fix.time?.rawValue ?? 0) - 1000)
    case 11: fix.position.longitude = -fix.position.longitude
    default: break
    }
  }

  @Test func equalPointsAreOnePlace() throws {
    let network = try town(1, blocks: 3)
    var matcher = try matcher(network)
    let fix = TrackFix(LonLat(network.nodes[3]), time: Seconds(0))
    let match = matcher.match(Array(repeating: fix, count: 500))
    #expect(match.matchings.count == 1 && match.matchings.first?.length == .zero)
    #expect(match.places.allSatisfy { $0?.distance.rawValue ?? 1 < 0.01 })
    #expect(matcher.match([fix]).matchings.isEmpty)
  }

  @Test func tenThousandFixesAreMatched() throws {
    let network = try town(2, blocks: 6)
    var matcher = try matcher(network)
    let driven = DrivenTrack(network, matcher.graph, length: 3000, spacing: 1, noise: 4, seed: 5)
    // To and fro: every other drive runs backwards, in time too.
    let fixes = (0..<4).flatMap { $0 % 2 == 0 ? driven.fixes : driven.fixes.reversed() }.prefix(10_000)
    let match = matcher.match(Array(fixes))
    check(match, Array(fixes), matcher.graph, "to and fro")
    #expect(match.places.count { $0 == nil } < 200)
  }

  @Test func positionsAtRandomAreAnswered() throws {
    let network = try town(3, blocks: 5)
    var matcher = try matcher(network)
    var random = SeededGenerator(seed: 9)
    let box = network.segments.reduce(into: Box.empty) { $0.formUnion($1.line.box) }
    let fixes = (0..<200).map { number in
      TrackFix(
        LonLat(
          random.double(in: box.low.longitude...box.high.longitude),
          random.double(in: box.low.latitude...box.high.latitude)),
        time: number % 3 == 0 ? nil : Seconds(Double(-number)))
    }
    check(matcher.match(fixes), fixes, matcher.graph, "noise")
  }

  @Test func emptyNetworkMatchesNothing() throws {
    let network = StreetNetwork(
      nodes: [], segments: [], kerbs: [], restrictions: [], roads: [], drivingSide: .right)
    var matcher = try matcher(network)
    let match = matcher.match([TrackFix(LonLat(1, 1)), TrackFix(LonLat(1.001, 1))])
    #expect(match.matchings.isEmpty && match.places == [nil, nil])
  }

  @Test func otherNetworkIsRefused() throws {
    let graph = try ArcGraph(town(1), profile: VehicleProfile.standard("truck"))
    let snapper = try Snapper(town(2))
    do {
      _ = try TrackMatcher(graph, snapper)
      Issue.record("segments of another network were taken")
    } catch let error as RoutingError {
      #expect(error == .otherNetwork)
    }
  }

  /// What holds of every answer.
  private func check(_ match: TrackMatch, _ fixes: [TrackFix], _ graph: ArcGraph, _ note: String) {
    #expect(match.places.count == fixes.count)
    for (number, matching) in match.matchings.enumerated() {
      #expect(matching.fixes.count >= 2 && matching.legs.count == matching.fixes.count - 1, "\(note)")
      #expect(matching.fixes == matching.fixes.sorted() && Set(matching.fixes).count == matching.fixes.count)
      #expect((0...1).contains(matching.confidence), "\(note): \(matching.confidence)")
      for (waypoint, fix) in matching.fixes.enumerated() {
        let place = match.places[fix]
        #expect(place?.matching == number && place?.waypoint == waypoint, "\(note)")
      }
      for (waypoint, leg) in matching.legs.enumerated() {
        check(leg, from: match.places[matching.fixes[waypoint]], to: match.places[matching.fixes[waypoint + 1]], graph)
      }
    }
    let told = match.matchings.flatMap(\.fixes)
    #expect(match.places.indices.filter { match.places[$0] != nil } == told.sorted(), "\(note)")
  }

  private func check(_ leg: RoutePath, from: TrackMatch.Place?, to: TrackMatch.Place?, _ graph: ArcGraph) {
    guard let from, let to, let first = leg.steps.first, let last = leg.steps.last else {
      Issue.record("a leg without ends")
      return
    }
    #expect(first.arc == from.arc && last.arc == to.arc)
    #expect(abs(first.start.rawValue - from.offset.rawValue) < 0.002)
    #expect(abs((last.start + last.length).rawValue - to.offset.rawValue) < 0.002)
    for (before, step) in zip(leg.steps, leg.steps.dropFirst()) {
      if step.arc.rawValue == before.arc.rawValue ^ 1, step.turn == .uTurn {
        let end = (before.start + before.length).rawValue
        #expect(abs(graph.length(of: before.arc).rawValue - end - step.start.rawValue) < 0.002)
      } else {
        #expect(graph.turn(from: before.arc, into: step.arc)?.kind == step.turn && step.start == .zero)
        #expect(abs((before.start + before.length).rawValue - graph.length(of: before.arc).rawValue) < 0.002)
      }
    }
  }
}
