import RoadNetwork

extension ArcGraph {
  /// What is wrong with the graph, one sentence each; none where all is well.
  ///
  /// Checked: arcs and entries name each other, turns lead from where an arc ends to where the next starts, rise by
  /// head and are the same seen from both ends.
  /// - Complexity: O(turns · log turns).
  public func checkInvariants() -> [String] {
    var faults: [String] = []
    for (number, entry) in entries.enumerated() {
      if number > 0 && entries[number - 1].uid >= entry.uid { faults.append("\(entry.uid.rawValue): uids do not rise") }
      for (passage, direction) in [(entry.forward, 0), (entry.backward, 1)] {
        if case .arc(let arc) = passage, arc != UInt32(number << 1 | direction) {
          faults.append("\(entry.uid.rawValue): its arc \(arc) is of another segment")
        }
      }
    }
    guard firstTurn.count == arcCount + 1, firstEntry.count == arcCount + 1, entryTail.count == turnCount else {
      return faults + ["the tables of turns do not match the arcs"]
    }
    for arc in 0..<UInt32(arcCount) { faults += faultsOfTurns(from: arc) + faultsOfEntries(into: arc) }
    return faults
  }

  private func faultsOfTurns(from arc: UInt32) -> [String] {
    var faults: [String] = []
    var previous: UInt32?
    for turn in Int(firstTurn[Int(arc)])..<Int(firstTurn[Int(arc) + 1]) {
      let head = turnHead[turn]
      if let previous, previous >= head { faults.append("arc \(arc): its turns do not rise") }
      previous = head
      if ends(of: arc).head != ends(of: head).tail {
        faults.append("arc \(arc): turns into \(head), which starts elsewhere")
      }
    }
    return faults
  }

  private func faultsOfEntries(into arc: UInt32) -> [String] {
    (Int(firstEntry[Int(arc)])..<Int(firstEntry[Int(arc) + 1])).compactMap { number in
      let (tail, turn) = (Int(entryTail[number]), Int(entryTurn[number]))
      let isOfTail = (Int(firstTurn[tail])..<Int(firstTurn[tail + 1])).contains(turn)
      return isOfTail && turnHead[turn] == arc ? nil : "arc \(arc): entry \(number) is not a turn into it"
    }
  }
}
