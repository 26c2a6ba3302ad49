import GeoTypes
import RoadNetwork

/// Which way a lattice line runs.
enum LatticeAxis: Hashable {
  /// From south to north: x is constant.
  case northSouth
  /// From west to east: y is constant.
  case eastWest

  /// The point at a position across and a position along a line of this axis.
  func point(across: Double, along: Double) -> PlanarPoint {
    self == .northSouth ? PlanarPoint(across, along) : PlanarPoint(along, across)
  }
}

/// One line of the street plan, at which cells meet: a street, two carriageways, a river or a railway.
///
/// The plan is straight and at right angles; ``PlanWarp`` bends it at the very end. A border of communities always runs
/// along the middle of a line.
struct LatticeLine {
  /// What lies along the line.
  enum Kind: Hashable {
    /// One street in the middle.
    case single
    /// Two one-way carriageways this far apart.
    case dual(gap: Double)
    /// Water between two bank roads this far apart.
    case river(width: Double)
    /// A railway between two streets this far apart.
    case railway(width: Double)
  }

  var axis: LatticeAxis
  var index: Int
  /// Distance from the first line, in metres of the plan.
  var position: Double
  var kind: Kind
  var roadClass: RoadClass
  /// Name of each street along the line, the western or southern first.
  var names: [String]
  /// Names of its streets from one crossing line to the next, where they change along the line; else empty.
  var namesByStep: [[String]] = []
  /// Whether its single street is a centre line that stands for two carriageways.
  var isDivided = false
  /// Whether the line is on the edge of the place.
  var isOuter = false

  /// Distance between the outermost streets along the line.
  var width: Double {
    switch kind {
    case .single: 0
    case .dual(let gap): gap
    case .river(let width), .railway(let width): width
    }
  }

  /// Half of ``width``.
  var halfWidth: Double { width / 2 }

  /// Where its streets run, measured from the middle.
  var streetOffsets: [Double] { kind == .single ? [0] : [-halfWidth, halfWidth] }

  /// Positions of its streets.
  var streetPositions: [Double] { streetOffsets.map { position + $0 } }

  /// The name of a street beyond the crossing line `step`.
  func name(of street: Int, step: Int) -> String {
    namesByStep.isEmpty ? names[street] : namesByStep[min(step, namesByStep.count - 1)][street]
  }

  /// What its river is called: as its bank roads, by the longest of those names where they change.
  var riverName: String {
    let reaches = namesByStep.map { $0[0] }.filter { !$0.isEmpty }
    let counts = Dictionary(grouping: reaches) { $0 }.mapValues(\.count)
    let longest = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    return String((longest ?? names[0]).dropLast(2))
  }

  /// Whether its streets are the two halves of a dual carriageway.
  var isDual: Bool {
    if case .dual = kind { true } else { false }
  }

  /// Whether its streets are led over or under `barrier`, a river or a railway.
  func crosses(_ barrier: LatticeLine) -> Bool {
    isOuter || roadClass < .branch || kind != .single || index % 3 == 0
  }
}
