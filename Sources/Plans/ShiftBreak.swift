public import GeoTypes

/// A break that a shift must have.
public struct ShiftBreak: Hashable, Sendable {
  /// Its number, unique in the shift.
  public var id: Int64
  /// How long it lasts.
  public var duration: Seconds
  /// When it may be taken; none is any time.
  public var windows: [WorkWindow]

  /// Collects the parts.
  public init(id: Int64, duration: Seconds, windows: [WorkWindow] = []) {
    self.id = id
    self.duration = duration
    self.windows = windows
  }
}
