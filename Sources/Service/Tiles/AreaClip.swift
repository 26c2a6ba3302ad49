/// Cuts an area to the square of a tile.
///
/// The chains of its rings within the square are joined along the square's border, each end to the next beginning in the
/// sense in which outer rings run (Weiler and Atherton 1977, DOI 10.1145/965141.563896, for a convex window): an area that
/// is cut in two becomes two rings, and none runs along the border twice.
struct AreaClip {
  /// A part of a ring within the square, from its border to its border.
  private struct Chain {
    var points: [TilePoint]
    var start: Double
    var end: Double
  }

  private let clip: TileClip
  private var chains: [Chain] = []
  /// Rings within as a whole.
  private var outers: [[TilePoint]] = []
  private var holes: [[TilePoint]] = []
  private var cornerIsInside = false

  init(_ clip: TileClip) { self.clip = clip }

  /// Cuts an area.
  /// - Parameter rings: its outer ring, which runs clockwise as it is seen, and its holes, which run the other way.
  /// - Returns: outer rings, each followed by its holes.
  mutating func polygons(_ rings: [[TilePoint]]) -> [[[TilePoint]]] {
    (chains, outers, holes, cornerIsInside) = ([], [], [], false)
    for (number, ring) in rings.enumerated() { add(ring, isHole: number > 0) }
    outers += joined()
    if outers.isEmpty, cornerIsInside { outers = [clip.ring] }
    return AreaClip.nested(outers.compactMap { AreaClip.clean($0, isHole: false) }, holes)
  }

  private mutating func add(_ ring: [TilePoint], isHole: Bool) {
    guard let outside = ring.firstIndex(where: { !clip.contains($0) }) else {
      if isHole { holes.append(ring) } else { outers.append(ring) }
      return
    }
    let corner = TilePoint(clip.least, clip.least)
    if AreaClip.holds(ring, Double(corner.x) - 0.5, Double(corner.y) - 0.5) { cornerIsInside.toggle() }
    var chain: Chain?
    var a = ring[outside]
    for step in 1...ring.count {
      let b = ring[(outside + step) % ring.count]
      defer { a = b }
      if clip.contains(a), clip.contains(b) {
        chain?.points.append(b)
        continue
      }
      guard let crossings = clip.crossings(a, b) else { continue }
      if let enter = crossings.enter { chain = Chain(points: [enter.point], start: enter.place, end: 0) }
      guard let leave = crossings.leave else {
        chain?.points.append(b)
        continue
      }
      chain?.points.append(leave.point)
      chain?.end = leave.place
      if let chain { chains.append(chain) }
      chain = nil
    }
  }

  /// Rings of the chains.
  private func joined() -> [[TilePoint]] {
    let order = chains.indices.sorted { chains[$0].start < chains[$1].start }
    var isUsed = [Bool](repeating: false, count: chains.count)
    var rings: [[TilePoint]] = []
    for first in chains.indices where !isUsed[first] {
      var ring: [TilePoint] = []
      var current = first
      while !isUsed[current] {
        isUsed[current] = true
        ring += chains[current].points
        let next = order.first { chains[$0].start >= chains[current].end } ?? order[0]
        ring += clip.corners(from: chains[current].end, to: chains[next].start)
        current = next
      }
      rings.append(ring)
    }
    return rings
  }

  /// A ring without neighbours that are the same and without spikes; `nil` where nothing is left.
  static func clean(_ ring: [TilePoint], isHole: Bool) -> [TilePoint]? {
    var clean: [TilePoint] = []
    for point in ring {
      if clean.last == point { continue }
      // There and back again: a spike.
      if clean.count > 1, clean[clean.count - 2] == point { clean.removeLast() } else { clean.append(point) }
    }
    while clean.count > 2 {
      if clean[0] == clean[clean.count - 1] || clean[1] == clean[clean.count - 1] {
        if clean[1] == clean[clean.count - 1] { clean.removeFirst() } else { clean.removeLast() }
      } else if clean[0] == clean[clean.count - 2] {
        clean.removeLast()
      } else {
        break
      }
    }
    guard clean.count > 2 else { return nil }
    let area = doubledArea(clean)
    return isHole ? (area < 0 ? clean : nil) : (area > 0 ? clean : nil)
  }

  /// Positive for a ring that runs clockwise as it is seen.
  static func doubledArea(_ ring: [TilePoint]) -> Int {
    guard var a = ring.last else { return 0 }
    var sum = 0
    for b in ring {
      sum += Int(a.x) * Int(b.y) - Int(b.x) * Int(a.y)
      a = b
    }
    return sum
  }

  /// Whether a point lies within a ring.
  static func holds(_ ring: [TilePoint], _ x: Double, _ y: Double) -> Bool {
    guard var a = ring.last else { return false }
    var isInside = false
    for b in ring {
      let (ax, ay, bx, by) = (Double(a.x), Double(a.y), Double(b.x), Double(b.y))
      if (ay > y) != (by > y), x < (bx - ax) * (y - ay) / (by - ay) + ax { isInside.toggle() }
      a = b
    }
    return isInside
  }

  /// Gives holes to the outer rings that hold them.
  private static func nested(_ outers: [[TilePoint]], _ holes: [[TilePoint]]) -> [[[TilePoint]]] {
    var polygons = outers.map { [$0] }
    for hole in holes {
      guard let hole = clean(hole, isHole: true), let first = hole.first else { continue }
      if polygons.count == 1 {
        polygons[0].append(hole)
      } else if let place = outers.firstIndex(where: { holds($0, Double(first.x) + 0.25, Double(first.y) + 0.25) }) {
        polygons[place].append(hole)
      }
    }
    return polygons
  }
}
