import GeoTypes

/// Joins drafted streets where they cross and touch, so that those which meet share a node.
///
/// Segments are compared within the squares of a hash grid; streets are short against the place, so the work grows
/// linearly with it.
struct StreetNoder {
  /// Ends nearer than this to another street touch it, in metres.
  static let tolerance = 0.05
  private static let cellSize = 120.0

  private var drafts: [StreetDraft]
  private var pieces: [Piece] = []
  private var insertions: [[Insertion]] = []
  private var nodes = PlanNodes()

  /// A straight piece of a draft.
  private struct Piece {
    var draft: Int
    var a: PlanarPoint
    var b: PlanarPoint
  }

  /// A node inside a piece, at a share of its length.
  private struct Insertion {
    var share: Double
    var node: Int
  }

  /// Square of the hash grid.
  private struct Square: Hashable {
    var x: Int
    var y: Int
  }

  private init(_ drafts: [StreetDraft]) {
    self.drafts = drafts
    for (index, draft) in drafts.enumerated() {
      for k in 1..<draft.points.count {
        pieces.append(Piece(draft: index, a: draft.points[k - 1], b: draft.points[k]))
      }
    }
    insertions = Array(repeating: [], count: pieces.count)
  }

  /// Node numbers along each draft, and the nodes.
  /// - Complexity: linear in the length of all streets.
  static func join(_ drafts: [StreetDraft]) -> (chains: [[Int]], nodes: PlanNodes) {
    var noder = StreetNoder(drafts)
    noder.compareNeighbours()
    return noder.chains()
  }

  private mutating func compareNeighbours() {
    var squares: [Square: [Int]] = [:]
    for (index, piece) in pieces.enumerated() {
      for square in StreetNoder.squares(of: piece) { squares[square, default: []].append(index) }
    }
    for index in pieces.indices {
      var seen = Set<Int>()
      for square in StreetNoder.squares(of: pieces[index]) {
        for other in squares[square] ?? [] where other > index && seen.insert(other).inserted {
          compare(index, other)
        }
      }
    }
  }

  private static func squares(of piece: Piece) -> [Square] {
    let x = [piece.a.x, piece.b.x].map { ($0 / cellSize).rounded(.down) }
    let y = [piece.a.y, piece.b.y].map { ($0 / cellSize).rounded(.down) }
    return (Int(min(x[0], x[1]))...Int(max(x[0], x[1]))).flatMap { column in
      (Int(min(y[0], y[1]))...Int(max(y[0], y[1]))).map { Square(x: column, y: $0) }
    }
  }

  private mutating func compare(_ i: Int, _ j: Int) {
    let p = pieces[i]
    let q = pieces[j]
    guard p.draft != q.draft else { return }
    let flies = (drafts[p.draft].meeting == .flying, drafts[q.draft].meeting == .flying)
    if flies == (true, true) { return }
    var touches = false
    for (index, other) in [(i, j), (j, i)] {
      let piece = pieces[index]
      let isFlying = drafts[piece.draft].meeting == .flying
      for end in [piece.a, piece.b] where !isFlying || isEnd(end, of: piece.draft) {
        touches = touch(end, other) || touches
      }
    }
    if !touches, flies == (false, false) { cross(i, j) }
  }

  private func isEnd(_ point: PlanarPoint, of draft: Int) -> Bool {
    point == drafts[draft].points.first || point == drafts[draft].points.last
  }

  /// Puts a node for `end` into a piece that it touches; whether it touches it or one of its ends.
  private mutating func touch(_ end: PlanarPoint, _ index: Int) -> Bool {
    let piece = pieces[index]
    let flies = drafts[piece.draft].meeting == .flying
    let (share, distance) = Plane.nearest(to: end, from: piece.a, to: piece.b)
    guard distance.rawValue < StreetNoder.tolerance else { return false }
    if share > 0, share < 1, end != piece.a, end != piece.b, !flies {
      insertions[index].append(Insertion(share: share, node: nodes.number(end)))
    }
    return true
  }

  /// Puts a node where two pieces cross.
  private mutating func cross(_ i: Int, _ j: Int) {
    let p = pieces[i]
    let q = pieces[j]
    let (rx, ry) = (p.b.x - p.a.x, p.b.y - p.a.y)
    let (sx, sy) = (q.b.x - q.a.x, q.b.y - q.a.y)
    let determinant = rx * sy - ry * sx
    guard determinant != 0 else { return }
    let (dx, dy) = (q.a.x - p.a.x, q.a.y - p.a.y)
    let t = (dx * sy - dy * sx) / determinant
    let u = (dx * ry - dy * rx) / determinant
    guard t > 0, t < 1, u > 0, u < 1 else { return }
    // A line along an axis keeps its coordinate to the bit: borders are gathered by it.
    let x = rx == 0 ? p.a.x : sx == 0 ? q.a.x : p.a.x + t * rx
    let y = ry == 0 ? p.a.y : sy == 0 ? q.a.y : p.a.y + t * ry
    let node = nodes.number(PlanarPoint(x, y))
    insertions[i].append(Insertion(share: t, node: node))
    insertions[j].append(Insertion(share: u, node: node))
  }

  private consuming func chains() -> (chains: [[Int]], nodes: PlanNodes) {
    var chains = drafts.map { [nodes.number($0.points[0])] }
    for (index, piece) in pieces.enumerated() {
      let inner = insertions[index].sorted { ($0.share, $0.node) < ($1.share, $1.node) }.map(\.node)
      for node in inner + [nodes.number(piece.b)] where chains[piece.draft].last != node {
        chains[piece.draft].append(node)
      }
    }
    return (chains, nodes)
  }
}
