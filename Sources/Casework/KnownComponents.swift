import GeoTypes

/// The components of the last import, to be recognised in rows without a number; each at most once.
struct KnownComponents {
  /// How far a component may have moved and still be the same, in 1e-7 degree: about 30 m.
  private static let reach = 3000

  private struct PlaceKey: Hashable {
    let position: Vertex
    let classes: ClassPair
  }

  private struct SourceKey: Hashable {
    let source: String
    let classes: ClassPair
  }

  private let components: [Component]
  private var isFree: [Bool]
  private var byPlace: [PlaceKey: [Int]] = [:]
  private var bySource: [SourceKey: [Int]] = [:]
  private var byID: [String: Int] = [:]

  init(_ components: [Component]) {
    self.components = components
    isFree = components.map { _ in true }
    for (index, component) in components.enumerated() {
      let classes = ClassPair(componentClass: component.componentClass, subclass: component.subclass)
      byPlace[PlaceKey(position: component.position, classes: classes), default: []].append(index)
      bySource[SourceKey(source: component.source, classes: classes), default: []].append(index)
      byID[component.id] = index
    }
  }

  /// Takes a number out: a row brings it itself.
  mutating func remove(_ id: String) {
    if let index = byID[id] { isFree[index] = false }
  }

  /// The number of the component that a row stands for: one at the same position, or, where `near`, the only one of
  /// the same source if it is not far away.
  mutating func take(_ row: ComponentRow, _ classes: ClassPair, near: Bool) -> String? {
    let candidates =
      near
      ? bySource[SourceKey(source: row.source, classes: classes)].map { $0.count == 1 ? $0 : [] }
      : byPlace[PlaceKey(position: row.position, classes: classes)]
    let free = candidates?.filter { isFree[$0] && isNear($0, row.position) } ?? []
    guard let index = free.first(where: { components[$0].source == row.source }) ?? free.first else { return nil }
    isFree[index] = false
    return components[index].id
  }

  private func isNear(_ index: Int, _ position: Vertex) -> Bool {
    let dx = Int(components[index].position.x) - Int(position.x)
    let dy = Int(components[index].position.y) - Int(position.y)
    return abs(dx) <= Self.reach && abs(dy) <= Self.reach
  }
}
