/// A walk from the depot that passes each piece once (Hierholzer 1873, DOI 10.1007/BF01442866).
enum EulerTour {
  /// - Parameter isDirected: whether steps are walked from their beginning to their end only; otherwise either way.
  /// - Returns: the steps in the order and direction in which they are walked; `nil` where no walk passes them all.
  /// - Complexity: linear.
  static func walk(_ steps: [PostmanStep], from depot: Int32, nodeCount: Int, isDirected: Bool) -> [PostmanStep]? {
    if steps.isEmpty { return [] }
    var first = ContiguousArray<Int32>(repeating: 0, count: nodeCount + 1)
    func ends(_ step: PostmanStep) -> [Int32] {
      isDirected || step.from == step.to ? [step.from] : [step.from, step.to]
    }
    for step in steps { for end in ends(step) { first[Int(end) + 1] += 1 } }
    for node in 0..<nodeCount { first[node + 1] += first[node] }
    var (fill, at) = (first, ContiguousArray<Int32>(repeating: 0, count: Int(first[nodeCount])))
    for (number, step) in steps.enumerated() {
      for end in ends(step) {
        at[Int(fill[Int(end)])] = Int32(number)
        fill[Int(end)] += 1
      }
    }
    var next = first
    var walked = [Bool](repeating: false, count: steps.count)
    var (stack, tour) = ([(node: depot, step: PostmanStep?.none)], [PostmanStep]())
    while let (node, arrival) = stack.last {
      if next[Int(node)] < first[Int(node) + 1] {
        let number = Int(at[Int(next[Int(node)])])
        next[Int(node)] += 1
        if walked[number] { continue }
        walked[number] = true
        let step = steps[number].from == node ? steps[number] : steps[number].turned
        stack.append((step.to, step))
      } else {
        stack.removeLast()
        if let arrival { tour.append(arrival) }
      }
    }
    tour.reverse()
    let isWhole = tour.count == steps.count && tour.first?.from == depot && tour.last?.to == depot
    return isWhole && zip(tour, tour.dropFirst()).allSatisfy { $0.to == $1.from } ? tour : nil
  }
}

extension PostmanStep {
  fileprivate var turned: PostmanStep { PostmanStep(from: to, to: from, service: service, isForward: !isForward) }
}
