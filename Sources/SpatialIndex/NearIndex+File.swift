import IndexFile

extension NearIndex {
  /// Adds the parts to a file, their names led by a letter.
  func add(to draft: inout IndexDraft, _ letter: Character) {
    draft.add("\(letter) layout", FlatArray(tiles.layout.numbers))
    draft.add("\(letter) tiles", tiles.first)
    draft.add("\(letter) items", list.items)
    draft.add("\(letter) numbers", list.numbers)
    draft.add("\(letter) tree items", tree.list.items)
    draft.add("\(letter) tree numbers", tree.list.numbers)
    draft.add("\(letter) tree nodes", tree.nodes)
  }

  /// Reads the parts; nothing is copied.
  /// - Parameter count: all numbers must be below it.
  /// - Throws: ``IndexFileError`` where they are not those of an index.
  /// - Complexity: O(n).
  init(_ file: MappedIndex, _ letter: Character, numbersBelow count: Int) throws(IndexFileError) {
    func list(_ items: String, _ numbers: String) throws(IndexFileError) -> NearList<Item> {
      let items = try file.section("\(letter) \(items)", of: Item.self)
      let list = NearList(items: items, numbers: try file.section("\(letter) \(numbers)", of: UInt32.self))
      guard list.numbers.count == list.items.count, list.numbers.elements.allSatisfy({ $0 < count }) else {
        throw file.damage(in: "\(letter) \(numbers)")
      }
      return list
    }
    self.list = try list("items", "numbers")
    let layout = NearLayout(checking: Array(try file.section("\(letter) layout", of: Double.self).elements))
    guard let layout else { throw file.damage(in: "\(letter) layout") }
    let first = try file.section("\(letter) tiles", of: UInt32.self)
    guard let tiles = NearTiles(layout: layout, first: first, entryCount: self.list.count) else {
      throw file.damage(in: "\(letter) tiles")
    }
    self.tiles = tiles
    let nodes = try file.section("\(letter) tree nodes", of: Rectangle.self)
    guard let tree = BoxTree(list: try list("tree items", "tree numbers"), nodes: nodes) else {
      throw file.damage(in: "\(letter) tree nodes")
    }
    self.tree = tree
  }
}
