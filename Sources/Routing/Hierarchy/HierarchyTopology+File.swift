public import IndexFile

extension HierarchyTopology {
  /// What files of topologies are called in their header.
  private static let kind = IndexKind("hierarchy", version: 1)

  /// Writes the topology to a file.
  /// - Parameter stamp: what the graph was taken from; the file is refused for any other.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: HierarchyTopology.kind, stamp: stamp)
    draft.add("nodes", node)
    draft.add("firsts", first)
    draft.add("upper ends", upper)
    draft.add("places", place)
    try draft.write(to: path)
  }

  /// Opens a topology that was written before; of its parts only the ranks are made anew.
  /// - Parameter stamp: what the graph at hand was taken from.
  /// - Throws: ``IndexFileError`` for anything but a whole, undamaged file of this stamp that holds a chordal graph.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    let file = try MappedIndex(path: path, kind: HierarchyTopology.kind, stamp: stamp)
    let node = try file.section("nodes", of: Int32.self)
    guard let rank = HierarchyTopology.inverse(of: node) else { throw file.damage(in: "nodes") }
    let first = try file.section("firsts", of: Int32.self)
    let upper = try file.section("upper ends", of: Int32.self)
    guard upper.count < 1 << 30, first.count == node.count + 1, first[0] == 0, first[node.count] == upper.count,
      node.indices.allSatisfy({ first[$0] <= first[$0 + 1] })
    else { throw file.damage(in: "firsts") }
    let place = try file.section("places", of: Int32.self)
    guard place.allSatisfy({ $0 >= -1 && $0 < 2 * upper.count }) else { throw file.damage(in: "places") }
    guard EdgeCheck(first: first, upper: upper).isPassed else { throw file.damage(in: "upper ends") }
    self.init(rank: rank, node: node, first: first, upper: upper, place: place)
  }

  /// The place of each number in a list; `nil` where the list lacks one or repeats one.
  private static func inverse(of list: FlatArray<Int32>) -> FlatArray<Int32>? {
    var isInverse = true
    let inverse = FlatArray<Int32>(capacity: list.count) { places in
      places.update(repeating: -1)
      for (place, number) in list.enumerated() {
        guard places.indices.contains(Int(number)), places[Int(number)] < 0 else {
          isInverse = false
          return 0
        }
        places[Int(number)] = Int32(place)
      }
      return list.count
    }
    return isInverse ? inverse : nil
  }
}
