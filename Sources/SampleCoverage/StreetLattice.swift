import Foundation

/// A made-up road network of any size with the hierarchy of streets that real ones have, for measurements and tests.
///
/// Columns × rows points 100 m apart, each moved by up to 30 m either way. Each edge between neighbours is missing with
/// a chance of 0.35, and of those left a tenth may be driven one way only, either way as likely. Line `i` of either
/// direction has a level, the number of times that 4 divides `i`, at most 3 (line 0 has 3); its speed is
/// 30 km/h · 1.4^level, and a weight is the time in milliseconds, rounded. The largest strongly connected part is kept,
/// numbered row by row.
public struct StreetLattice: Sendable {
  /// Where nodes lie, in centimetres from west to east.
  public private(set) var x: [Int32] = []
  /// The same from south to north.
  public private(set) var y: [Int32] = []
  /// The node that each arc leaves.
  public private(set) var tails: [UInt32] = []
  /// The node that it enters.
  public private(set) var heads: [UInt32] = []
  /// Milliseconds.
  public private(set) var weights: [UInt32] = []

  /// How many nodes were kept.
  public var nodeCount: Int { x.count }

  /// Draws a lattice.
  /// - Parameters:
  ///   - columns: points in a row, at least 1.
  ///   - rows: at least 1; no more than 2²⁸ points in all.
  ///   - seed: the same seed gives the same lattice on every machine.
  /// - Complexity: O(columns · rows).
  public init(columns: Int, rows: Int, seed: UInt64) {
    precondition(columns > 0 && rows > 0 && columns.multipliedReportingOverflow(by: rows).partialValue <= 1 << 28)
    let draft = LatticeDraft(columns: columns, rows: rows, seed: seed)
    let kept = StrongPart(nodeCount: columns * rows, tails: draft.tails, heads: draft.heads).isInLargest
    var number = [UInt32](repeating: .max, count: kept.count)
    for node in kept.indices where kept[node] {
      number[node] = UInt32(x.count)
      let position = draft.position(node)
      x.append(position.x)
      y.append(position.y)
    }
    for arc in draft.tails.indices {
      let (tail, head) = (Int(draft.tails[arc]), Int(draft.heads[arc]))
      guard kept[tail], kept[head] else { continue }
      tails.append(number[tail])
      heads.append(number[head])
      weights.append(draft.weights[arc])
    }
  }
}

/// The lattice before its largest part is known.
private struct LatticeDraft {
  let columns: Int
  private let seed: UInt64
  var tails: [UInt32] = []
  var heads: [UInt32] = []
  var weights: [UInt32] = []

  init(columns: Int, rows: Int, seed: UInt64) {
    self.columns = columns
    self.seed = seed
    for row in 0..<rows {
      for column in 0..<columns {
        let node = row * columns + column
        if column + 1 < columns { addStreet(node, node + 1, line: row, isUpwards: false) }
        if row + 1 < rows { addStreet(node, node + columns, line: column, isUpwards: true) }
      }
    }
  }

  /// Draws from a node's number and a purpose alone.
  private func share(_ node: Int, _ purpose: UInt64) -> Double {
    Double(SplitMix.mixed(SplitMix.mixed(seed &* 8 &+ purpose) ^ UInt64(node)) >> 11) * 0x1p-53
  }

  func position(_ node: Int) -> (x: Int32, y: Int32) {
    func moved(_ line: Int, _ purpose: UInt64) -> Int32 {
      Int32(line * 10_000) + Int32((share(node, purpose) * 6_000 - 3_000).rounded())
    }
    return (moved(node % columns, 0), moved(node / columns, 1))
  }

  private mutating func addStreet(_ lower: Int, _ upper: Int, line: Int, isUpwards: Bool) {
    let purpose: UInt64 = isUpwards ? 2 : 4
    guard share(lower, purpose) >= 0.35 else { return }
    let (a, b) = (position(lower), position(upper))
    let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
    let metersPerSecond = LatticeDraft.kilometersPerHour[LatticeDraft.level(of: line)] / 3.6
    let milliseconds = UInt32(((dx * dx + dy * dy).squareRoot() / 100 / metersPerSecond * 1000).rounded())
    let direction = share(lower, purpose + 1)
    if direction >= 0.05 { addArc(lower, upper, milliseconds) }
    if direction < 0.95 { addArc(upper, lower, milliseconds) }
  }

  private mutating func addArc(_ tail: Int, _ head: Int, _ weight: UInt32) {
    tails.append(UInt32(tail))
    heads.append(UInt32(head))
    weights.append(weight)
  }

  private static let kilometersPerHour = [30, 42, 58.8, 82.32]

  private static func level(of line: Int) -> Int { min(3, (line == 0 ? 64 : line).trailingZeroBitCount / 2) }
}
