import GeoTypes

/// A hit while a search goes on: its distance is still the square.
protocol NearHit {
  /// What counts as found once only, and which of two equally far ones comes first: a point or a line.
  var name: Int { get }
  /// The lower one of two of the same name, equally far.
  var part: Int { get }
  var distance: Meters { get }
}

extension NearHit {
  @inline(__always)
  func comes(before other: Self) -> Bool {
    if distance != other.distance { return distance < other.distance }
    return name != other.name ? name < other.name : part < other.part
  }

  @inline(__always)
  fileprivate func isNamed(before other: Self) -> Bool {
    name != other.name ? name < other.name : comes(before: other)
  }
}

/// Hits in an array that a caller gave: a heap with the farthest on top.
///
/// Nothing but the array's own growth allocates.
enum NearHits {
  /// Puts a hit into a heap.
  static func push<Hit: NearHit>(_ hit: Hit, onto heap: inout [Hit]) {
    heap.append(hit)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[parent].comes(before: heap[child]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Puts a hit where another one is.
  static func replace<Hit: NearHit>(at place: Int, of heap: inout [Hit], with hit: Hit) {
    heap[place] = hit
    sink(place, in: &heap, heap.count) { $0.comes(before: $1) }
  }

  /// Sorts by distance, then name.
  static func sort<Hit: NearHit>(_ hits: inout [Hit]) { sort(&hits) { $0.comes(before: $1) } }

  /// Keeps the first of each name, sorted by distance, then name.
  static func sortUnique<Hit: NearHit>(_ hits: inout [Hit]) {
    sort(&hits) { $0.isNamed(before: $1) }
    var kept = 0
    for index in hits.indices where kept == 0 || hits[kept - 1].name != hits[index].name {
      hits[kept] = hits[index]
      kept += 1
    }
    hits.removeLast(hits.count - kept)
    sort(&hits)
  }

  /// Heap sort: in place, and never slower than n log n.
  @inline(__always)
  private static func sort<Hit>(_ hits: inout [Hit], by precedes: (Hit, Hit) -> Bool) {
    for place in stride(from: hits.count / 2 - 1, through: 0, by: -1) { sink(place, in: &hits, hits.count, precedes) }
    for end in stride(from: hits.count - 1, to: 0, by: -1) {
      hits.swapAt(0, end)
      sink(0, in: &hits, end, precedes)
    }
  }

  @inline(__always)
  private static func sink<Hit>(
    _ place: Int, in hits: inout [Hit], _ count: Int, _ precedes: (Hit, Hit) -> Bool
  ) {
    var parent = place
    while true {
      var last = parent
      for child in 2 * parent + 1..<2 * parent + 3 where child < count {
        if precedes(hits[last], hits[child]) { last = child }
      }
      guard last != parent else { return }
      hits.swapAt(parent, last)
      parent = last
    }
  }
}
