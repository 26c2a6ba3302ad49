/// A place on an arc: how much of it lies behind, in time and length.
///
/// Made by ``ArcGraph/place(on:at:)`` and its like.
public struct ArcPlace: Hashable, Sendable {
  /// The arc.
  public let arc: ArcID
  /// Milliseconds from the arc's tail.
  let time: UInt32
  /// Millimetres from the arc's tail.
  let length: UInt32
}
