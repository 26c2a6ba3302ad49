public import Foundation

/// The checkout that the tests were built from.
public enum PackageRoot {
  /// The folder that holds `Package.swift`.
  public static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()
    .standardizedFileURL

  /// A file or folder of the checkout, by its path from the root.
  public static func url(_ path: String) -> URL { url.appendingPathComponent(path) }
}
