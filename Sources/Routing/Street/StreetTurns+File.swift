public import IndexFile
import RoadNetwork

extension StreetTurns {
  static let kind = IndexKind("turns", version: 1)

  /// Writes the turns to a file.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  /// - Complexity: O(turns).
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: StreetTurns.kind, stamp: stamp)
    draft.add("numbers", FlatArray<Int64>([Int64(nodeCount), drivingSide == .left ? 1 : 0]))
    draft.add("uid", uid)
    draft.add("from", from)
    draft.add("to", to)
    draft.add("first turn", firstTurn)
    draft.add("turn head", turnHead)
    draft.add("turn mark", turnMark)
    try draft.write(to: path)
  }

  /// Maps turns from a file, all of which is checked.
  /// - Parameter stamp: what they must have been found in.
  /// - Throws: ``IndexFileError`` for anything but a whole, sound file of this stamp.
  /// - Complexity: O(turns).
  public init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    let file = try MappedIndex(path: path, kind: StreetTurns.kind, stamp: stamp)
    let numbers = try file.section("numbers", of: Int64.self)
    guard numbers.count == 2, (0...Int64(UInt32.max)).contains(numbers.elements[0]),
      (0...1).contains(numbers.elements[1])
    else { throw file.damage(in: "numbers") }
    self.init(
      drivingSide: numbers.elements[1] == 1 ? .left : .right, nodeCount: Int(numbers.elements[0]),
      uid: try file.section("uid", of: Int64.self), from: try file.section("from", of: UInt32.self),
      to: try file.section("to", of: UInt32.self), firstTurn: try file.section("first turn", of: UInt32.self),
      turnHead: try file.section("turn head", of: UInt32.self), turnMark: try file.section("turn mark", of: UInt8.self))
    if let section = unsoundSection { throw file.damage(in: section) }
  }

  /// The first column that does not keep what is promised of it; `nil` where all do.
  private var unsoundSection: String? {
    let uids = uid.elements
    guard uids.count < Int(Int32.max) / 2, zip(uids, uids.dropFirst()).allSatisfy(<) else { return "uid" }
    guard from.count == uids.count, from.elements.allSatisfy({ $0 < nodeCount }) else { return "from" }
    guard to.count == uids.count, to.elements.allSatisfy({ $0 < nodeCount }) else { return "to" }
    let firsts = firstTurn.elements
    guard firsts.count == uids.count * 2 + 1, firsts.first == 0, firsts.last.map(Int.init) == turnHead.count,
      zip(firsts, firsts.dropFirst()).allSatisfy(<=)
    else { return "first turn" }
    guard turnMark.count == turnHead.count, turnMark.elements.allSatisfy({ Mark(byte: $0).isValid }) else {
      return "turn mark"
    }
    return (0..<arcCount).allSatisfy(areTurnsSound) ? nil : "turn head"
  }

  /// Whether the turns out of an arc rise and lead on from where it ends.
  private func areTurnsSound(from arc: Int) -> Bool {
    var last = -1
    for turn in turns(from: arc) {
      let next = Int(turnHead.elements[turn])
      guard next > last, next < arcCount, tail(of: next) == head(of: arc) else { return false }
      last = next
    }
    return true
  }
}
