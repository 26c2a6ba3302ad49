/// Trees, and the blossoms that close and open in them.
extension BlossomMatching {
  /// Grows a tree from a free node until it reaches another one, and matches along the way. - Returns: whether it did.
  mutating func grow(from root: Int32) -> Bool {
    (rise, labelled) = (0, [])
    heap.removeAll()
    makeOuter(top[Int(root)])
    defer { for part in labelled where parent[Int(part)] < 0 && label[Int(part)] != .none { setLabel(part, .none) } }
    while let (key, event) = heap.pop() {
      rise = key
      if Int(event) >= edges.count {
        open(event - Int32(edges.count))
      } else if let step = tighten(event) {
        augment(step)
        return true
      }
    }
    return false
  }

  /// An edge may have become tight. - Returns: the step to a free node, if it leads to one.
  private mutating func tighten(_ number: Int32) -> Step? {
    let edge = edges[Int(number)]
    var step = Step(from: edge.a, to: edge.b)
    if label[Int(top[Int(step.from)])] != .outer { step = Step(from: edge.b, to: edge.a) }
    let (part, far) = (top[Int(step.from)], top[Int(step.to)])
    guard part != far, label[Int(part)] == .outer, label[Int(far)] != .inner else { return nil }
    let slack = slack(number)
    if label[Int(far)] == .outer {
      if slack > 0 { heap.push(rise + slack / 2, number) } else { shrink(step) }
      return nil
    }
    guard slack == 0 else {
      heap.push(rise + slack, number)
      return nil
    }
    let next = mate[Int(base[Int(far)])]
    guard next >= 0 else { return step }
    makeInner(far, by: step)
    makeOuter(top[Int(next)])
    return nil
  }

  /// The outer part before an outer part on the way to the root, and the steps between.
  func before(_ part: Int32) -> (inner: Int32, outer: Int32, matched: Step, entry: Step)? {
    let node = base[Int(part)]
    guard mate[Int(node)] >= 0 else { return nil }
    let inner = top[Int(mate[Int(node)])]
    let step = entry[Int(inner)]
    return (inner, top[Int(step.from)], Step(from: mate[Int(node)], to: node), step)
  }

  /// Where the ways of two outer parts to the root meet.
  private func meeting(_ a: Int32, _ b: Int32) -> Int32 {
    var (met, ways) = (Set<Int32>(), [a, b] as [Int32?])
    while true {
      for side in 0..<2 {
        guard let part = ways[side] else { continue }
        if !met.insert(part).inserted { return part }
        ways[side] = before(part)?.outer
      }
    }
  }

  /// Makes a blossom of the cycle that a tight edge between two outer parts closes.
  private mutating func shrink(_ closing: Step) {
    let (a, b) = (top[Int(closing.from)], top[Int(closing.to)])
    let root = meeting(a, b)
    guard let number = freeBlossoms.popLast() else { preconditionFailure("more blossoms than nodes") }
    var (parts, steps) = ([Int32](), [Step]())
    // Up from `a` to the root, turned round: from the root down to `a`, over the edge, up from `b`.
    var part = a
    while part != root, let way = before(part) {
      parts += [part, way.inner]
      steps += [way.matched, way.entry]
      part = way.outer
    }
    parts = [root] + parts.reversed()
    steps = steps.reversed() + [closing]
    part = b
    while part != root, let way = before(part) {
      parts += [part, way.inner]
      steps += [Step(from: way.matched.to, to: way.matched.from), Step(from: way.entry.to, to: way.entry.from)]
      part = way.outer
    }
    let turned = parts.filter { label[Int($0)] == .inner }.flatMap { setLabel($0, .outer) }
    for part in parts {
      // What is inside a blossom no longer rises with the tree.
      if Int(part) >= nodeCount { price[Int(part)] += risen(part, .outer) }
      parent[Int(part)] = number
      for node in leaves(of: part) { top[Int(node)] = number }
    }
    blossoms[Int(number) - nodeCount] = Blossom(parts: parts, steps: steps)
    base[Int(number)] = base[Int(root)]
    parent[Int(number)] = -1
    label[Int(number)] = .outer
    price[Int(number)] = -2 * rise
    labelled.append(number)
    scan(turned)
  }

  /// An inner blossom whose price has come down to 0 is taken apart.
  private mutating func open(_ number: Int32) {
    guard Int(number) >= nodeCount, parent[Int(number)] < 0, label[Int(number)] == .inner,
      !blossoms[Int(number) - nodeCount].parts.isEmpty
    else { return }
    let price = price(ofInner: number)
    guard price == 0 else { return heap.push(rise + price / 2, Int32(edges.count) + number) }
    let blossom = blossoms[Int(number) - nodeCount]
    let (count, into) = (blossom.parts.count, entry[Int(number)])
    var at = blossom.parts.firstIndex(of: part(of: into.to, within: number)) ?? 0
    for node in leaves(of: number) { self.price[Int(node)] += risen(node, .inner) }
    for part in blossom.parts {
      parent[Int(part)] = -1
      label[Int(part)] = .none
      for node in leaves(of: part) { top[Int(node)] = part }
    }
    label[Int(number)] = .none
    blossoms[Int(number) - nodeCount] = Blossom()
    freeBlossoms.append(number)
    // From where the tree comes in to the base, the way that begins with an edge of the matching.
    var (outer, free, step) = ([Int32](), Set(blossom.parts), into)
    let isUp = at % 2 == 1
    while true {
      free.remove(blossom.parts[at])
      makeInner(blossom.parts[at], by: step)
      guard at != 0 else { break }
      let next = isUp ? (at + 1) % count : at - 1
      outer.append(blossom.parts[next])
      free.remove(blossom.parts[next])
      at = isUp ? (next + 1) % count : next - 1
      let on = blossom.steps[isUp ? next : at]
      step = isUp ? on : Step(from: on.to, to: on.from)
    }
    let grown = outer.flatMap { setLabel($0, .outer) }
    scan(grown)
    for part in blossom.parts where free.contains(part) { scanBack(leaves(of: part)) }
  }
}
