/// Directions of pieces and drives between them, so that each node is left as often as it is reached: by minimum-cost flow.
///
/// For directed pieces these are the cheapest drives (Edmonds and Johnson 1973, DOI 10.1007/BF01580113); for pieces with a
/// choice of direction each is first given the cheaper one, which a flow of two units turns round (Win 1989, DOI
/// 10.1007/BF01589107). Where each node is the end of an even number of pieces, the result is the cheapest there is. Elsewhere
/// one unit may be left that turns a piece half round: then it is a lower bound only.
struct PostmanFlow {
  /// Each piece in the direction chosen, and the drives added.
  private(set) var steps: [PostmanStep] = []
  /// Pieces that are turned half round, by number.
  private(set) var undecided: [Int] = []
  /// Twice the price of it all.
  private(set) var twiceCost: Int64 = 0

  /// - Returns: `nil` where no flow does, since somewhere roads lead in one direction only.
  init?(_ pieces: [PostmanPiece], on roads: PostmanRoads) {
    let base = roads.arcs.count
    var arcs = roads.arcs.map {
      MinimumCostFlow.Arc(tail: $0.tail, head: $0.head, cost: 2 * $0.cost, capacity: .max / 4)
    }
    var surplus = [Int64](repeating: 0, count: roads.nodeCount)
    var (turns, isForward) = ([Int](), [Bool]())
    for (number, piece) in pieces.enumerated() {
      let step = piece.step(isForward: piece.isForwardCheaper)
      isForward.append(step.isForward)
      surplus[Int(step.to)] += 1
      surplus[Int(step.from)] -= 1
      twiceCost += 2 * piece.leastCost
      guard piece.isFree, let forward = piece.forward, let backward = piece.backward else { continue }
      turns.append(number)
      arcs.append(MinimumCostFlow.Arc(tail: step.to, head: step.from, cost: abs(forward - backward), capacity: 2))
    }
    var network = MinimumCostFlow(nodeCount: roads.nodeCount, arcs: arcs)
    guard let flow = network.send(surplus) else { return nil }
    for (arc, amount) in zip(arcs, flow) where amount > 0 { twiceCost += arc.cost * amount }
    for (turn, number) in turns.enumerated() {
      if flow[base + turn] == 1 { undecided.append(number) }
      if flow[base + turn] == 2 { isForward[number].toggle() }
    }
    for (piece, isForward) in zip(pieces, isForward) { steps.append(piece.step(isForward: isForward)) }
    for (arc, amount) in zip(roads.arcs, flow) where amount > 0 {
      let step = PostmanStep(from: arc.tail, to: arc.head, service: nil, isForward: true)
      steps += Array(repeating: step, count: Int(amount))
    }
  }

  /// The drives added.
  func drives(_ pieceCount: Int) -> ArraySlice<PostmanStep> { steps[pieceCount...] }
}
