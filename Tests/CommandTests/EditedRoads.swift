import Foundation
import TestKit

/// The roads of the sample, edited as a bureau would between two deliveries.
enum EditedRoads {
  /// Writes the sample's roads without the first ways.
  static func write(dropping count: Int, to file: URL) throws {
    try write(to: file) { $0.removeFirst(count) }
  }

  /// Writes the sample's roads after a change to the list of features.
  static func write(to file: URL, _ change: (inout [[String: Any]]) throws -> Void) throws {
    let text = try Data(contentsOf: ScratchCity.sample.appendingPathComponent("roads.geojson"))
    guard var document = try JSONSerialization.jsonObject(with: text) as? [String: Any],
      var features = document["features"] as? [[String: Any]]
    else { throw CommandFailure(description: "the sample's roads are no FeatureCollection") }
    try change(&features)
    document["features"] = features
    try JSONSerialization.data(withJSONObject: document).write(to: file)
  }
}
