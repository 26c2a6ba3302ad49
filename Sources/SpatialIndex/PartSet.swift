import IndexFile

/// A few parts, each met an odd number of times; the memory is kept when the set changes.
struct PartSet: ~Copyable {
  private var parts = FlatArrayBuilder<UInt32>(capacity: 64)

  /// How many parts there are.
  var count: Int { parts.count }

  /// The parts in the order of their numbers, but for two that were put in by ``meet(_:)`` since the last ``settle()``.
  var elements: [UInt32] { (0..<parts.count).map { parts[$0] } }

  subscript(index: Int) -> UInt32 { parts[index] }

  @inline(__always)
  mutating func assign(_ others: borrowing PartSet) {
    parts.truncate(to: 0)
    for index in 0..<others.count { parts.append(others[index]) }
  }

  mutating func assign(_ others: [UInt32]) {
    parts.truncate(to: 0)
    for part in others { parts.append(part) }
  }

  /// Meets the parts on both sides of an edge. - Postcondition: ``settle()`` is due.
  @inline(__always)
  mutating func meet(_ edge: SharedEdge) {
    if edge.left != 0 { parts.append(edge.left) }
    if edge.right != 0 { parts.append(edge.right) }
  }

  /// Drops what was met an even number of times, and all but one of the rest; puts parts in order.
  mutating func settle() {
    if count < 2 { return }
    if count == 3 {
      // Across one edge: the usual case.
      let (a, b, c) = (parts[0], parts[1], parts[2])
      if a == b || a == c || b == c {
        parts[0] = a == b ? c : a == c ? b : a
        parts.truncate(to: 1)
        return
      }
    }
    sort()
    var kept = 0
    var next = 0
    while next < count {
      if next + 1 < count, parts[next] == parts[next + 1] {
        next += 2
      } else {
        parts[kept] = parts[next]
        (kept, next) = (kept + 1, next + 1)
      }
    }
    parts.truncate(to: kept)
  }

  private mutating func sort() {
    if count > 32 { return assign(elements.sorted()) }
    for end in 1..<count {
      let part = parts[end]
      var place = end
      while place > 0, parts[place - 1] > part {
        parts[place] = parts[place - 1]
        place -= 1
      }
      parts[place] = part
    }
  }
}
