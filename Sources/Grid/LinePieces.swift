import GeoTypes

/// Straight line pieces with a tag each, sorted into square bins so that those near a place are found at once.
struct LinePieces: Sendable {
  /// A straight piece.
  struct Piece: Sendable {
    var from: Vertex
    var to: Vertex
    var tag: UInt8
  }

  private(set) var pieces: [Piece]
  private let box: Box
  private let binWidth: Double
  private let binHeight: Double
  private let columns: Int
  private let rows: Int
  private let first: [UInt32]
  private let members: [UInt32]

  /// Sorts pieces into bins. Each piece is in all bins that its box, grown by the margin in stored units, touches,
  /// long pieces being sorted in bit by bit.
  init(_ pieces: [Piece], binSize: Double, margin: Double = 0) {
    var box = Box.empty
    for piece in pieces {
      box.formUnion(piece.from)
      box.formUnion(piece.to)
    }
    let metric = LocalMetric(box)
    let width = box.isEmpty ? 1 : Double(box.high.x) - Double(box.low.x) + 2 * margin
    let height = box.isEmpty ? 1 : Double(box.high.y) - Double(box.low.y) + 2 * margin
    // Never more than about four million bins, however far apart the pieces lie.
    let size = max(binSize, (width * metric.east * height * metric.north / 4e6).squareRoot(), 1e-3)
    binWidth = size / metric.east
    binHeight = size / metric.north
    columns = min(4_000_000, Int(width / binWidth) + 1)
    rows = min(4_000_000, Int(height / binHeight) + 1)
    self.box = box
    self.pieces = pieces
    (first, members) = LinePieces.fill(
      pieces, low: UnitPoint(Double(box.low.x) - margin, Double(box.low.y) - margin), binWidth, binHeight,
      columns, rows, margin)
    self.margin = margin
  }

  private let margin: Double

  private static func fill(
    _ pieces: [Piece], low: UnitPoint, _ binWidth: Double, _ binHeight: Double, _ columns: Int, _ rows: Int,
    _ margin: Double
  ) -> (first: [UInt32], members: [UInt32]) {
    var pairs: [(bin: UInt32, piece: UInt32)] = []
    func column(_ x: Double) -> Int { min(columns - 1, max(0, Int((x - low.x) / binWidth))) }
    func row(_ y: Double) -> Int { min(rows - 1, max(0, Int((y - low.y) / binHeight))) }
    for (number, piece) in pieces.enumerated() {
      let a = UnitPoint(piece.from)
      let b = UnitPoint(piece.to)
      let steps = max(1, Int(max(abs(b.x - a.x) / binWidth, abs(b.y - a.y) / binHeight).rounded(.up)))
      for step in 0..<steps {
        let s = Double(step) / Double(steps)
        let t = Double(step + 1) / Double(steps)
        let p = UnitPoint(a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s)
        let q = UnitPoint(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
        for y in row(min(p.y, q.y) - margin)...row(max(p.y, q.y) + margin) {
          for x in column(min(p.x, q.x) - margin)...column(max(p.x, q.x) + margin) {
            pairs.append((UInt32(y * columns + x), UInt32(number)))
          }
        }
      }
    }
    return csr(pairs, bins: columns * rows)
  }

  /// Pairs in input order, grouped by bin, without repeats.
  private static func csr(
    _ pairs: [(bin: UInt32, piece: UInt32)], bins: Int
  ) -> (first: [UInt32], members: [UInt32]) {
    var first = [UInt32](repeating: 0, count: bins + 1)
    for pair in pairs { first[Int(pair.bin) + 1] += 1 }
    for i in 0..<bins { first[i + 1] += first[i] }
    var next = first
    var members = [UInt32](repeating: 0, count: pairs.count)
    for pair in pairs {
      members[Int(next[Int(pair.bin)])] = pair.piece
      next[Int(pair.bin)] += 1
    }
    return (first, members)
  }

  /// Calls `body` with the number of each piece that may touch the box (low and high corner), some more than once,
  /// until it answers `true`; tells whether it did.
  func first(near low: UnitPoint, _ high: UnitPoint, where body: (Int) -> Bool) -> Bool {
    guard !pieces.isEmpty else { return false }
    let left = Double(box.low.x) - margin
    let bottom = Double(box.low.y) - margin
    guard high.x >= left, high.y >= bottom, low.x <= Double(box.high.x) + margin, low.y <= Double(box.high.y) + margin
    else { return false }
    let columnLow = min(columns - 1, Int(max(0, (low.x - left) / binWidth)))
    let columnHigh = min(columns - 1, Int(min(4e6, max(0, (high.x - left) / binWidth))))
    let rowLow = min(rows - 1, Int(max(0, (low.y - bottom) / binHeight)))
    let rowHigh = min(rows - 1, Int(min(4e6, max(0, (high.y - bottom) / binHeight))))
    for row in rowLow...max(rowLow, rowHigh) {
      for column in columnLow...max(columnLow, columnHigh) {
        let bin = row * columns + column
        for k in first[bin]..<first[bin + 1] where body(Int(members[Int(k)])) { return true }
      }
    }
    return false
  }
}

extension LinePieces.Piece {
  /// The distance of a point from the piece, in metres of a metric.
  func distance(from p: UnitPoint, _ metric: LocalMetric) -> Double {
    let dx = (Double(to.x) - Double(from.x)) * metric.east
    let dy = (Double(to.y) - Double(from.y)) * metric.north
    let px = (p.x - Double(from.x)) * metric.east
    let py = (p.y - Double(from.y)) * metric.north
    let square = dx * dx + dy * dy
    let t = square > 0 ? min(1, max(0, (px * dx + py * dy) / square)) : 0
    let x = px - t * dx
    let y = py - t * dy
    return (x * x + y * y).squareRoot()
  }
}
