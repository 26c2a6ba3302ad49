/// What a movement from one segment into the next is to the driver.
public enum TurnKind: String, Hashable, Sendable, CaseIterable, Codable {
  /// On, or along a bend without a choice.
  case straight
  /// Towards the driving side.
  case near
  /// Across the traffic.
  case crossing
  /// Back the way it came.
  case uTurn = "u_turn"
}
