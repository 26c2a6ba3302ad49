/// What a single postman must pass, with the roads to do so.
struct PostmanNetwork: Sendable {
  let roads: PostmanRoads
  let pieces: [PostmanPiece]
  let depot: Int32
  let emptyingCost: Int64
  /// Every piece and every drive costs the same in both directions.
  let isUndirected: Bool
  /// No piece has a choice of direction.
  let isDirected: Bool

  init(_ roads: PostmanRoads, _ pieces: [PostmanPiece], depot: Int32, emptyingCost: Int64) {
    self.roads = roads
    self.pieces = pieces
    self.depot = depot
    self.emptyingCost = emptyingCost
    isUndirected = roads.isSymmetric && pieces.allSatisfy(\.isSymmetric)
    isDirected = !isUndirected && !pieces.contains(where: \.isFree)
  }

  /// A drive as a piece; where nothing else can be turned round, it cannot either.
  func drive(_ from: Int32, _ to: Int32) -> PostmanPiece {
    var drive = roads.drive(from, to)
    if isDirected, drive.forward != nil { drive.backward = nil }
    return drive
  }

  func inAnyDirection(_ pieces: [PostmanPiece]) -> [PostmanStep] {
    pieces.map { $0.step(isForward: $0.isForwardCheaper) }
  }

  /// The same pieces, and drives along the shortest tree that joins them and the depot.
  func joined(_ pieces: [PostmanPiece], on ways: TravelGraph) -> [PostmanPiece] {
    let ends = pieces.map { ($0.tail, $0.head) }
    let tree = ComponentTree(ends, nodes: Set(ends.flatMap { [$0.0, $0.1] } + [depot]), on: ways)
    return pieces + tree.ways.flatMap { way in zip(way, way.dropFirst()).map { drive($0, $1) } }
  }

  /// Drives that make the number of pieces at each node even, and twice their price.
  func evenedOut(_ pieces: [PostmanPiece], on ways: TravelGraph) -> (drives: [PostmanPiece], twiceCost: Int64)? {
    var isOdd = [Bool](repeating: false, count: roads.nodeCount)
    for piece in pieces {
      isOdd[Int(piece.tail)].toggle()
      isOdd[Int(piece.head)].toggle()
    }
    let odd = isOdd.indices.filter { isOdd[$0] }.map(Int32.init)
    guard let matching = WayMatching(PlacesOnGraph(odd, on: ways)) else { return nil }
    var search = PlaceSearch(ways, keepsWays: true)
    var (drives, twiceCost) = ([PostmanPiece](), Int64(0))
    for (a, b, cost) in matching.pairs.map({ (odd[$0.a], odd[$0.b], $0.cost) }) {
      search.run(from: Place(UInt32(a))) { place, _ in place != UInt32(b) }
      var node = b
      while node != a {
        let before = Int32(search.previous[Int(node)])
        drives.append(roads.drive(before, node))
        node = before
      }
      twiceCost += cost
    }
    return (drives, twiceCost)
  }

  /// A walk through pieces that hang together.
  func closed(_ pieces: [PostmanPiece], on ways: TravelGraph) -> [PostmanStep]? {
    var pieces = pieces
    if !isDirected {
      guard let (drives, _) = evenedOut(pieces, on: ways) else { return nil }
      pieces += drives
    }
    if isUndirected { return walk(inAnyDirection(pieces)) }
    return PostmanFlow(pieces, on: roads).flatMap { walk($0.steps) }
  }

  func walk(_ steps: [PostmanStep]) -> [PostmanStep]? {
    EulerTour.walk(steps, from: depot, nodeCount: roads.nodeCount, isDirected: !isUndirected)
  }

  /// What a walk costs; drives the cheapest there are.
  func price(_ steps: [PostmanStep]) -> Int64 {
    steps.reduce(emptyingCost) { sum, step in
      guard let service = step.service else { return sum + (roads.drive(step.from, step.to).forward ?? 0) }
      let piece = pieces[Int(service)]
      return sum + ((step.isForward ? piece.forward : piece.backward) ?? 0)
    }
  }
}

extension PostmanNetwork {
  /// A problem solved without regard to whether all hangs together.
  struct Relaxed {
    /// No tour costs less, emptying apart.
    var bound: Int64
    /// The drives added, as pieces.
    var added: [PostmanPiece]
    /// All steps, where their directions are decided.
    var steps: [PostmanStep]?
  }

  /// By matching where all is undirected, otherwise by flow; `nil` where there is no tour.
  func relaxed() -> Relaxed? {
    if isUndirected {
      guard let (added, twiceCost) = evenedOut(pieces, on: roads.undirected) else { return nil }
      let own = pieces.reduce(0) { $0 + $1.leastCost }
      return Relaxed(bound: own + (twiceCost + 1) / 2, added: added, steps: inAnyDirection(pieces + added))
    }
    guard let flow = PostmanFlow(pieces, on: roads) else { return nil }
    return Relaxed(
      bound: (flow.twiceCost + 1) / 2, added: flow.drives(pieces.count).map { drive($0.from, $0.to) },
      steps: flow.undecided.isEmpty ? flow.steps : nil)
  }

  /// A walk through all, parts being joined first or after what the relaxed problem adds, whichever is cheaper.
  func constructed(_ relaxed: Relaxed) -> [PostmanStep]? {
    let walks = [pieces, pieces + relaxed.added].compactMap {
      closed(joined($0, on: roads.undirected), on: roads.undirected)
    }
    return walks.min { price($0) < price($1) }
  }
}
