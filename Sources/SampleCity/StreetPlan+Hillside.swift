import GeoTypes
import RoadNetwork

extension StreetPlan {
  /// Draws the roads of a block on the hills: one winding road across, and winding lanes that end on the slope.
  mutating func drawHillside(_ land: Quad, random: inout SampleRandom, names: inout NameBook) {
    plots.append(Plot(land: land, use: .hillside))
    let isUpright = random.chance(0.5)
    let start = random.number(0.4, 0.6)
    let end = random.number(0.4, 0.6)
    let from = isUpright ? land.point(start, 0) : land.point(0, start)
    let to = isUpright ? land.point(end, 1) : land.point(1, end)
    let road = winding(from: from, to: to, amplitude: random.number(14, 24), bends: 2)
    let stem = names.stem()
    let roadClass = lattice.land == nil ? RoadClass.branch : .lane
    add(road, StreetStandard.attributes(roadClass, name: "\(stem)盘山路"))
    for number in 1...(3 + random.index(below: 3)) {
      let isFirstHalf = number % 2 == 1
      let at = random.number(0.15, 0.85)
      let depth = random.number(0.18, 0.3)
      let tip = random.number(at - 0.08, at + 0.08)
      let foot = isUpright ? land.point(isFirstHalf ? 0 : 1, at) : land.point(at, isFirstHalf ? 0 : 1)
      let reach = isFirstHalf ? depth : 1 - depth
      let head = isUpright ? land.point(reach, tip) : land.point(tip, reach)
      var attributes = StreetStandard.attributes(.lane, name: "\(stem)山\(NameBook.numeral(number))巷")
      attributes.surface = random.chance(0.5) ? "unpaved" : "concrete"
      add(winding(from: foot, to: head, amplitude: random.number(5, 10), bends: 1), attributes)
    }
  }

  /// A line that swings to both sides of the straight way.
  private func winding(from a: PlanarPoint, to b: PlanarPoint, amplitude: Double, bends: Int) -> [PlanarPoint] {
    let length = a.distance(to: b).rawValue
    let steps = max(6, Int(length / 18))
    let across = PlanarPoint(-(b.y - a.y) / length, (b.x - a.x) / length)
    return (0...steps).map { k in
      if k == 0 { return a }
      if k == steps { return b }
      let t = Double(k) / Double(steps)
      let swing = amplitude * PlanWarp.wave(Double(bends) * t)
      let p = a.toward(b, t)
      return PlanarPoint(p.x + across.x * swing, p.y + across.y * swing)
    }
  }
}
