internal import Dispatch
internal import IndexFile
internal import Synchronization

/// The work of labelling: the top of the tree first, then the rest of each share, beside each other.
final class HubLabelling {
  let tree: LabelTree
  private let shares: LabelShares
  private let up: LabelEdges
  /// None if the edges down are those up.
  private let down: LabelEdges?
  /// The lists of each place.
  private let forward: UnsafeMutablePointer<LabelList>
  private let backward: UnsafeMutablePointer<LabelList>
  /// What holds the lists of the top, then of each share.
  private var writers: [LabelWriter?]
  private let limit: Int
  private let words = Atomic(0)

  /// - Parameter limit: words that all lists may take.
  /// - Precondition: the tree is lower than 2¹⁶ − 1.
  init(_ metric: PerfectMetric<Int32>, _ tree: LabelTree, limit: Int) {
    self.tree = tree
    self.limit = limit
    shares = LabelShares(tree)
    up = LabelEdges(metric.up, tree)
    down = metric.isSymmetric ? nil : LabelEdges(metric.down, tree)
    forward = .allocate(capacity: tree.count)
    backward = down == nil ? forward : .allocate(capacity: tree.count)
    writers = Array(repeating: nil, count: shares.ranges.count + 1)
  }

  deinit {
    forward.deallocate()
    if down != nil { backward.deallocate() }
  }

  /// Labels all nodes.
  /// - Returns: whether the lists keep within the limit.
  func run(threads: Int) -> Bool {
    let scratch = Scratch(height: tree.height)
    writers[0] = label(0..<tree.count, isTop: true, scratch)
    let next = Atomic(0)
    writers.withUnsafeMutableBufferPointer { writers in
      // Each share writes to a place of its own, and so do its nodes.
      nonisolated(unsafe) let (writers, this) = (writers, self)
      DispatchQueue.concurrentPerform(iterations: max(1, min(threads, shares.ranges.count))) { _ in
        let scratch = Scratch(height: this.tree.height)
        while true {
          let share = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard share < this.shares.ranges.count else { return }
          writers[share + 1] = this.label(this.shares.ranges[share], isTop: false, scratch)
        }
      }
    }
    return words.load(ordering: .relaxed) <= limit
  }

  /// What a thread works with: lists on the way from the root to the node at hand, by depth.
  private final class Scratch {
    let forward: UnsafeMutablePointer<LabelList>
    let backward: UnsafeMutablePointer<LabelList>
    let join: LabelJoin

    init(height: Int) {
      forward = .allocate(capacity: height)
      backward = .allocate(capacity: height)
      join = LabelJoin(height: height)
    }

    deinit {
      forward.deallocate()
      backward.deallocate()
    }
  }

  /// Labels the places of a range that belong to the top, or those that do not.
  private func label(_ range: Range<Int>, isTop: Bool, _ scratch: Scratch) -> LabelWriter {
    let writer = LabelWriter(bound: bound(range, isTop: isTop))
    enter(range.lowerBound, scratch)
    var (place, reported) = (range.lowerBound, 0)
    while place < range.upperBound {
      let depth = Int(tree.depth[place])
      if shares.isTop(place, tree) == isTop {
        label(place, depth, scratch, writer)
      } else if isTop {
        place += Int(tree.size[place])
        continue
      }
      scratch.forward[depth] = forward[place]
      scratch.backward[depth] = backward[place]
      place += 1
      if writer.written - reported > 1 << 14 || place == range.upperBound {
        let sum = words.wrappingAdd(writer.written - reported, ordering: .relaxed).newValue
        reported = writer.written
        if sum > limit { break }
      }
    }
    words.wrappingAdd(writer.written - reported, ordering: .relaxed)
    return writer
  }

  @inline(__always)
  private func label(_ place: Int, _ depth: Int, _ scratch: Scratch, _ writer: LabelWriter) {
    let (ways, back) = (scratch.forward, scratch.backward)
    forward[place] = scratch.join.list(of: place, depth: depth, up, ways, back, writer)
    if let down { backward[place] = scratch.join.list(of: place, depth: depth, down, back, ways, writer) }
  }

  /// Takes the lists of all nodes above a place, which belong to the top.
  private func enter(_ place: Int, _ scratch: Scratch) {
    var above = place < tree.count ? tree.parent[place] : -1
    while above >= 0 {
      scratch.forward[Int(tree.depth[Int(above)])] = forward[Int(above)]
      scratch.backward[Int(tree.depth[Int(above)])] = backward[Int(above)]
      above = tree.parent[Int(above)]
    }
  }

  /// Words that the lists of a share take at most.
  private func bound(_ range: Range<Int>, isTop: Bool) -> Int {
    let lists = down == nil ? 1 : 2
    return range.reduce(0) {
      $0 + (shares.isTop($1, tree) == isTop ? LabelList.words(Int(tree.depth[$1]) + 1) * lists : 0)
    }
  }

  /// Puts all lists behind each other, and frees what held them.
  /// - Parameter note: is told where the lists of each place are.
  func gathered(_ note: (_ place: Int, _ lists: LabelPlaces) -> Void) -> FlatArray<UInt32> {
    FlatArray(capacity: words.load(ordering: .relaxed)) { target in
      var end = 0
      func move(_ list: LabelList) -> UInt32 {
        let count = LabelList.words(list.count)
        target.baseAddress?.advanced(by: end).update(from: list.words, count: count)
        end += count
        return UInt32(end - count)
      }
      for (share, range) in ([0..<tree.count] + shares.ranges).enumerated() {
        for place in range where shares.isTop(place, tree) == (share == 0) {
          let way = move(forward[place])
          let lists = LabelPlaces(
            forward: way, backward: down == nil ? way : move(backward[place]),
            forwardCount: UInt16(forward[place].count), backwardCount: UInt16(backward[place].count))
          note(place, lists)
        }
        writers[share] = nil
      }
      return end
    }
  }
}

extension PerfectMetric<Int32> {
  /// Whether ways down cost what the ways up do.
  var isSymmetric: Bool { up.first == down.first && up.upper == down.upper && up.weight == down.weight }
}
