import GeoTypes
import RoadNetwork

extension StreetPlan {
  /// Radius of roundabouts.
  static let roundaboutRadius = 24.0

  /// Draws the streets along all lattice lines, and the ghost lines in the middle of those with two.
  mutating func drawLattice() {
    for axis in [LatticeAxis.northSouth, .eastWest] {
      for line in lattice.lines(axis) {
        drawStreets(along: line)
        drawMiddle(of: line)
      }
    }
    for corner in lattice.roundabouts.sorted() { drawRoundabout(at: corner) }
  }

  /// A stretch of a lattice line between two streets that cross it.
  private struct Stretch {
    var from: Double
    var to: Double
    /// The crossing line whose two streets it joins; `nil` on the way from one line to the next.
    var barrier: LatticeLine?
    /// The crossing line it starts from or lies at.
    var step: Int
  }

  private func stretches(of line: LatticeLine) -> [Stretch] {
    var result: [Stretch] = []
    let crossing = lattice.crossing(line.axis)
    for (step, other) in crossing.enumerated() {
      if other.kind != .single, isPassable(line, across: other), isReached(line, at: step) {
        result.append(
          Stretch(
            from: other.position - other.halfWidth, to: other.position + other.halfWidth, barrier: other,
            step: lattice.land == nil || isDrawn(line, step) ? step : step - 1))
      }
      guard step + 1 < crossing.count, isDrawn(line, step) else { continue }
      let next = crossing[step + 1]
      let margin = lattice.hasRoundabout(line, other) ? StreetPlan.roundaboutRadius : other.halfWidth
      let nextMargin = lattice.hasRoundabout(line, next) ? StreetPlan.roundaboutRadius : next.halfWidth
      result.append(Stretch(from: other.position + margin, to: next.position - nextMargin, barrier: nil, step: step))
    }
    return result
  }

  private func isDrawn(_ line: LatticeLine, _ step: Int) -> Bool {
    step >= 0 && step < lattice.crossing(line.axis).count - 1
      && lattice.isDrawn(LatticeEdge(axis: line.axis, line: line.index, step: step))
  }

  /// Whether a line leads to the crossing line `step` at all; streets of a single district always do.
  private func isReached(_ line: LatticeLine, at step: Int) -> Bool {
    lattice.land == nil || isDrawn(line, step - 1) || isDrawn(line, step)
  }

  private func isPassable(_ line: LatticeLine, across other: LatticeLine) -> Bool {
    lattice.isPassable(line, across: other)
  }

  private mutating func drawStreets(along line: LatticeLine) {
    for stretch in stretches(of: line) {
      let pieces = line.streetOffsets.indices.map { street in
        let across = line.streetPositions[street]
        let points = [
          line.axis.point(across: across, along: stretch.from), line.axis.point(across: across, along: stretch.to),
        ]
        return add(street: street, of: line, points: points, stretch: stretch)
      }
      if line.isDual { pair(pieces[0], pieces[1]) }
    }
  }

  /// Draws one stretch of one street; carriageways of dual roads are digitised as they are driven, on the right.
  private mutating func add(
    street: Int, of line: LatticeLine, points: [PlanarPoint], stretch: Stretch
  ) -> Int {
    let name = line.name(of: street, step: stretch.step)
    let increases = (street == 1) == (line.axis == .northSouth)
    var attributes =
      switch line.kind {
      case .single, .railway: StreetStandard.attributes(line.roadClass, name: name)
      case .dual: StreetStandard.oneWay(line.roadClass, name: name)
      case .river: StreetStandard.oneWay(line.roadClass, name: name, backward: !increases)
      }
    attributes.isDivided = line.isDivided
    switch stretch.barrier?.kind {
    case .river:
      attributes.structure = .bridge
      attributes.layer = 1
    case .railway:
      attributes.structure = .tunnel
      attributes.layer = -1
    default: break
    }
    return add(line.isDual && !increases ? points.reversed() : points, attributes)
  }

  /// Draws what borders follow where no street lies in the middle of a line.
  private mutating func drawMiddle(of line: LatticeLine) {
    let crossing = lattice.crossing(line.axis)
    for step in 1..<crossing.count {
      let from = crossing[step - 1]
      let to = crossing[step]
      if line.kind != .single {
        guard lattice.land == nil || isDrawn(line, step - 1) else { continue }
        addGhost(
          line.axis.point(across: line.position, along: from.position),
          line.axis.point(across: line.position, along: to.position))
        continue
      }
      guard isDrawn(line, step - 1) else { continue }
      for (other, sign) in [(from, 1.0), (to, -1.0)] {
        let gap = unstreeted(line, at: other)
        guard gap > 0 else { continue }
        addGhost(
          line.axis.point(across: line.position, along: other.position),
          line.axis.point(across: line.position, along: other.position + sign * gap))
      }
    }
  }

  /// How far from the middle of `other` the street of a single line stops.
  private func unstreeted(_ line: LatticeLine, at other: LatticeLine) -> Double {
    if lattice.hasRoundabout(line, other) { return StreetPlan.roundaboutRadius }
    return other.kind != .single && !isPassable(line, across: other) ? other.halfWidth : 0
  }

  /// Draws a roundabout, driven counter-clockwise.
  private mutating func drawRoundabout(at corner: CellIndex) {
    let column = lattice.columns[corner.column]
    let row = lattice.rows[corner.row]
    // Sixteen points of the unit circle, written out so that no machine rounds a sine its own way.
    let octant = [(1.0, 0.0), (0.923_879_5, 0.382_683_4), (0.707_106_8, 0.707_106_8), (0.382_683_4, 0.923_879_5)]
    let quarters = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
    var ring = quarters.flatMap { (cosine, sine) in
      octant.map { (x, y) in
        PlanarPoint(
          column.position + StreetPlan.roundaboutRadius * (x * cosine - y * sine),
          row.position + StreetPlan.roundaboutRadius * (x * sine + y * cosine))
      }
    }
    ring.append(ring[0])
    let widest = min(column.roadClass, row.roadClass)
    // A city counts its roads by name, so there the ring is part of the road that it lies on.
    let name =
      column.namesByStep.isEmpty ? "\(column.names[0].dropLast())环岛" : column.name(of: 0, step: corner.row)
    var attributes = StreetStandard.oneWay(column.namesByStep.isEmpty ? widest : column.roadClass, name: name)
    attributes.isRoundabout = true
    add(ring, attributes)
  }
}
