import GeoTypes
import RoadNetwork

extension TrackMatcher {
  /// Metres that a turn back counts for.
  static let uTurnPrice = 60.0
  /// Logarithms of likelihood: candidates so much less likely than the nearest are left out.
  private static let candidateCut = 12.0
  /// At most this many places on segments are candidates of a fix.
  private static let mostFeet = 16
  /// Fixes in a row that may contradict the ones before until a new drive begins.
  private static let mostSkipped = 8
  /// Metres over which the way in a pause is a guess.
  private static let guessedWay = 500.0

  /// Fills the lattice from a kept fix on, until a pause or a jump that no way explains; where the next drive begins.
  mutating func fill(from start: Int, _ fixes: [TrackFix]) -> Int {
    lattice.reset()
    var skipped: Int?
    for place in start..<kept.count {
      let fix = kept[place]
      if let last = lattice.layers.last, isGap(fixes, last.fix, fix) { return skipped ?? place }
      guard addLayer(fix, fixes) else { continue }
      if lattice.layers.count == 1 {
        lattice.begin()
      } else if link(fixes) {
        skipped = nil
      } else {
        lattice.removeLast()
        let first = skipped ?? place
        if place - first >= Self.mostSkipped { return first }
        skipped = first
      }
    }
    return skipped ?? kept.count
  }

  /// Whether the way between two fixes is a guess.
  private func isGap(_ fixes: [TrackFix], _ from: Int, _ to: Int) -> Bool {
    guard options.gaps == .split, let interval = interval(fixes, from, to) else { return false }
    return interval > pause && points[from].distance(to: points[to]).rawValue > Self.guessedWay
  }

  // MARK: Candidates

  /// Adds a layer with the places on roads near a fix; false and nothing where there are none.
  private mutating func addLayer(_ fix: Int, _ fixes: [TrackFix]) -> Bool {
    let deviation = deviation(of: fixes[fix])
    let limit = options.searchRadius.rawValue
    guard let nearest = snapper.distance(from: points[fix], within: options.searchRadius) else { return false }
    let least = TrackNoise.emission(nearest.rawValue, deviation: deviation) - Self.candidateCut
    var radius = min(limit, TrackNoise.distance(ofEmission: least, deviation: deviation))
    lattice.open(fix: fix)
    while true {
      snapper.findFeet(of: points[fix], within: Meters(radius), into: &feet)
      let farthest = feetLimit()
      var place = 0
      while place < feet.feet.count { addStates(at: &place, within: farthest, fixes[fix], deviation) }
      if !lattice.layers[lattice.layers.count - 1].states.isEmpty { return true }
      guard radius < limit else { break }
      radius = min(limit, 2 * radius)
    }
    lattice.removeLast()
    return false
  }

  /// The distance of the last foot that counts.
  private func feetLimit() -> Double {
    guard feet.feet.count > Self.mostFeet else { return .infinity }
    return feet.feet.map(\.distance.rawValue).sorted()[Self.mostFeet - 1]
  }

  /// Adds the places on a segment, those of one direction after the other, and goes on to the next segment.
  private mutating func addStates(at place: inout Int, within limit: Double, _ fix: TrackFix, _ deviation: Double) {
    let number = feet.feet[place].number
    var end = place + 1
    while end < feet.feet.count, feet.feet[end].number == number { end += 1 }
    for arc in [UInt32(2 * number), UInt32(2 * number + 1)] where graph.isDrivable(ArcID(rawValue: arc)) {
      let length = length(of: arc)
      for foot in feet.feet[place..<end] where foot.distance.rawValue <= limit {
        if let bearing = fix.bearing, !bearing.admits(foot.direction, forward: arc & 1 == 0) { continue }
        let offset = min(max(0, foot.offset.rawValue), length)
        lattice.add(
          TrackState(
            arc: arc, passed: arc & 1 == 0 ? offset : length - offset, distance: foot.distance.rawValue,
            emission: TrackNoise.emission(foot.distance.rawValue, deviation: deviation)))
      }
    }
    place = end
  }
}

extension TrackFix.Bearing {
  /// Whether a road that heads somewhere agrees with it.
  fileprivate func admits(_ direction: PlanarPoint, forward: Bool) -> Bool {
    let sign = forward ? 1.0 : -1.0
    let angle = degrees.truncatingRemainder(dividingBy: 360) * .pi / 180
    let dot = sign * (direction.x * sine(angle) + direction.y * cosine(angle))
    return tolerance >= 180 || dot >= cosine(min(max(0, tolerance), 180) * .pi / 180) - 1e-9
  }
}

#if canImport(Glibc)
import Glibc
private func sine(_ angle: Double) -> Double { Glibc.sin(angle) }
private func cosine(_ angle: Double) -> Double { Glibc.cos(angle) }
#else
import Foundation
private func sine(_ angle: Double) -> Double { Foundation.sin(angle) }
private func cosine(_ angle: Double) -> Double { Foundation.cos(angle) }
#endif
