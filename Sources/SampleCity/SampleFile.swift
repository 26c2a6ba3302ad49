/// One file of a sample place.
public struct SampleFile: Hashable, Sendable {
  /// Its path inside the folder, such as `truth/pairs.csv`.
  public var path: String
  /// What it holds, UTF-8.
  public var text: String

  /// Collects the parts.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
