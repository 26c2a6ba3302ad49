/// The scratch of one search: a label for each arc reached, and a 4-ary heap of those not yet settled.
///
/// A label of an older generation counts as not there, so that a new search starts at once; nothing is allocated after
/// the heap has grown to its size.
struct ArcLabels {
  /// What a search is cut off by.
  static let unreached = Int64.max
  /// Set in a parent that is not an arc but the number of a source or target.
  static let rootBit: UInt32 = 1 << 31

  private struct Label {
    var generation: UInt32 = 0
    var parent: UInt32 = 0
    var distance: Int64 = 0
    var length: Int64 = 0
    /// Where it stands in the heap; settled ones stand nowhere.
    var place = Int32(-1)
  }

  private var labels: [Label]
  private var heap: [UInt32] = []
  private var generation: UInt32 = 0

  init(arcCount: Int) { labels = Array(repeating: Label(), count: arcCount) }

  /// Forgets all labels.
  mutating func reset() {
    heap.removeAll(keepingCapacity: true)
    if generation == .max {
      for arc in labels.indices { labels[arc].generation = 0 }
      generation = 0
    }
    generation += 1
  }

  /// The distance of the next arc to settle.
  var leastDistance: Int64 { heap.first.map { labels[Int($0)].distance } ?? Self.unreached }

  /// The distance of an arc, ``unreached`` where it has no label.
  func distance(of arc: UInt32) -> Int64 {
    labels[Int(arc)].generation == generation ? labels[Int(arc)].distance : Self.unreached
  }

  /// Millimetres driven to an arc with a label.
  func length(of arc: UInt32) -> Int64 { labels[Int(arc)].length }

  /// The arc before an arc with a label, or the number of its root with ``rootBit`` set.
  func parent(of arc: UInt32) -> UInt32 { labels[Int(arc)].parent }

  /// Lowers the label of an arc, to the shorter of equally fast ways; does nothing where it is as low already. Whether
  /// it was lowered.
  mutating func offer(_ arc: UInt32, distance: Int64, length: Int64, parent: UInt32) -> Bool {
    let index = Int(arc)
    if labels[index].generation != generation {
      labels[index] = Label(
        generation: generation, parent: parent, distance: distance, length: length, place: Int32(heap.count))
      heap.append(arc)
      rise(from: heap.count - 1)
      return true
    }
    let label = labels[index]
    guard distance < label.distance || distance == label.distance && length < label.length else { return false }
    labels[index].distance = distance
    labels[index].length = length
    labels[index].parent = parent
    rise(from: Int(labels[index].place))
    return true
  }

  /// Takes the nearest arc off the heap.
  mutating func settleNearest() -> UInt32? {
    guard let nearest = heap.first, let last = heap.popLast() else { return nil }
    labels[Int(nearest)].place = -1
    if !heap.isEmpty {
      heap[0] = last
      sink(from: 0)
    }
    return nearest
  }

  private mutating func rise(from start: Int) {
    var place = start
    let arc = heap[place]
    let distance = labels[Int(arc)].distance
    while place > 0 {
      let above = (place - 1) / 4
      let other = heap[above]
      guard distance < labels[Int(other)].distance else { break }
      heap[place] = other
      labels[Int(other)].place = Int32(place)
      place = above
    }
    heap[place] = arc
    labels[Int(arc)].place = Int32(place)
  }

  private mutating func sink(from start: Int) {
    var place = start
    let arc = heap[place]
    let distance = labels[Int(arc)].distance
    while 4 * place + 1 < heap.count {
      var below = 4 * place + 1
      var least = labels[Int(heap[below])].distance
      for child in below + 1..<max(below + 1, min(below + 4, heap.count)) {
        let other = labels[Int(heap[child])].distance
        if other < least { (below, least) = (child, other) }
      }
      guard least < distance else { break }
      heap[place] = heap[below]
      labels[Int(heap[below])].place = Int32(place)
      place = below
    }
    heap[place] = arc
    labels[Int(arc)].place = Int32(place)
  }
}
