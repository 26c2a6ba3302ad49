/// On which side of a vehicle, as it drives, work is done.
public enum ItinerarySide: String, Hashable, Sendable, CaseIterable {
  /// To the left.
  case left
  /// To the right.
  case right
  /// On both sides in one traverse.
  case both
}
