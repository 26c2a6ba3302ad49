/// Nodes by distance: a 4-ary heap that knows where each node stands, so that distances can fall.
///
/// Labels of an older search count as not there, so that a new one starts at once.
struct DistanceQueue: ~Copyable {
  private struct Entry {
    var distance: UInt64
    var node: UInt32
  }

  private struct Label {
    var search: UInt32
    /// In the heap; ``settled`` behind it.
    var place: UInt32
  }

  private static let settled = UInt32.max
  private let heap: UnsafeMutableBufferPointer<Entry>
  private let labels: UnsafeMutableBufferPointer<Label>
  private var count = 0
  private var search: UInt32 = 0

  init(nodeCount: Int) {
    heap = .allocate(capacity: nodeCount)
    heap.initialize(repeating: Entry(distance: 0, node: 0))
    labels = .allocate(capacity: nodeCount)
    labels.initialize(repeating: Label(search: 0, place: 0))
  }

  deinit {
    heap.deallocate()
    labels.deallocate()
  }

  /// Begins a search.
  mutating func restart(at source: UInt32) {
    precondition(Int(source) < labels.count, "a search starts at a node")
    search &+= 1
    if search == 0 {
      labels.update(repeating: Label(search: 0, place: 0))
      search = 1
    }
    count = 0
    offer(source, 0)
  }

  /// Takes the nearest node out; its distance is final.
  @inline(__always)
  mutating func takeNearest() -> (node: UInt32, distance: UInt64)? {
    guard count > 0 else { return nil }
    let top = heap[0]
    labels[Int(top.node)].place = DistanceQueue.settled
    count -= 1
    if count > 0 { sink(heap[count]) }
    return (top.node, top.distance)
  }

  /// Tells a node of a way to it. - Precondition: it is a node.
  @inline(__always)
  mutating func offer(_ node: UInt32, _ distance: UInt64) {
    let label = labels[Int(node)]
    if label.search != search {
      labels[Int(node)].search = search
      count += 1
      rise(Entry(distance: distance, node: node), from: count - 1)
    } else if label.place != DistanceQueue.settled, distance < heap[Int(label.place)].distance {
      rise(Entry(distance: distance, node: node), from: Int(label.place))
    }
  }

  @inline(__always)
  private mutating func rise(_ entry: Entry, from start: Int) {
    var place = start
    while place > 0 {
      let parent = (place - 1) / 4
      guard entry.distance < heap[parent].distance else { break }
      put(heap[parent], at: place)
      place = parent
    }
    put(entry, at: place)
  }

  /// Lets an entry sink from the top.
  @inline(__always)
  private mutating func sink(_ entry: Entry) {
    var place = 0
    while true {
      let child = 4 * place + 1
      guard child < count else { break }
      var least = child
      for other in (child + 1)..<max(child + 1, min(child + 4, count))
      where heap[other].distance < heap[least].distance {
        least = other
      }
      guard heap[least].distance < entry.distance else { break }
      put(heap[least], at: place)
      place = least
    }
    put(entry, at: place)
  }

  @inline(__always)
  private mutating func put(_ entry: Entry, at place: Int) {
    heap[place] = entry
    labels[Int(entry.node)].place = UInt32(place)
  }
}
