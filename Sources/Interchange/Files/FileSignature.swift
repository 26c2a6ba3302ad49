/// What the first bytes of a file say it is, where it is not text: files get mixed up, and the way out differs.
enum FileSignature {
  /// The refusal of a file that is plainly something else; `nil` when it may be text.
  /// - Parameter wanted: what was to be read, such as `GeoJSON`.
  static func refusal(_ bytes: [UInt8], file: String, wanted: String) -> InterchangeError? {
    guard let found = known.first(where: { bytes.starts(with: $0.magic) }) else { return nil }
    return .unsupported(file: file, place: nil, reason: "is \(found.name), not \(wanted)", remedy: found.remedy)
  }

  private static let utf16 = "save it as UTF-8, such as with iconv -f UTF-16 -t UTF-8"

  private static let known: [(magic: [UInt8], name: String, remedy: String)] = [
    (
      [0x00, 0x00, 0x27, 0x0A], "a Shapefile",
      "turn it into a GeoPackage with Tools/recipes/to-geopackage OUT.gpkg FILE.shp (it runs ogr2ogr) and give that"
    ),
    (Array("SQLite format 3\0".utf8), "a GeoPackage or another SQLite file", "give it a name that ends in .gpkg"),
    (
      Array("PK\u{3}\u{4}".utf8), "a zip archive, as .zip, .xlsx and .kmz files are",
      "unpack it, save a sheet as CSV UTF-8, or turn it into a GeoPackage with ogr2ogr OUT.gpkg FILE"
    ),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file", "save the sheet as CSV UTF-8"),
    ([0x1F, 0x8B], "compressed with gzip", "unpack it with gunzip"),
    (
      Array("<".utf8), "XML or HTML, as KML, GML, OSM files and web pages are",
      "give OSM with --osm, turn others into a GeoPackage with ogr2ogr OUT.gpkg FILE"
    ),
    (Array("%PDF".utf8), "a PDF", "ask for the data that the map was drawn from"),
    ([0xFF, 0xFE], "text in UTF-16", utf16),
    ([0xFE, 0xFF], "text in UTF-16", utf16),
    (Array("{\0".utf8), "text in UTF-16", utf16),
  ]
}
