/// How the labelling of a tree is shared out: the top of the tree, then ranges of places whose subtrees need nothing of
/// each other. The same for any number of threads.
struct LabelShares {
  /// Subtrees of more nodes than this belong to the top.
  private let largest: Int32
  /// Ranges of places; those of the top are among them.
  private(set) var ranges: [Range<Int>] = []

  /// A large tree has at least so many.
  private static let count = 64
  /// Less is not worth sharing.
  private static let smallest = 256

  init(_ tree: LabelTree) {
    largest = Int32(max(tree.count / LabelShares.count, LabelShares.smallest))
    var (start, place) = (0, 0)
    while place < tree.count {
      place += isTop(place, tree) ? 1 : Int(tree.size[place])
      if place - start >= Int(largest) || place == tree.count {
        ranges.append(start..<place)
        start = place
      }
    }
  }

  /// Whether a place belongs to the top.
  @inline(__always)
  func isTop(_ place: Int, _ tree: LabelTree) -> Bool { tree.size[place] > largest }
}
