import Foundation

/// A file and, behind `#`, one of its layers: `bureau.gpkg#district`.
struct LayeredFile {
  /// The file.
  let file: URL
  /// The layer, `nil` where none is named.
  let layer: String?

  /// Takes a path apart; only GeoPackages have layers, other names may hold a `#`.
  init(_ named: URL) {
    let name = named.lastPathComponent
    guard let sign = name.range(of: ".gpkg#", options: .caseInsensitive) else {
      file = named
      layer = nil
      return
    }
    let end = name.index(before: sign.upperBound)
    file = named.deletingLastPathComponent().appendingPathComponent(String(name[..<end]))
    layer = String(name[sign.upperBound...])
  }
}
