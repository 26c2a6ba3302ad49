import IndexFile

extension NearIndex {
  /// Adds the parts to a file, their names led by a word of at most three letters.
  func add(to draft: inout IndexDraft, _ word: String) {
    draft.add("\(word) layout", FlatArray(tiles.layout.numbers))
    draft.add("\(word) tiles", tiles.first)
    draft.add("\(word) items", tiles.list.items)
    draft.add("\(word) numbers", tiles.list.numbers)
    draft.add("\(word) tree items", tree.list.items)
    draft.add("\(word) tree numbers", tree.list.numbers)
    draft.add("\(word) tree nodes", tree.nodes)
  }

  /// Reads the parts; nothing is copied.
  /// - Parameter count: all numbers must be below it.
  /// - Throws: ``IndexFileError`` where they are not those of an index.
  /// - Complexity: O(n).
  init(_ file: MappedIndex, _ word: String, numbersBelow count: Int) throws(IndexFileError) {
    func list(_ items: String, _ numbers: String) throws(IndexFileError) -> NearList<Item> {
      let items = try file.section("\(word) \(items)", of: Item.self)
      let list = NearList(items: items, numbers: try file.section("\(word) \(numbers)", of: UInt32.self))
      guard list.numbers.count == list.items.count, list.numbers.elements.allSatisfy({ $0 < count }) else {
        throw file.damage(in: "\(word) \(numbers)")
      }
      return list
    }
    let layout = NearLayout(checking: Array(try file.section("\(word) layout", of: Double.self).elements))
    guard let layout else { throw file.damage(in: "\(word) layout") }
    let first = try file.section("\(word) tiles", of: UInt32.self)
    guard let tiles = NearTiles(checking: layout, first: first, list: try list("items", "numbers")) else {
      throw file.damage(in: "\(word) tiles")
    }
    let nodes = try file.section("\(word) tree nodes", of: Rectangle.self)
    guard let tree = BoxTree(list: try list("tree items", "tree numbers"), nodes: nodes) else {
      throw file.damage(in: "\(word) tree nodes")
    }
    self.init(tree: tree, tiles: tiles)
  }
}
