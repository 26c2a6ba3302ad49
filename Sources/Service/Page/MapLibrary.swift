import Foundation
import Synchronization

/// MapLibre GL JS as `Tools/setup` puts it beside the server; it is not a part of Luwang.
final class MapLibrary: Sendable {
  /// Its files.
  static let names: Set<String> = ["maplibre-gl.js", "maplibre-gl.css"]
  /// How to come by it.
  static let remedy =
    "run Tools/setup, or set page.library to a folder with maplibre-gl.js and maplibre-gl.css of MapLibre GL JS 5.24"

  private let folders: [URL]
  private let files = Mutex<[String: PageFile]>([:])

  /// - Parameter folder: where it lies; `nil` looks where `Tools/setup` puts it.
  init(folder: String?) {
    folders = (folder.map { [$0] } ?? MapLibrary.places).map { URL(fileURLWithPath: $0, isDirectory: true) }
  }

  private static var places: [String] {
    let home = ProcessInfo.processInfo.environment["HOME"].map { ["\($0)/.local/share/luwang/page"] } ?? []
    return ["/usr/local/share/luwang/page"] + home
  }

  /// Whether all of its files are there. Blocks.
  var isThere: Bool { MapLibrary.names.allSatisfy { file($0) != nil } }

  /// One of its files, read once; `nil` where it is not there yet. Blocks.
  func file(_ name: String) -> PageFile? {
    if let file = files.withLock({ $0[name] }) { return file }
    guard MapLibrary.names.contains(name) else { return nil }
    for folder in folders {
      guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(name)), !bytes.isEmpty else { continue }
      let file = PageFile(name, Array(bytes))
      files.withLock { $0[name] = file }
      return file
    }
    return nil
  }
}
