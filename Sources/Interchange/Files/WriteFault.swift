/// A failure put in on purpose, so that tests see what a full or failing disk leaves behind.
public struct WriteFault: Hashable, Sendable {
  /// Where it strikes.
  public enum Moment: Hashable, Sendable {
    /// When the temporary file is made.
    case creating
    /// When this many bytes have been handed to the system.
    case writing(afterBytes: Int)
    /// When the bytes are forced to the disk.
    case syncing
    /// When the temporary file takes the place of the old one.
    case renaming
  }

  /// Where it strikes.
  public var moment: Moment
  /// The error number of the system, such as 28 (no space left on device).
  public var code: Int32

  /// Collects the parts.
  public init(_ moment: Moment, code: Int32) {
    self.moment = moment
    self.code = code
  }
}
