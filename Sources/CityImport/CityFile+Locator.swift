public import Casework
public import Store

extension CityFile {
  /// Everything that locating needs, from one state of the city; see ``prepared()``.
  /// - Throws: `CityFileError`, `LocatorError`.
  public func locatorIndex() throws -> LocatorIndex { try prepared().index }

  /// Minutes by which the city's clock is ahead of UTC: 480 in China, `nil` where it is not known. Without it, times
  /// with another offset are taken as they are written.
  public func clockOffset() throws -> Int? { try metadata().crs == .cgcs2000 ? 480 : nil }
}
