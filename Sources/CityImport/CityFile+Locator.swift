public import Casework
public import Store

extension CityFile {
  /// Everything that locating needs, read from one state of the city.
  /// - Throws: `CityFileError`, `LocatorError`.
  /// - Complexity: O(n log n) in the city's vertices.
  public func locatorIndex() throws -> LocatorIndex {
    try read { reader in
      try LocatorIndex(
        divisions: try reader.all(.divisions), zones: try reader.all(.zones), cells: try reader.all(.cells),
        network: try reader.network(), duties: try reader.all(.duties), chiefs: try reader.all(.chiefs))
    }
  }
}

extension CityFile {
  /// Minutes by which the city's clock is ahead of UTC: 480 in China, `nil` where it is not known. Without it, times
  /// with another offset are taken as they are written.
  public func clockOffset() throws -> Int? { try metadata().crs == .cgcs2000 ? 480 : nil }
}
