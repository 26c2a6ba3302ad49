import GeoTypes
import RoadNetwork

/// The best way through a lattice laid on the roads, with the place of each fix on it.
struct TrackDrive {
  /// An arc as far as it is driven.
  struct Piece {
    var arc: UInt32
    /// Metres along the arc.
    var from: Double
    var to: Double
    var turn: TurnKind?
  }

  /// Where a fix lies.
  struct Spot {
    var fix: Int
    var piece: Int
    /// Metres along the arc of the piece.
    var passed: Double
    var alternatives: Int
    /// Whether the model was asked for it.
    var isKept: Bool
  }

  private(set) var pieces: [Piece] = []
  private(set) var spots: [Spot] = []
  private(set) var confidence = 0.0
  /// Metres between the fixes that the model was asked for and their states.
  private(set) var distances: [Double] = []

  /// Less likely roads are no alternatives.
  private static let leastShare = 0.01

  /// Lays the best way; `nil` where it holds less than two fixes.
  init?(_ matcher: inout TrackMatcher, _ fixes: [TrackFix]) {
    let way = matcher.lattice.bestWay()
    guard !way.isEmpty else { return nil }
    matcher.lattice.findShares()
    var surprise = 0.0
    var before: TrackState?
    for (layer, number) in way {
      let state = matcher.lattice.states[number]
      let fix = matcher.lattice.layers[layer].fix
      guard drive(from: before, to: state, &matcher, slack: matcher.slack(at: fixes[fix])) else { break }
      let (share, others) = matcher.lattice.certainty(of: number, in: layer, above: Self.leastShare)
      surprise += share
      distances.append(state.distance)
      spots.append(
        Spot(
          fix: fix, piece: pieces.count - 1, passed: pieces[pieces.count - 1].to, alternatives: others, isKept: true))
      before = state
    }
    let anchors = spots.count
    placeOthers(matcher)
    guard spots.count >= 2 else { return nil }
    let span = spots[spots.count - 1].fix - spots[0].fix + 1
    confidence = TrackLattice.exponential(surprise / Double(anchors)) * Double(spots.count) / Double(span)
  }

  // MARK: The way

  /// Drives on to a state; false where no way leads there.
  private mutating func drive(
    from before: TrackState?, to state: TrackState, _ matcher: inout TrackMatcher, slack: Double
  ) -> Bool {
    guard let before else {
      pieces.append(Piece(arc: state.arc, from: state.passed, to: state.passed, turn: nil))
      return true
    }
    let last = pieces.count - 1
    let length = matcher.length(of: before.arc)
    if state.arc == before.arc, state.passed >= before.passed - slack {
      pieces[last].to = max(pieces[last].to, state.passed)
      return true
    }
    if state.arc == before.arc ^ 1 {
      let place = max(pieces[last].to, length - state.passed)
      pieces[last].to = place
      pieces.append(Piece(arc: state.arc, from: length - place, to: max(state.passed, length - place), turn: .uTurn))
      return true
    }
    guard let way = matcher.reach.way(from: before.arc, to: state.arc, within: .max / 2) else { return false }
    pieces[last].to = length
    for arc in way {
      let turn = matcher.graph.turn(
        from: ArcID(rawValue: pieces[pieces.count - 1].arc), into: ArcID(rawValue: arc))
      pieces.append(Piece(arc: arc, from: 0, to: matcher.length(of: arc), turn: turn?.kind))
    }
    pieces[pieces.count - 1].to = state.passed
    return true
  }

  // MARK: Fixes between

  /// Puts each fix that the model was not asked for on the way from the one before it to the one behind it, never back.
  private mutating func placeOthers(_ matcher: borrowing TrackMatcher) {
    let anchors = spots
    spots.removeAll(keepingCapacity: true)
    var next = 0
    for (number, anchor) in anchors.enumerated() {
      spots.append(anchor)
      while next < matcher.kept.count, matcher.kept[next] <= anchor.fix { next += 1 }
      let end = next < matcher.kept.count ? matcher.kept[next] : matcher.points.count
      let behind = number + 1 < anchors.count ? anchors[number + 1] : anchor
      var last = anchor
      for fix in anchor.fix + 1..<max(end, anchor.fix + 1) where matcher.points[fix].x.isFinite {
        last = spot(of: fix, from: last, to: behind, matcher)
        spots.append(last)
      }
    }
  }

  /// The place nearest to a fix between two others.
  private func spot(of fix: Int, from start: Spot, to end: Spot, _ matcher: borrowing TrackMatcher) -> Spot {
    var best = (distance: Double.infinity, piece: start.piece, passed: start.passed)
    for number in start.piece...end.piece {
      let piece = pieces[number]
      let from = number == start.piece ? start.passed : piece.from
      let to = number == end.piece ? end.passed : piece.to
      let found = matcher.place(of: matcher.points[fix], on: piece.arc, from: from, to: max(from, to))
      if found.distance < best.distance { best = (found.distance, number, found.passed) }
    }
    return Spot(
      fix: fix, piece: best.piece, passed: best.passed, alternatives: start.alternatives, isKept: false)
  }
}

extension TrackMatcher {
  /// Metres.
  func length(of arc: UInt32) -> Double { Double(graph.arcLength[Int(arc)]) / 1000 }

  /// Metres that a vehicle may seem to move backwards to a fix.
  func slack(at fix: TrackFix) -> Double { 3 * deviation(of: fix) }

  /// The place of an arc nearest to a point, among those between metres along it.
  func place(
    of point: PlanarPoint, on arc: UInt32, from: Double, to: Double
  ) -> (distance: Double, passed: Double, point: PlanarPoint) {
    let length = length(of: arc)
    let (start, end) = arc & 1 == 0 ? (from, to) : (length - to, length - from)
    let foot = snapper.foot(of: point, onSegment: Int(arc >> 1), from: Meters(start), to: Meters(end))
    let offset = min(max(0, foot.offset.rawValue), length)
    let passed = arc & 1 == 0 ? offset : length - offset
    return (foot.distance.rawValue, min(max(from, passed), to), foot.place)
  }
}
