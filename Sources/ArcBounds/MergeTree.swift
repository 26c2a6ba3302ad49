/// Nested sets of nodes: parts of the graph as they grow together when links are taken in some order, with the cut of each.
///
/// Taken by falling drives, these are the parts that hold together above every threshold, not only above a few; taken by falling
/// distance from the depot, whole districts. Each set's crossings are kept up to date while parts merge, the smaller into the larger.
///
/// - Complexity: O(m log n) for m links, n nodes, and the sizes of the sets that are found.
struct MergeTree {
  /// What lies between two parts.
  fileprivate struct Border {
    var drives = 0.0
    var passes = 0
    var demand: Int64 = 0
  }

  /// A part of the graph.
  private struct Part {
    /// Sums over its border, and what is required in it or on its border.
    var border = Border()
    /// What is required within, both ends inside.
    var innerDemand: Int64 = 0
    var isNeeded = false
    var sources = 0
    var holdsDepot = false
  }

  /// A set of nodes by its place in the tree, or all nodes but these.
  struct Set {
    let tree: Int
    let isComplement: Bool
    let violation: Double
  }

  private let graph: CoverGraph
  private var parts: [Part] = []
  private var children: [(Int, Int)] = []
  private var neighbours: [[Int: Border]] = []
  private var top: [Int]
  private var root: [Int]
  private let allDemand: Int64
  private let sourceCount: Int
  /// Sets whose cuts are broken by more than the tolerance.
  private(set) var broken: [Set] = []

  /// Merges parts over all links in an order.
  init(_ graph: CoverGraph, drives: [Double], order: [Int], tolerance: Double) {
    self.graph = graph
    top = Array(0..<graph.nodeCount)
    root = top
    allDemand = graph.demand.reduce(0, +) + graph.nodeDemand.reduce(0, +)
    sourceCount = graph.isSource.count { $0 }
    for node in 0..<graph.nodeCount {
      var part = Part(sources: graph.isSource[node] ? 1 : 0, holdsDepot: node == graph.depot)
      part.innerDemand = graph.nodeDemand[node]
      part.border.demand = graph.nodeDemand[node]
      part.isNeeded = graph.isRequired[node]
      var beside: [Int: Border] = [:]
      for link in graph.links(at: node) {
        let other = graph.end(of: link, from: node)
        beside[other, default: Border()].add(drives[link], graph.passes[link], graph.demand[link])
        part.border.add(drives[link], graph.passes[link], graph.demand[link])
        part.isNeeded = part.isNeeded || graph.passes[link] > 0
      }
      parts.append(part)
      neighbours.append(beside)
      children.append((-1, -1))
    }
    for link in order { merge(find(graph.tail[link]), find(graph.head[link]), tolerance) }
  }

  private mutating func find(_ node: Int) -> Int {
    var node = node
    while root[node] != node {
      root[node] = root[root[node]]
      node = root[node]
    }
    return node
  }

  private mutating func merge(_ a: Int, _ b: Int, _ tolerance: Double) {
    guard a != b else { return }
    let (large, small) = neighbours[a].count >= neighbours[b].count ? (a, b) : (b, a)
    let between = neighbours[large].removeValue(forKey: small) ?? Border()
    neighbours[small].removeValue(forKey: large)
    for (other, border) in neighbours[small] {
      neighbours[large][other, default: Border()].add(border.drives, border.passes, border.demand)
      neighbours[other].removeValue(forKey: small)
      neighbours[other][large, default: Border()].add(border.drives, border.passes, border.demand)
    }
    neighbours[small] = [:]
    let (first, second) = (parts[top[large]], parts[top[small]])
    var part = Part()
    part.border.drives = first.border.drives + second.border.drives - 2 * between.drives
    part.border.passes = first.border.passes + second.border.passes - 2 * between.passes
    part.border.demand = first.border.demand + second.border.demand - between.demand
    part.innerDemand = first.innerDemand + second.innerDemand + between.demand
    part.isNeeded = first.isNeeded || second.isNeeded
    part.sources = first.sources + second.sources
    part.holdsDepot = first.holdsDepot || second.holdsDepot
    children.append((top[large], top[small]))
    parts.append(part)
    root[small] = large
    top[large] = parts.count - 1
    judge(parts.count - 1, tolerance)
  }

  private mutating func judge(_ number: Int, _ tolerance: Double) {
    let part = parts[number]
    let parity = Double(part.border.passes % 2)
    var loads = Int64(0)
    var isComplement = false
    if !part.holdsDepot, part.isNeeded {
      loads = part.sources == 0 ? graph.loads(of: part.border.demand) : 1
    } else if part.holdsDepot, part.sources == sourceCount, allDemand > part.innerDemand {
      loads = graph.loads(of: allDemand - part.innerDemand)
      isComplement = true
    }
    let least = max(parity, Double(2 * loads) - Double(part.border.passes))
    let violation = least - part.border.drives
    if violation > tolerance { broken.append(Set(tree: number, isComplement: isComplement, violation: violation)) }
  }

  /// The nodes of a set.
  func nodes(of set: Set) -> [Int] {
    var (found, stack) = ([Int](), [set.tree])
    while let next = stack.popLast() {
      if next < graph.nodeCount {
        found.append(next)
      } else {
        stack.append(children[next].0)
        stack.append(children[next].1)
      }
    }
    guard set.isComplement else { return found }
    var isInside = [Bool](repeating: false, count: graph.nodeCount)
    for node in found { isInside[node] = true }
    return (0..<graph.nodeCount).filter { !isInside[$0] }
  }
}

extension MergeTree.Border {
  fileprivate mutating func add(_ drives: Double, _ passes: Int, _ demand: Int64) {
    self.drives += drives
    self.passes += passes
    self.demand += demand
  }
}
