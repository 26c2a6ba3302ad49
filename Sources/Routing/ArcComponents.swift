public import RoadNetwork

/// Which arcs can be driven to from each other: the strongly connected components of a graph's arcs and turns.
///
/// Arcs that the vehicle may not drive are in none.
public struct ArcComponents: Sendable {
  /// As many arcs make a component large, as OSRM counts them; the largest is large with fewer, too.
  public static let largeSize = 1000

  /// By arc; ``none`` for those in no component.
  private let numbers: [UInt32]
  /// By component.
  private let sizes: [UInt32]
  /// The one with the most arcs, of several that with the lowest arc; `nil` where no arc may be driven.
  private let largest: UInt32?

  private static let none = UInt32.max

  /// Finds the components of a graph (Tarjan 1972, DOI 10.1137/0201010), without recursion.
  /// - Complexity: O(arcs + turns).
  public init(_ graph: ArcGraph) {
    var search = ComponentSearch(graph)
    let isOpen = graph.entries.flatMap { [$0.forward.isArc, $0.backward.isArc] }
    for arc in isOpen.indices where isOpen[arc] && !search.isSeen(arc) { search.run(from: arc) }
    numbers = isOpen.indices.map { isOpen[$0] ? search.component[$0] : Self.none }
    var sizes = [UInt32](repeating: 0, count: search.componentCount)
    for number in numbers where number != Self.none { sizes[Int(number)] += 1 }
    self.sizes = sizes
    // Numbers of components rise with the search, not with arcs: ties go to the one that holds the lowest arc.
    var best: UInt32?
    for number in numbers where number != Self.none && sizes[Int(number)] > (best.map { sizes[Int($0)] } ?? 0) {
      best = number
    }
    largest = best
  }

  /// How many components there are.
  public var count: Int { sizes.count }

  /// The number of an arc's component; `nil` where the vehicle may not drive it.
  /// - Precondition: the arc is of the graph.
  public func number(of arc: ArcID) -> UInt32? {
    let number = numbers[Int(arc.rawValue)]
    return number == Self.none ? nil : number
  }

  /// Whether an arc lies in a large component. - Precondition: the arc is of the graph.
  public func isLarge(at arc: ArcID) -> Bool {
    let number = numbers[Int(arc.rawValue)]
    return number != Self.none && (number == largest || Int(sizes[Int(number)]) >= Self.largeSize)
  }

  /// Whether an arc lies in the largest component. - Precondition: the arc is of the graph.
  public func isLargest(at arc: ArcID) -> Bool { largest != nil && numbers[Int(arc.rawValue)] == largest }
}
