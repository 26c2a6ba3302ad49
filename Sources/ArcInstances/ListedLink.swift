internal import ArcRouting

/// A link as a line of a list gives it, with the numbers that the file gives its nodes.
struct ListedLink {
  let line: InstanceLine
  var tail: Int64
  var head: Int64
  var forward: Int64?
  var backward: Int64?
  var service: RoadLink.Service?

  /// The link with nodes counted from 0. - Throws: `InstanceError.malformed` for a node that is not there.
  func link(nodes: NodeNumbers) throws(InstanceError) -> RoadLink {
    RoadLink(
      tail: try nodes.node(tail, line), head: try nodes.node(head, line), forward: forward, backward: backward,
      service: service)
  }
}

/// How a file numbers its nodes.
struct NodeNumbers {
  let first: Int
  let count: Int

  init(first: Int, count: Int) {
    self.first = first
    self.count = count
  }

  /// From 1, unless the depot or a link shows a node 0, as in Hefei, Beijing and Centurion.
  init(numbering links: [ListedLink], depot: Int64, count: Int) {
    let isFromZero = depot == 0 || links.contains { $0.tail == 0 || $0.head == 0 }
    self.init(first: isFromZero ? 0 : 1, count: count)
  }

  /// The node counted from 0. - Throws: `InstanceError.malformed` where there is none of that number.
  func node(_ number: Int64, _ line: InstanceLine) throws(InstanceError) -> Int {
    let node = Int(number) - first
    guard (0..<count).contains(node) else {
      throw line.malformed("about nodes \(first) to \(count + first - 1), but names \(number)")
    }
    return node
  }
}
