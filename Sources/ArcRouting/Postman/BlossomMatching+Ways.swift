/// Matching along the ways that trees lead.
extension BlossomMatching {
  /// The nodes in a part. - Complexity: linear in what is inside.
  func leaves(of part: Int32) -> [Int32] {
    guard Int(part) >= nodeCount else { return [part] }
    var (open, nodes) = ([part], [Int32]())
    while let next = open.popLast() {
      if Int(next) < nodeCount { nodes.append(next) } else { open += blossoms[Int(next) - nodeCount].parts }
    }
    return nodes
  }

  /// The part of a blossom, directly below it, that a node is in.
  func part(of node: Int32, within blossom: Int32) -> Int32 {
    var part = node
    while parent[Int(part)] != blossom { part = parent[Int(part)] }
    return part
  }

  /// Matches along the way from a free part through the tree to its root.
  mutating func augment(_ found: Step) {
    rebase(top[Int(found.to)], at: found.to)
    mate[Int(found.to)] = found.from
    var step = found
    while true {
      let part = top[Int(step.from)]
      let way = before(part)
      rebase(part, at: step.from)
      mate[Int(step.from)] = step.to
      guard let way else { return }
      rebase(way.inner, at: way.entry.to)
      mate[Int(way.entry.to)] = way.entry.from
      step = way.entry
    }
  }

  /// Makes a node the base of a blossom: the one that is matched outside. The others are matched in pairs round the cycle.
  mutating func rebase(_ number: Int32, at node: Int32) {
    base[Int(number)] = node
    guard Int(number) >= nodeCount else { return }
    let inside = part(of: node, within: number)
    rebase(inside, at: node)
    let index = Int(number) - nodeCount
    let (parts, steps) = (blossoms[index].parts, blossoms[index].steps)
    guard let at = parts.firstIndex(of: inside), at > 0 else { return }
    let first = at % 2 == 0 ? 0 : at + 1
    let last = at % 2 == 0 ? at : parts.count
    for place in stride(from: first, to: last, by: 2) {
      let step = steps[place]
      rebase(parts[place], at: step.from)
      rebase(parts[(place + 1) % parts.count], at: step.to)
      (mate[Int(step.from)], mate[Int(step.to)]) = (step.to, step.from)
    }
    blossoms[index].parts = Array(parts[at...] + parts[..<at])
    blossoms[index].steps = Array(steps[at...] + steps[..<at])
  }
}
