import Casework
import GeoTypes
import RoadNetwork
import Routing
import Store

/// One state of the city, from which requests are answered while the next is being made.
final class CitySnapshot: Sendable {
  /// What the file says of itself.
  let metadata: CityMetadata
  /// The state of each layer.
  let marks: [CityLayer: LayerMark]
  /// Locators and printers of answers.
  let locators: LocatorPool
  /// What is wrong with layers or indexes, one sentence each.
  let warnings: [String]
  /// The roads for drives, which are made ready while the first requests come in.
  let drives: Preparation<DriveRoom>
  /// The closures in force, of which drives are made.
  let closures: ActiveClosures
  /// The revision of the roads.
  let roadsRevision: String

  init(
    metadata: CityMetadata, marks: [CityLayer: LayerMark], locators: LocatorPool, warnings: [String],
    drives: Preparation<DriveRoom>, closures: ActiveClosures
  ) {
    self.metadata = metadata
    self.marks = marks
    self.locators = locators
    self.warnings = warnings
    self.drives = drives
    self.closures = closures
    roadsRevision = CitySnapshot.revision(of: [.segment, .road, .turnRestriction, .closure], in: marks)
  }

  /// Minutes by which the city's clock is ahead of UTC; `nil` where it is not known.
  var clock: Int? { metadata.crs == .cgcs2000 ? 480 : nil }

  /// The revision of some layers, in a few characters: what an ETag is made of.
  func revision(of layers: [CityLayer]) -> String { CitySnapshot.revision(of: layers, in: marks) }

  /// The revision of some layers by their marks.
  static func revision(of layers: [CityLayer], in marks: [CityLayer: LayerMark]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for layer in layers {
      let mark = marks[layer]
      for byte in "\(layer.rawValue) \(mark?.revision ?? 0) \(mark?.lastChange ?? "");".utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    return String(hash, radix: 36)
  }

  /// The revision of the whole city.
  var revision: String { revision(of: CityLayer.allCases) }
}
