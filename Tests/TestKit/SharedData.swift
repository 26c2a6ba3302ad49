public import Foundation

/// The real inputs that lie beside the checkout in `../shared/data`; tests that need them are skipped without them:
/// `@Test(.enabled(if: SharedData.isAvailable, "needs ../shared/data"))`.
public enum SharedData {
  /// The folder of the inputs.
  public static let root = PackageRoot.url.deletingLastPathComponent().appendingPathComponent("shared/data")

  /// Whether the folder is there.
  public static let isAvailable: Bool = {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: root.path, isDirectory: &isDirectory) && isDirectory.boolValue
  }()

  /// Whether one input is there.
  public static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

  /// One input, by its path from the folder, such as `osm/porto.osm.pbf`.
  public static func url(_ path: String) -> URL { root.appendingPathComponent(path) }
}
