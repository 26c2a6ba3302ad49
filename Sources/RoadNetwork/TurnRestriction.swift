/// A turn rule between segments at a node.
public struct TurnRestriction: Hashable, Sendable {
  /// Where it comes from.
  public var source: String
  /// Ban or command.
  public var kind: TurnRestrictionKind
  /// The segment driven in.
  public var from: SegmentUID
  /// The node where the turn happens.
  public var via: NodeID
  /// The segment driven out.
  public var to: SegmentUID

  /// Collects the parts.
  public init(source: String, kind: TurnRestrictionKind, from: SegmentUID, via: NodeID, to: SegmentUID) {
    self.source = source
    self.kind = kind
    self.from = from
    self.via = via
    self.to = to
  }
}
