import GeoTypes
import Plans
import TestKit
import Testing

@testable import Report

@Suite struct DrawingTests {
  private func walk(_ count: Int, _ random: inout SeededGenerator) -> MapLine {
    var point = PlanarPoint(0, 0)
    return MapLine(
      (0..<count).map { _ in
        point = PlanarPoint(point.x + random.double(in: -20...30), point.y + random.double(in: -20...20))
        return point
      })
  }

  private func distance(_ point: PlanarPoint, _ line: MapLine) -> Double {
    zip(line.points, line.points.dropFirst()).map { start, end in
      // Plainly: the nearest of many places along the piece.
      (0...200).map {
        point.distance(
          to: PlanarPoint(
            start.x + (end.x - start.x) * Double($0) / 200, start.y + (end.y - start.y) * Double($0) / 200)
        ).rawValue
      }
      .min() ?? .infinity
    }.min() ?? .infinity
  }

  @Test(arguments: UInt64(0)..<20) func simplifiedLinesStayNear(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let line = walk(60, &random)
    let simple = line.simplified(tolerance: 12)
    #expect(simple.points.first == line.points.first && simple.points.last == line.points.last)
    #expect(simple.points.count < line.points.count, "seed \(seed)")
    for point in line.points { #expect(distance(point, simple) < 12.2, "seed \(seed)") }
  }

  @Test func shiftedLinesLieToTheRight() {
    // East, then south on the picture: to the right is below, then to the left.
    let line = MapLine([PlanarPoint(0, 0), PlanarPoint(100, 0), PlanarPoint(100, 0), PlanarPoint(100, 100)])
    let moved = line.shifted(right: 10).points
    let expected = [PlanarPoint(0, 10), PlanarPoint(90, 10), PlanarPoint(90, 100)]
    #expect(zip(moved, expected).allSatisfy { $0.distance(to: $1).rawValue < 1e-9 } && moved.count == 3)
    let back = MapLine([PlanarPoint(0, 0), PlanarPoint(50, 0), PlanarPoint(0, 0.001)]).shifted(right: 10).points
    #expect(back.allSatisfy { $0.x.isFinite && $0.distance(to: PlanarPoint(25, 0)).rawValue < 60 })
  }

  @Test(arguments: UInt64(0)..<10) func stationsLieOnTheLine(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let line = walk(20, &random)
    let stations = line.stations(every: 40, least: 10)
    #expect(stations.count == max(1, Int((line.length / 40).rounded())), "seed \(seed)")
    for station in stations {
      #expect(distance(station.place, line) < 0.5, "seed \(seed)")
      #expect(abs(station.heading.x * station.heading.x + station.heading.y * station.heading.y - 1) < 1e-9)
    }
    #expect(MapLine([]).stations(every: 10, least: 0).isEmpty)
  }

  @Test(arguments: UInt64(0)..<20) func labelsNeverCoverOneAnother(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var placer = LabelPlacer(width: 3000, height: 2000)
    var placed: [(center: PlanarPoint, width: Double, height: Double)] = []
    for _ in 0..<300 {
      let (width, height) = (random.double(in: 50...900), random.double(in: 50...200))
      let place = PlanarPoint(random.double(in: -100...3100), random.double(in: -100...2100))
      let around = LabelPlacer.around(place, dx: width / 2, dy: height / 2)
      if let found = placer.place(around, width: width, height: height) { placed.append((found, width, height)) }
    }
    #expect(placed.count > 20, "seed \(seed)")
    for (number, one) in placed.enumerated() {
      #expect(one.center.x >= one.width / 2 && one.center.x <= 3000 - one.width / 2)
      for other in placed[..<number] {
        let isApart =
          abs(one.center.x - other.center.x) * 2 >= one.width + other.width
          || abs(one.center.y - other.center.y) * 2 >= one.height + other.height
        #expect(isApart, "seed \(seed)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<20) func frameHoldsItsBox(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let vertices = (0..<5).map { _ in
      Vertex(x: 1_170_000_000 + Int32(random.int(in: 0...900_000)), y: 366_000_000 + Int32(random.int(in: 0...900_000)))
    }
    let frame = MapFrame(Box(vertices), heights: 2400...5200)
    #expect((2400...5200).contains(frame.height))
    for vertex in vertices {
      let place = frame.place(vertex)
      #expect((0...MapFrame.width).contains(place.x) && (0...frame.height).contains(place.y), "seed \(seed)")
      #expect(frame.visible.contains(vertex))
    }
    let bar = Double(frame.scaleMeters) / frame.metersPerUnit
    #expect(bar > MapFrame.width / 16 && bar <= MapFrame.width / 3, "seed \(seed)")
  }

  @Test func inksDifferUntilTheyRepeat() {
    let count = RouteInk.colours.count * RouteInk.dashes.count
    #expect(Set((0..<count).map { RouteInk(route: $0).colour + RouteInk(route: $0).dash }).count == count)
    #expect(RouteInk(route: count).colour == RouteInk(route: 0).colour)
  }
}
