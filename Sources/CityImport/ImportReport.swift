/// What an import did, or with `--dry-run` would do.
public struct ImportReport: Codable, Sendable {
  /// What became of one layer.
  public struct LayerChange: Codable, Sendable, Equatable {
    /// The layer's name in the city file.
    public var layer: String
    /// Rows before.
    public var before: Int
    /// Rows after.
    public var after: Int
    /// Rows whose key was not there before.
    public var added: Int
    /// Rows whose key is gone.
    public var removed: Int

    /// Collects the parts.
    public init(layer: String, before: Int, after: Int, added: Int, removed: Int) {
      self.layer = layer
      self.before = before
      self.after = after
      self.added = added
      self.removed = removed
    }
  }

  /// Something that was repaired, left out or looks wrong.
  public struct Finding: Codable, Sendable, Equatable {
    /// What kind of finding, a stable word such as `ring_closed`.
    public var kind: String
    /// The file it is in.
    public var file: String
    /// The line or feature, where there is one.
    public var place: String?
    /// What it is and what was done.
    public var text: String

    /// Collects the parts.
    public init(kind: String, file: String, place: String? = nil, text: String) {
      self.kind = kind
      self.file = file
      self.place = place
      self.text = text
    }
  }

  /// The layers written, in the city file's order.
  public var layers: [LayerChange] = []
  /// Figures worth telling, by name.
  public var counts: [String: Int] = [:]
  /// What was mended.
  public var repaired: [Finding] = []
  /// What was left out, and why.
  public var skipped: [Finding] = []
  /// What looks wrong but was kept.
  public var warnings: [Finding] = []
  /// Whether nothing was written.
  public var dryRun = false

  enum CodingKeys: String, CodingKey {
    case layers, counts, repaired, skipped, warnings
    case dryRun = "dry_run"
  }

  /// An empty report.
  public init() {}
}
