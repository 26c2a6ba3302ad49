public import GeoTypes
import IndexFile

extension NearestSegmentIndex {
  /// The `k` nearest lines at most `reach` away that pass the filter, each once, by rising distance, then number; none
  /// where the position is not finite.
  public func nearest(
    _ k: Int, to position: PlanarPoint, within reach: Meters = Meters(.infinity),
    where filter: (Int) -> Bool = { _ in true }
  ) -> [SegmentHit] {
    var hits: [SegmentHit] = []
    findNearest(k, to: position, within: reach, where: filter, into: &hits)
    return hits
  }

  /// The `k` nearest lines as ``nearest(_:to:within:where:)`` tells them, in an array to be used again: what it held is
  /// gone, and nothing is allocated once it is large enough.
  public func findNearest(
    _ k: Int, to position: PlanarPoint, within reach: Meters = Meters(.infinity),
    where filter: (Int) -> Bool = { _ in true }, into hits: inout [SegmentHit]
  ) {
    hits.removeAll(keepingCapacity: true)
    let limit = SearchReach(reach)
    guard k > 0 && limit.isOpen && position.x.isFinite && position.y.isFinite else { return }
    if k > NearestSegmentIndex.few { return findMany(k, to: position, within: reach, where: filter, into: &hits) }
    var sink = NearestLineSink(k, limit: limit.squaredLimit, pieces)
    swap(&sink.hits, &hits)
    index.tree.search(from: position, into: &sink) { filter(pieces.line(of: $0)) }
    swap(&sink.hits, &hits)
    NearHits.sort(&hits)
    settle(&hits, position, limit)
  }

  /// All lines at most `radius` away that pass the filter, each once, by rising distance, then number.
  public func all(
    within radius: Meters, of position: PlanarPoint, where filter: (Int) -> Bool = { _ in true }
  ) -> [SegmentHit] {
    var hits: [SegmentHit] = []
    findAll(within: radius, of: position, where: filter, into: &hits)
    return hits
  }

  /// All lines as ``all(within:of:where:)`` tells them, in an array to be used again: what it held is gone, and nothing
  /// is allocated once it is large enough.
  public func findAll(
    within radius: Meters, of position: PlanarPoint, where filter: (Int) -> Bool = { _ in true },
    into hits: inout [SegmentHit]
  ) {
    hits.removeAll(keepingCapacity: true)
    let reach = SearchReach(radius)
    guard reach.isOpen && position.x.isFinite && position.y.isFinite else { return }
    var sink = NearestLineSink(.max, limit: reach.squaredLimit, pieces)
    swap(&sink.hits, &hits)
    index.tree.search(from: position, into: &sink) { filter(pieces.line(of: $0)) }
    swap(&sink.hits, &hits)
    NearHits.sortUnique(&hits)
    settle(&hits, position, reach)
  }

  /// More lines than this are not looked through one by one for whether a line is among them.
  private static let few = 64

  /// Looks in circles ever larger until there are enough lines.
  private func findMany(
    _ k: Int, to position: PlanarPoint, within reach: Meters, where filter: (Int) -> Bool,
    into hits: inout [SegmentHit]
  ) {
    guard let whole = index.tree.nodes.elements.last else { return }
    let farX = max(abs(position.x - whole.minX), abs(position.x - whole.maxX))
    let farY = max(abs(position.y - whole.minY), abs(position.y - whole.maxY))
    let end = min(reach, Meters((farX + farY) * 1.001))
    let share = Double(k) / Double(index.tree.list.count)
    let area = max(1, (whole.maxX - whole.minX) * (whole.maxY - whole.minY))
    var radius = min(end, Meters((area * share).squareRoot() + whole.squaredDistance(to: position).squareRoot()))
    findAll(within: radius, of: position, where: filter, into: &hits)
    while hits.count < k && radius < end {
      radius = min(end, Meters(radius.rawValue * 2))
      findAll(within: radius, of: position, where: filter, into: &hits)
    }
    if hits.count > k { hits.removeLast(hits.count - k) }
  }

  /// Makes full hits of squared distances and leaves out what lies beyond the reach after all.
  private func settle(_ hits: inout [SegmentHit], _ position: PlanarPoint, _ reach: SearchReach) {
    while let last = hits.last, !reach.admits(last.distance.rawValue) { hits.removeLast() }
    for index in hits.indices {
      hits[index] = pieces.hit(
        UInt32(hits[index].piece), squaredDistance: hits[index].distance.rawValue, to: position)
    }
  }
}

extension SegmentHit: NearHit {
  var name: Int { line }
  var part: Int { piece }
}

/// The `k` nearest lines so far, each by its nearest piece, known by its number in the index; or all pieces.
private struct NearestLineSink: NearSink {
  var hits: [SegmentHit] = []
  private let k: Int
  private(set) var limit: Double
  private let pieces: LinePieces

  init(_ k: Int, limit: Double, _ pieces: LinePieces) {
    self.k = k
    self.limit = limit
    self.pieces = pieces
  }

  private var isFull: Bool { hits.count == k }

  mutating func offer(_ number: UInt32, at place: Int, _ squaredDistance: Double) {
    let hit = SegmentHit(
      line: pieces.line(of: number), piece: Int(number), offset: .zero, distance: Meters(squaredDistance),
      isLeft: false, place: PlanarPoint(0, 0))
    if k == .max {
      hits.append(hit)
    } else if let place = hits.firstIndex(where: { $0.line == hit.line }) {
      guard hit.comes(before: hits[place]) else { return }
      NearHits.replace(at: place, of: &hits, with: hit)
    } else if hits.count < k {
      NearHits.push(hit, onto: &hits)
    } else if hit.comes(before: hits[0]) {
      NearHits.replace(at: 0, of: &hits, with: hit)
    }
    if isFull { limit = hits[0].distance.rawValue }
  }
}
