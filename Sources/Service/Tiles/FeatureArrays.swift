/// Features in flat arrays; ``LayerRoom`` tells what each is.
struct FeatureArrays {
  var xs: [UInt32] = []
  var ys: [UInt32] = []
  var levels: [UInt8] = []
  var parts: [UInt32] = [0]
  var isHole: [Bool] = []
  var features: [UInt32] = [0]
  var ids: [Int64] = []
  var zooms: [UInt8] = []
  var tags: [UInt32] = []
  var divisions: [(UInt32, UInt32)] = []

  /// The vertices of a feature.
  func vertices(of feature: Int) -> Range<Int> {
    Int(parts[Int(features[feature])])..<Int(parts[Int(features[feature + 1])])
  }

  /// The same features by least zoom, and among those in a given order.
  func sorted(_ order: [UInt32]) -> FeatureArrays {
    var result = FeatureArrays()
    let width = ids.isEmpty ? 0 : tags.count / ids.count
    for zoom in 0...UInt8(TileAddress.deepest) {
      for item in order where zooms[Int(item)] == zoom {
        let feature = Int(item)
        for part in Int(features[feature])..<Int(features[feature + 1]) {
          let vertices = Int(parts[part])..<Int(parts[part + 1])
          result.xs += xs[vertices]
          result.ys += ys[vertices]
          if !levels.isEmpty { result.levels += levels[vertices] }
          result.parts.append(UInt32(result.xs.count))
          result.isHole.append(isHole[part])
        }
        result.features.append(UInt32(result.parts.count - 1))
        result.ids.append(ids[feature])
        result.zooms.append(zoom)
        result.tags += tags[feature * width..<(feature + 1) * width]
        result.divisions.append(divisions[feature])
      }
    }
    return result
  }
}
