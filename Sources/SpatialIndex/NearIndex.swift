import GeoTypes
import IndexFile

/// Finds near items: in the tiles around a position first, in a tree where those do not settle it or are crowded.
struct NearIndex<Item: NearItem>: Sendable {
  let tiles: NearTiles
  /// The items in the order of the tiles' lists; one may be in several.
  let list: NearList<Item>
  let tree: BoxTree<Item>

  /// Prepares items. - Parameter share: tiles for each item.
  init(_ items: [Item], numbers: [UInt32], tilesPerItem share: Double) {
    let (tiles, order) = NearTiles.sorted(items.map(\.rectangle), share: share)
    self.tiles = tiles
    list = NearList(
      items: FlatArray(order.map { items[Int($0)] }), numbers: FlatArray(order.map { numbers[Int($0)] }))
    tree = BoxTree(items, numbers: numbers)
  }

  /// An index of parts made before.
  init(tiles: NearTiles, list: NearList<Item>, tree: BoxTree<Item>) {
    self.tiles = tiles
    self.list = list
    self.tree = tree
  }

  /// How many bytes it takes.
  var byteCount: Int {
    tiles.first.byteCount + list.items.byteCount + list.numbers.byteCount + tree.list.items.byteCount
      + tree.list.numbers.byteCount + tree.nodes.byteCount
  }

  /// Above so many entries around a position the tree is faster.
  static var crowd: Int { 128 }

  /// The nearest item no farther than a limit that passes a filter.
  /// - Precondition: the position is finite.
  @inline(__always)
  func nearest(to p: PlanarPoint, limit: Double, where admit: (UInt32) -> Bool) -> NearestFound {
    var found = NearestFound(limit: limit)
    let block = tiles.layout.block(around: p, ring: 1)
    if search(NearStretches(block, in: tiles), block, from: p, into: &found, where: admit) { return found }
    tree.search(from: p, into: &found, where: admit)
    return found
  }

  /// Looks at the tiles around a position.
  /// - Returns: whether there is nothing nearer elsewhere.
  @inline(__always)
  func search(
    _ stretches: NearStretches, _ block: NearBlock, from p: PlanarPoint, into sink: inout some NearSink,
    where admit: (UInt32) -> Bool
  ) -> Bool {
    guard stretches.count <= NearIndex.crowd else { return false }
    // The middle row first: what is found there spares much work in the others.
    scan(stretches.middle, from: p, into: &sink, where: admit)
    scan(stretches.south, from: p, into: &sink, where: admit)
    scan(stretches.north, from: p, into: &sink, where: admit)
    return block.settles(sink.limit)
  }

  /// Offers the items of a stretch of the lists to a sink.
  @inline(__always)
  func scan(
    _ stretch: Range<Int>, from p: PlanarPoint, into sink: inout some NearSink, where admit: (UInt32) -> Bool
  ) {
    for index in stretch {
      guard let squared = list.items.elements[index].squaredDistance(to: p, ifNotBeyond: sink.limit) else { continue }
      let number = list.numbers.elements[index]
      if admit(number) { sink.offer(number, squared) }
    }
  }
}

/// The lists of the three rows of tiles around a position.
struct NearStretches {
  var south = 0..<0
  var middle = 0..<0
  var north = 0..<0

  @inline(__always)
  init() {}

  /// - Precondition: the block reaches one tile each way at most.
  @inline(__always)
  init(_ block: NearBlock, in tiles: NearTiles) {
    middle = tiles.stretch(of: block.middle, in: block)
    if block.south < block.middle { south = tiles.stretch(of: block.south, in: block) }
    if block.north > block.middle { north = tiles.stretch(of: block.north, in: block) }
  }

  var count: Int { south.count + middle.count + north.count }
}
