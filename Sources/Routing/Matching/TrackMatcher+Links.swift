import GeoTypes
import RoadNetwork

extension TrackMatcher {
  /// Logarithms of likelihood: ways so much less likely than a straight one are left out at first.
  private static let wayCut = 20.0
  /// How much farther is searched where nothing was found.
  private static let widening = 8.0
  /// No way between two fixes is longer, in metres.
  private static let longestWay = 20_000.0
  /// Logarithms of likelihood: states so much less likely than the best of their layer are given up.
  private static let stateCut = 30.0
  /// What it costs to take a fix for an error.
  private static let outlierPrice = 25.0

  /// Links the last layer to those before it; false where no way leads there.
  mutating func link(_ fixes: [TrackFix]) -> Bool {
    let layer = lattice.layers.count - 1
    wantStates(of: layer)
    for widening in [1, Self.widening] {
      link(from: layer - 1, fixes, widening, price: 0)
      // A fix that fits badly may be an error: the way past it competes.
      let (last, before) = (lattice.layers[layer - 1], lattice.layers[layer - 1].before)
      if before >= 0, last.best < lattice.layers[before].best - 0.5 * Self.outlierPrice {
        link(from: before, fixes, widening, price: Self.outlierPrice)
      }
      if lattice.close(after: layer - 1) { return true }
    }
    return false
  }

  /// Notes on which arcs the states of a layer lie: those of one arc follow each other.
  private mutating func wantStates(of layer: Int) {
    reach.wantNothing()
    for state in lattice.layers[layer].states { reach.want(lattice.states[state].arc, number: state) }
  }

  /// Links the states of an earlier layer to those of the last.
  private mutating func link(from layer: Int, _ fixes: [TrackFix], _ widening: Double, price: Double) {
    let (source, target) = (lattice.layers[layer], lattice.layers[lattice.layers.count - 1])
    let straight = points[source.fix].distance(to: points[target.fix]).rawValue
    let deviation = deviation(of: fixes[target.fix])
    let scale = TrackNoise.detour(over: straight, deviation: deviation)
    var longest = min(straight + Self.wayCut * scale * widening, Self.longestWay)
    if let interval = interval(fixes, source.fix, target.fix) {
      longest = min(longest, fastest * interval + 4 * deviation)
    }
    guard straight <= longest else { return }
    let step = TrackStep(
      straight: straight, scale: scale, longest: longest, slack: slack(at: fixes[target.fix]), price: price)
    for state in source.states where lattice.states[state].score > source.best - Self.stateCut {
      link(from: state, step, target.states)
    }
  }

  /// Links a state to those of the last layer that a way leads to.
  private mutating func link(from source: Int, _ step: TrackStep, _ targets: Range<Int>) {
    let (arc, passed) = (lattice.states[source].arc, lattice.states[source].passed)
    let left = length(of: arc) - passed
    let first = lattice.links.count
    for target in states(on: arc, targets) {
      let ahead = lattice.states[target].passed - passed
      if ahead >= -step.slack { lattice.link(source, target, step.value(along: ahead)) }
    }
    for target in states(on: arc ^ 1, targets) {
      // Turning round where it stands, or as soon as it comes to the place.
      let ahead = left - lattice.states[target].passed
      lattice.link(source, target, step.value(length: abs(ahead), weight: abs(ahead) + TrackMatcher.uTurnPrice))
    }
    guard left <= step.longest else { return }
    for number in reach.list(from: arc, within: UInt32((step.longest - left) * 1000)) {
      let entry = reach.entries[number]
      let weight = left + Double(entry.weight) / 1000
      if weight > step.longest { break }
      for target in states(on: entry.arc, targets) {
        let last = lattice.states[target].passed
        let length = left + Double(entry.length) / 1000 + last
        let value = step.value(length: length, weight: weight + last)
        // To its own segment there may be a way already.
        if entry.arc >> 1 == arc >> 1, lattice.relink(source, target, value, among: first) { continue }
        lattice.link(source, target, value)
      }
    }
  }

  /// The states of the last layer that lie on an arc.
  @inline(__always)
  private func states(on arc: UInt32, _ targets: Range<Int>) -> Range<Int> {
    let first = reach.number(of: arc)
    guard first >= 0 else { return 0..<0 }
    var end = first + 1
    while end < targets.upperBound, lattice.states[end].arc == arc { end += 1 }
    return first..<end
  }
}

/// What ways between two fixes are measured by.
private struct TrackStep {
  /// Metres between the fixes.
  var straight: Double
  /// Metres by which a way differs in the mean.
  var scale: Double
  var longest: Double
  /// Metres that a vehicle may seem to move backwards.
  var slack: Double
  /// Of taking the fix between for an error.
  var price: Double

  /// The logarithm for a way of a length; its weight also counts prices.
  @inline(__always)
  func value(length: Double, weight: Double) -> Double {
    -(abs(length - straight) + (weight - length)) / scale - price
  }

  /// The logarithm for a way along one arc; what seems to lead backwards is noise and counts twice.
  @inline(__always)
  func value(along ahead: Double) -> Double {
    -(ahead >= 0 ? abs(ahead - straight) : straight - ahead) / scale - price
  }
}
