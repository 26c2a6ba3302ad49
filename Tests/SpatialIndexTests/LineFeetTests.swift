import GeoTypes
import SpatialIndex
import TestKit
import Testing

@Suite("Feet on lines agree with a scan") struct LineFeetTests {
  private func lines(_ random: inout SeededGenerator) -> [[PlanarPoint]] {
    (0..<random.int(in: 0...30)).map { _ in
      var p = PlanarPoint(random.double(in: 500_000...500_300), random.double(in: 4_050_000...4_050_300))
      return (0..<random.int(in: 1...12)).map { _ in
        p = PlanarPoint(p.x + random.double(in: -60...60), p.y + random.double(in: -60...60))
        return p
      }
    }
  }

  /// Offset and distance of each piece's nearest place.
  private func scan(_ line: [PlanarPoint], _ p: PlanarPoint) -> [(offset: Double, distance: Double)] {
    if line.count == 1 { return [(0, line[0].distance(to: p).rawValue)] }
    var along = 0.0
    return zip(line, line.dropFirst()).map { a, b in
      defer { along += a.distance(to: b).rawValue }
      let (fraction, distance) = Plane.nearest(to: p, from: a, to: b)
      return (along + fraction * a.distance(to: b).rawValue, distance.rawValue)
    }
  }

  @Test(arguments: UInt64(0)..<60) func feetAreLeastPlaces(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lines = lines(&random)
    let index = NearestSegmentIndex(lines: lines)
    var feet: [LineFoot] = []
    for _ in 0..<20 {
      let p = PlanarPoint(random.double(in: 499_900...500_400), random.double(in: 4_049_900...4_050_400))
      let reach = random.double(in: 0...200)
      index.findFeet(within: Meters(reach), of: p, into: &feet)
      #expect(feet.map(\.line) == feet.map(\.line).sorted())
      for (number, line) in lines.enumerated() {
        let pieces = scan(line, p).filter { $0.distance <= reach }
        let found = feet.filter { $0.line == number }
        // Each foot is the place of a piece; the nearest is there; each piece has a foot as near within the spacing,
        // or pieces ever nearer beside it.
        for foot in found {
          #expect(
            pieces.contains {
              abs($0.offset - foot.offset.rawValue) < 1e-6 && abs($0.distance - foot.distance.rawValue) < 1e-6
            }, "seed \(seed): line \(number)")
        }
        #expect(found.isEmpty == pieces.isEmpty, "seed \(seed): line \(number)")
        let least = pieces.map(\.distance).min() ?? 0
        #expect(abs((found.map(\.distance.rawValue).min() ?? 0) - least) < 1e-6, "seed \(seed): line \(number)")
        for (a, b) in zip(found, found.dropFirst()) {
          #expect(b.offset - a.offset >= NearestSegmentIndex.footSpacing, "seed \(seed): line \(number)")
        }
        checkMinima(scan(line, p), reach, found, "seed \(seed): line \(number)")
      }
    }
  }

  /// Every least place has a foot no farther within the spacing along the line, or several spacings in a row.
  private func checkMinima(
    _ pieces: [(offset: Double, distance: Double)], _ reach: Double, _ feet: [LineFoot], _ note: String
  ) {
    for (number, piece) in pieces.enumerated() where piece.distance < reach - 1e-9 {
      let isLeast =
        (number == 0 || pieces[number - 1].distance >= piece.distance)
        && (number + 1 == pieces.count || pieces[number + 1].distance >= piece.distance)
      guard isLeast else { continue }
      let others = pieces.filter { abs($0.offset - piece.offset) < 2 * NearestSegmentIndex.footSpacing.rawValue }
      let alone = others.allSatisfy { $0.distance >= piece.distance }
      if alone { #expect(feet.contains { abs($0.offset.rawValue - piece.offset) < 1e-6 }, "\(note)") }
    }
  }

  @Test(arguments: UInt64(0)..<60) func footOnLineIsNearest(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lines = lines(&random).filter { $0.count > 1 }
    guard !lines.isEmpty else { return }
    let index = NearestSegmentIndex(lines: lines)
    for _ in 0..<50 {
      let p = PlanarPoint(random.double(in: 499_900...500_400), random.double(in: 4_049_900...4_050_400))
      let number = random.int(in: 0...lines.count - 1)
      let length = Plane.length(lines[number]).rawValue
      let ends = [random.double(in: 0...length), random.double(in: 0...length)].sorted()
      let foot = index.foot(of: p, onLine: number, from: Meters(ends[0]), to: Meters(ends[1]))
      #expect(foot.offset.rawValue >= ends[0] - 1e-6 && foot.offset.rawValue <= ends[1] + 1e-6, "seed \(seed)")
      var least = Double.infinity
      for step in 0...400 {
        let offset = ends[0] + (ends[1] - ends[0]) * Double(step) / 400
        least = min(least, point(at: offset, of: lines[number]).distance(to: p).rawValue)
      }
      #expect(foot.distance.rawValue <= least + 1e-6, "seed \(seed): \(number)")
      #expect(point(at: foot.offset.rawValue, of: lines[number]).distance(to: foot.place).rawValue < 1e-6)
    }
  }

  private func point(at offset: Double, of line: [PlanarPoint]) -> PlanarPoint {
    var left = offset
    for (a, b) in zip(line, line.dropFirst()) {
      let length = a.distance(to: b).rawValue
      if left <= length {
        let share = length > 0 ? left / length : 0
        return PlanarPoint(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
      }
      left -= length
    }
    return line[line.count - 1]
  }
}
