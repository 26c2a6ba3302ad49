public import GeoTypes
public import RoadNetwork

extension ArcGraph {
  /// A legal movement into the next arc.
  public struct Turn: Hashable, Sendable {
    /// The arc driven into.
    public var head: ArcID
    /// What the movement is to the driver.
    public var kind: TurnKind
    /// What it costs.
    public var time: TravelTime
  }

  /// The arc of a segment and direction, `nil` where there is no such segment or it may not be driven that way.
  /// - Complexity: O(log n) in segments.
  public func arc(_ uid: SegmentUID, forward: Bool) -> ArcID? {
    guard let entry = entry(of: uid) else { return nil }
    guard case .arc(let number) = forward ? entry.forward : entry.backward else { return nil }
    return ArcID(rawValue: number)
  }

  /// The segment of an arc. - Precondition: the arc is of this graph.
  public func segment(of arc: ArcID) -> SegmentUID { entries[Int(arc.rawValue >> 1)].uid }

  /// Whether an arc runs as its segment was digitised. - Precondition: the arc is of this graph.
  public func isForward(_ arc: ArcID) -> Bool { arc.rawValue & 1 == 0 }

  /// The node at which an arc starts. - Precondition: the arc is of this graph.
  public func tail(of arc: ArcID) -> NodeID { NodeID(rawValue: ends(of: arc.rawValue).tail) }

  /// The node at which an arc ends. - Precondition: the arc is of this graph.
  public func head(of arc: ArcID) -> NodeID { NodeID(rawValue: ends(of: arc.rawValue).head) }

  func ends(of arc: UInt32) -> (tail: UInt32, head: UInt32) {
    let entry = entries[Int(arc >> 1)]
    return arc & 1 == 0 ? (entry.from, entry.to) : (entry.to, entry.from)
  }

  /// How long an arc takes. - Precondition: the arc is of this graph.
  public func time(of arc: ArcID) -> TravelTime { TravelTime(milliseconds: Int64(arcTime[Int(arc.rawValue)])) }

  /// How long an arc is. - Precondition: the arc is of this graph.
  public func length(of arc: ArcID) -> Meters { Meters(Double(arcLength[Int(arc.rawValue)]) / 1000) }

  /// The turns out of an arc, by rising head. - Precondition: the arc is of this graph.
  public func turns(from arc: ArcID) -> [Turn] {
    turnNumbers(from: arc).map { turn(number: $0) }
  }

  /// The turn from one arc into another, `nil` where they do not meet or it is banned.
  /// - Precondition: both arcs are of this graph.
  public func turn(from: ArcID, into: ArcID) -> Turn? {
    turnNumbers(from: from).first { turnHead[$0] == into.rawValue }.map { turn(number: $0) }
  }

  /// Why a segment has no arc in a direction; `nil` where it has one or is not in the network.
  public func obstacle(on uid: SegmentUID, forward: Bool) -> RoadObstacle? {
    guard let entry = entry(of: uid) else { return nil }
    guard case .obstacle(let obstacle) = forward ? entry.forward : entry.backward else { return nil }
    return obstacle
  }

  func entry(of uid: SegmentUID) -> Entry? { number(of: uid).map { entries[$0] } }

  /// The place of a segment among all by rising uid. - Complexity: O(log n) in segments.
  func number(of uid: SegmentUID) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].uid < uid { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].uid == uid ? low : nil
  }

  /// The numbers of the turns out of an arc, by rising head. - Precondition: the arc is of this graph.
  public func turnNumbers(from arc: ArcID) -> Range<Int> {
    Int(firstTurn[Int(arc.rawValue)])..<Int(firstTurn[Int(arc.rawValue) + 1])
  }

  /// A turn by its number. - Precondition: there is such a turn.
  public func turn(number: Int) -> Turn {
    Turn(
      head: ArcID(rawValue: turnHead[number]), kind: turnKind[number],
      time: TravelTime(milliseconds: Int64(turnCost[number])))
  }
}
