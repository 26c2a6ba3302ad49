public import Foundation
public import GeoTypes

/// A file of features in one of the text formats, told by its suffix.
public enum FeatureFile {
  /// Reads `.csv`, `.tsv` and `.txt` as CSV, everything else as GeoJSON, whose reader names what a file is instead.
  /// - Throws: ``InterchangeError``.
  public static func read(
    contentsOf url: URL, options: CSVOptions = CSVOptions()
  ) throws(InterchangeError) -> FeatureTable {
    switch url.pathExtension.lowercased() {
    case "csv", "txt": return try CSVReader.read(contentsOf: url, options: options)
    case "tsv":
      var tabbed = options
      tabbed.delimiter = options.delimiter ?? .tab
      return try CSVReader.read(contentsOf: url, options: tabbed)
    default: return try GeoJSONReader.read(contentsOf: url)
    }
  }
}
