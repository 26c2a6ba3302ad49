import Store

/// The features of a layer of the tiles in one state of the city, laid out so that tiles are made fast.
///
/// Features stand by the least zoom at which they show, and then along a space-filling curve.
final class LayerRoom: Sendable {
  /// The layer.
  let layer: TileLayer
  /// A text that another state has another of.
  let revision: String
  /// How long it took to make.
  let effort: Duration
  /// World coordinates of all vertices.
  let xs: [UInt32]
  let ys: [UInt32]
  /// The least zoom at which each vertex of a line or ring is kept; empty for points.
  let levels: [UInt8]
  /// Where parts begin: lines, or rings without their closing vertex; and where the last ends.
  let parts: [UInt32]
  /// Whether each part is a hole of the ring before it that is none.
  let isHole: [Bool]
  /// Where the parts of features begin, and where the last ends.
  let features: [UInt32]
  /// The numbers of features in the layer of the city file.
  let ids: [Int64]
  /// The least zoom at which each feature shows, rising.
  let zooms: [UInt8]
  /// The number of each value of each feature, 0 for none.
  let tags: [UInt32]
  /// The values.
  let pool: ValuePool
  /// The division on each of two sides of each feature, as places in ``codes``; 0 for none.
  let divisions: [(UInt32, UInt32)]
  /// The codes of divisions; the first is empty.
  let codes: [String]
  /// The box of all; `nil` where there is nothing.
  let box: WorldBox?
  /// Finds features.
  let index: TileIndex

  init(_ draft: LayerRoomDraft, layer: TileLayer, revision: String, effort: Duration) {
    self.layer = layer
    self.revision = revision
    self.effort = effort
    let order = draft.order
    (xs, ys, levels) = (order.xs, order.ys, order.levels)
    (parts, isHole, features) = (order.parts, order.isHole, order.features)
    (ids, zooms, tags, divisions) = (order.ids, order.zooms, order.tags, order.divisions)
    (pool, codes) = (draft.pool, draft.codes)
    var all = WorldBox.empty
    for (x, y) in zip(order.xs, order.ys) { all.formUnion(x, y) }
    box = order.xs.isEmpty ? nil : all
    index = TileIndex(zooms: order.zooms) { feature in
      var box = WorldBox.empty
      let vertices = Int(order.parts[Int(order.features[feature])])..<Int(order.parts[Int(order.features[feature + 1])])
      for vertex in vertices { box.formUnion(order.xs[vertex], order.ys[vertex]) }
      return box
    }
  }

  /// How many features there are.
  var count: Int { ids.count }

  /// For each code whether it begins with a scope.
  func admitted(_ scope: String?) -> [Bool]? {
    guard let scope else { return nil }
    return codes.map { $0.hasPrefix(scope) }
  }
}
