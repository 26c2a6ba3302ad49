/// One line of the import log: what came from which file.
public struct ImportLogEntry: Hashable, Sendable {
  /// When, as ISO 8601 with offset.
  public var importedAt: String
  /// The layer that was filled.
  public var layer: CityLayer
  /// The file's name.
  public var file: String
  /// The file's digest, such as `sha256:9f86…`; `nil` where none was taken.
  public var digest: String?
  /// The frame the file was read in, such as `EPSG:4326` or `gcj02`.
  public var crs: String?
  /// Features or rows read.
  public var readCount: Int
  /// Features or rows written.
  public var writtenCount: Int
  /// What was repaired, one sentence each.
  public var repairs: [String]
  /// What was refused, one sentence each.
  public var refusals: [String]
  /// Anything else, such as the options given.
  public var remarks: String?

  /// Collects the parts.
  public init(
    importedAt: String, layer: CityLayer, file: String, digest: String? = nil, crs: String? = nil, readCount: Int,
    writtenCount: Int, repairs: [String] = [], refusals: [String] = [], remarks: String? = nil
  ) {
    self.importedAt = importedAt
    self.layer = layer
    self.file = file
    self.digest = digest
    self.crs = crs
    self.readCount = readCount
    self.writtenCount = writtenCount
    self.repairs = repairs
    self.refusals = refusals
    self.remarks = remarks
  }
}
