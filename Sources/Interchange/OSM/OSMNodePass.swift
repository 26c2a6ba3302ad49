internal import GeoTypes

/// The third pass: positions of the nodes in use, and the nodes that are components.
struct OSMNodePass {
  private let table: OSMComponentTable
  private let clip: OSMClip
  private let ids: [Int64]
  private var positions: [Vertex?]
  /// Where the next node is expected: files list nodes by number, so that the search is rarely needed.
  private var cursor = 0
  private var componentNodes: Set<Int64> = []

  private(set) var count = 0
  private(set) var components: [OSMComponent] = []
  private(set) var tally = OSMTally()

  init(needed: [Int64], options: OSMOptions, clip: OSMClip) {
    ids = needed
    table = options.components
    self.clip = clip
    positions = Array(repeating: nil, count: needed.count)
  }

  mutating func add(_ node: borrowing OSMElement) {
    count += 1
    let id = node.id
    guard let position = node.position else {
      tally.add(.invalidPosition, "osm:node/\(id)")
      return
    }
    if let index = index(of: id) {
      if positions[index] == nil {
        positions[index] = position
      } else {
        tally.add(.repeatedNode, "osm:node/\(id)")
      }
    }
    if node.hasTags, clip.covers(position) { addComponent(node, at: position) }
  }

  private mutating func addComponent(_ node: borrowing OSMElement, at position: Vertex) {
    let tags = node.tags
    guard let rule = table.rule(for: tags), componentNodes.insert(node.id).inserted else { return }
    components.append(
      OSMComponent(
        componentClass: rule.componentClass, subclass: rule.subclass, name: tags.name, position: position,
        source: "osm:node/\(node.id)", managedBy: tags["operator"]))
  }

  /// The position of a node in use, `nil` where the file has none.
  func position(of id: Int64) -> Vertex? { search(id).flatMap { positions[$0] } }

  /// Nodes in use without a position.
  var missingCount: Int { positions.count { $0 == nil } }

  private mutating func index(of id: Int64) -> Int? {
    if cursor < ids.count, ids[cursor] == id {
      cursor += 1
      return cursor - 1
    }
    guard let index = search(id) else { return nil }
    cursor = index + 1
    return index
  }

  private func search(_ id: Int64) -> Int? {
    var low = 0
    var high = ids.count
    while low < high {
      let middle = low + (high - low) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == id ? low : nil
  }
}
