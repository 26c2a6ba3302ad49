import Store
import Synchronization

/// The boxes of layers, found once for each state of theirs.
final class ExtentRoom: Sendable {
  private let known = Mutex<[CityLayer: (mark: LayerMark?, box: FeatureBox?)]>([:])

  /// The box of a layer, `nil` where nothing in it has a shape. Blocks.
  /// - Throws: `CityFileError`.
  func box(of layer: CityLayer, in snapshot: CitySnapshot, _ city: CityHolder) throws -> FeatureBox? {
    let mark = snapshot.marks[layer]
    if let entry = known.withLock({ $0[layer] }), entry.mark == mark { return entry.box }
    let box = try city.read { try $0.extent(of: layer) }
    known.withLock { $0[layer] = (mark, box) }
    return box
  }
}
