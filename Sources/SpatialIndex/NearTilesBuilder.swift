import GeoTypes
import IndexFile

/// Finds out which items can be nearest to a position of each tile.
///
/// The distance to an item changes by no more than the way a position moves. So of the positions within `h` of a centre,
/// none is nearest to an item that lies farther from the centre than the nearest one by more than `2h`. This is asked at
/// the centre of the tile, and for those left at the centres of ever smaller parts of it.
struct NearTilesBuilder<Item: NearItem> {
  private let tree: BoxTree<Item>
  private var candidates = CandidateSink()
  /// Numbers of candidates under trial, those of each part behind those of the whole.
  private var trials: [Int] = []
  private var keeps: [Bool] = []

  /// Tiles for the items of a tree. - Parameter share: tiles for each item.
  static func tiles(over tree: BoxTree<Item>, share: Double) -> NearTiles<Item> {
    let extent = Rectangle(spanningMostOf: tree.list.items.elements.map(\.rectangle))
    let layout = NearLayout(extent, tileCount: min(max(1, share * Double(tree.list.count)), 0x1p26))
    var first = FlatArrayBuilder<UInt32>(capacity: layout.tileCount + 1)
    var items = FlatArrayBuilder<Item>(capacity: 8 * layout.tileCount)
    var numbers = FlatArrayBuilder<UInt32>(capacity: 8 * layout.tileCount)
    var builder = NearTilesBuilder(tree: tree)
    first.append(0)
    for row in 0..<layout.rows {
      for column in 0..<layout.columns {
        if tree.list.count > 0 { builder.find(layout.rectangle(ofColumn: column, row: row)) }
        for candidate in builder.candidates.found {
          items.append(tree.list.items.elements[candidate.place])
          numbers.append(tree.list.numbers.elements[candidate.place])
        }
        first.append(UInt32(items.count))
      }
    }
    return NearTiles(
      layout: layout, first: first.finish(), list: NearList(items: items.finish(), numbers: numbers.finish()))
  }

  private init(tree: BoxTree<Item>) { self.tree = tree }

  /// More items are found faster by the tree.
  private static var crowd: Int { 32 }

  /// Leaves the candidates of a tile, the nearest to its centre first; none where they are too many.
  private mutating func find(_ tile: Rectangle) {
    let center = tile.center
    let half = tile.diagonal / 2
    // The last tile's items are near this one and bound the search.
    var reach = candidates.found.reduce(Double.infinity) { min($0, squaredDistance(from: center, to: $1.place)) }
    if candidates.found.isEmpty {
      var nearest = NearestFound(limit: .infinity)
      tree.search(from: center, into: &nearest) { _ in true }
      reach = nearest.squaredDistance
    }
    candidates.start(limit: squaredBound(reach, half))
    tree.search(from: center, into: &candidates) { _ in true }
    let least = candidates.found.reduce(Double.infinity) { min($0, $1.squaredDistance) }
    let limit = squaredBound(least, half)
    candidates.found.removeAll { !($0.squaredDistance <= limit) }
    candidates.found.sort { ($0.squaredDistance, $0.place) < ($1.squaredDistance, $1.place) }
    if !candidates.isCut {
      dropDominated(in: tile)
      if candidates.found.count > Item.fewCandidates { dropThoseFar(fromPartsOf: tile) }
    }
    if candidates.isCut || candidates.found.count > NearTilesBuilder.crowd { candidates.start(limit: 0) }
  }

  /// Drops what is farther than one other item in all of the tile.
  private mutating func dropDominated(in tile: Rectangle) {
    let items = tree.list.items.elements
    var kept = 0
    for index in candidates.found.indices {
      let candidate = candidates.found[index]
      let isDominated = candidates.found[0..<kept].contains {
        Item.isAlwaysNearer(items[$0.place], than: items[candidate.place], in: tile)
      }
      if isDominated { continue }
      candidates.found[kept] = candidate
      kept += 1
    }
    candidates.found.removeLast(candidates.found.count - kept)
  }

  /// Drops what cannot be nearest in any part of the tile.
  private mutating func dropThoseFar(fromPartsOf tile: Rectangle) {
    keeps.removeAll(keepingCapacity: true)
    keeps.append(contentsOf: repeatElement(false, count: candidates.found.count))
    trials.removeAll(keepingCapacity: true)
    trials.append(contentsOf: candidates.found.indices)
    tryParts(of: tile, 0..<trials.count, depth: NearTilesBuilder.depth)
    var index = 0
    candidates.found.removeAll { _ in
      index += 1
      return !keeps[index - 1]
    }
  }

  /// How often a tile is divided into four.
  private static var depth: Int { 2 }

  private mutating func tryParts(of whole: Rectangle, _ range: Range<Int>, depth: Int) {
    let quarters = whole.quarters
    for quarter in quarters.indices {
      let part = quarters[quarter]
      let center = part.center
      var least = Double.infinity
      for index in range {
        least = min(least, squaredDistance(from: center, to: candidates.found[trials[index]].place))
      }
      let limit = squaredBound(least, part.diagonal / 2)
      let start = trials.count
      for index in range {
        let trial = trials[index]
        if squaredDistance(from: center, to: candidates.found[trial].place) <= limit { trials.append(trial) }
      }
      if depth > 1 && trials.count - start > 2 {
        tryParts(of: part, start..<trials.count, depth: depth - 1)
      } else {
        for index in start..<trials.count { keeps[trials[index]] = true }
      }
      trials.removeLast(trials.count - start)
    }
  }

  @inline(__always)
  private func squaredDistance(from p: PlanarPoint, to place: Int) -> Double {
    tree.list.items.elements[place].squaredDistance(to: p, ifNotBeyond: .infinity) ?? .infinity
  }

  /// The squared distance two ways beyond a distance, and a little more for rounding.
  @inline(__always)
  private func squaredBound(_ squaredDistance: Double, _ way: Double) -> Double {
    let bound = squaredDistance.squareRoot() + 2 * way
    return bound * bound * (1 + 0x1p-24)
  }
}

/// Collects items near the centre of a tile; gives up where they are far too many.
private struct CandidateSink: NearSink {
  private static let most = 256

  struct Candidate {
    /// Its place in the list of the tree.
    var place: Int
    var squaredDistance: Double
  }

  private(set) var limit = Double.infinity
  private(set) var isCut = false
  var found: [Candidate] = []

  mutating func start(limit: Double) {
    self.limit = limit
    isCut = false
    found.removeAll(keepingCapacity: true)
  }

  mutating func offer(_ number: UInt32, at place: Int, _ squaredDistance: Double) {
    found.append(Candidate(place: place, squaredDistance: squaredDistance))
    if found.count == CandidateSink.most { (limit, isCut) = (-1, true) }
  }
}

extension Rectangle {
  fileprivate var center: PlanarPoint { PlanarPoint(minX / 2 + maxX / 2, minY / 2 + maxY / 2) }

  fileprivate var diagonal: Double {
    ((maxX - minX) * (maxX - minX) + (maxY - minY) * (maxY - minY)).squareRoot()
  }

  fileprivate var quarters: InlineArray<4, Rectangle> {
    let middle = center
    return [
      Rectangle(minX: minX, minY: minY, maxX: middle.x, maxY: middle.y),
      Rectangle(minX: middle.x, minY: minY, maxX: maxX, maxY: middle.y),
      Rectangle(minX: minX, minY: middle.y, maxX: middle.x, maxY: maxY),
      Rectangle(minX: middle.x, minY: middle.y, maxX: maxX, maxY: maxY),
    ]
  }
}
