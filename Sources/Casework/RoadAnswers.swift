public import IndexFile
public import RoadNetwork

/// What a ``LocatorIndex`` tells of segments: their roads' names and who holds them; made of a city's layers or mapped
/// from a file.
public struct RoadAnswers: Sendable {
  let table: RoadTable

  /// Collects it from the layers.
  public init(_ network: StreetNetwork, duties: [Duty] = [], chiefs: [Chief] = []) {
    table = RoadTable(network, duties, chiefs)
  }

  /// Writes it to a file.
  /// - Parameter stamp: what it was collected from; the file is refused for any other.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    try table.write(to: path, stamp: stamp)
  }

  /// Opens a file that was written before.
  /// - Throws: ``IndexFileError`` for anything but a whole, undamaged file of this stamp.
  public init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    table = try RoadTable(contentsOf: path, stamp: stamp)
  }

  /// The number of segments.
  public var segmentCount: Int { table.rows.count }
}
