public import GeoTypes

extension NearestPointIndex {
  /// The `k` nearest points at most `reach` away that pass the filter, by rising distance, then number; fewer where
  /// there are fewer, none where the position is not finite.
  public func nearest(
    _ k: Int, to position: PlanarPoint, within reach: Meters = Meters(.infinity),
    where filter: (Int) -> Bool = { _ in true }
  ) -> [PointHit] {
    var hits: [PointHit] = []
    findNearest(k, to: position, within: reach, where: filter, into: &hits)
    return hits
  }

  /// The `k` nearest points as ``nearest(_:to:within:where:)`` tells them, in an array to be used again: what it held is
  /// gone, and nothing is allocated once it has room for `k`.
  public func findNearest(
    _ k: Int, to position: PlanarPoint, within reach: Meters = Meters(.infinity),
    where filter: (Int) -> Bool = { _ in true }, into hits: inout [PointHit]
  ) {
    hits.removeAll(keepingCapacity: true)
    let reach = SearchReach(reach)
    guard k > 0 && reach.isOpen && position.x.isFinite && position.y.isFinite else { return }
    var sink = NearestPointSink(k, limit: reach.squaredLimit)
    swap(&sink.hits, &hits)
    index.tree.search(from: position, into: &sink) { filter(Int($0)) }
    swap(&sink.hits, &hits)
    NearHits.sort(&hits)
    settle(&hits, reach)
  }

  /// All points at most `radius` away that pass the filter, by rising distance, then number.
  public func all(
    within radius: Meters, of position: PlanarPoint, where filter: (Int) -> Bool = { _ in true }
  ) -> [PointHit] {
    var hits: [PointHit] = []
    findAll(within: radius, of: position, where: filter, into: &hits)
    return hits
  }

  /// All points as ``all(within:of:where:)`` tells them, in an array to be used again: what it held is gone, and nothing
  /// is allocated once it is large enough.
  public func findAll(
    within radius: Meters, of position: PlanarPoint, where filter: (Int) -> Bool = { _ in true },
    into hits: inout [PointHit]
  ) {
    hits.removeAll(keepingCapacity: true)
    let reach = SearchReach(radius)
    guard reach.isOpen && position.x.isFinite && position.y.isFinite else { return }
    var sink = NearestPointSink(.max, limit: reach.squaredLimit)
    swap(&sink.hits, &hits)
    index.tree.search(from: position, into: &sink) { filter(Int($0)) }
    swap(&sink.hits, &hits)
    NearHits.sort(&hits)
    settle(&hits, reach)
  }

  /// Takes the roots of squared distances and leaves out what lies beyond the reach after all.
  private func settle(_ hits: inout [PointHit], _ reach: SearchReach) {
    while let last = hits.last, !reach.admits(last.distance.rawValue) { hits.removeLast() }
    for index in hits.indices {
      hits[index] = PointHit(point: hits[index].point, distance: Meters(hits[index].distance.rawValue.squareRoot()))
    }
  }
}

extension PointHit: NearHit {
  var name: Int { point }
  var part: Int { 0 }
}

/// The `k` nearest points so far.
private struct NearestPointSink: NearSink {
  var hits: [PointHit] = []
  private let k: Int
  private(set) var limit: Double

  init(_ k: Int, limit: Double) {
    self.k = k
    self.limit = limit
  }

  private var isFull: Bool { hits.count == k }

  mutating func offer(_ number: UInt32, at place: Int, _ squaredDistance: Double) {
    let hit = PointHit(point: Int(number), distance: Meters(squaredDistance))
    if k == .max {
      hits.append(hit)
    } else if hits.count < k {
      NearHits.push(hit, onto: &hits)
      if isFull { limit = hits[0].distance.rawValue }
    } else if hit.comes(before: hits[0]) {
      NearHits.replace(at: 0, of: &hits, with: hit)
      limit = hits[0].distance.rawValue
    }
  }
}
