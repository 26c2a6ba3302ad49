/// A list of hubs in memory: their depths, rising, two a word, and behind them the distances.
struct LabelList {
  let words: UnsafePointer<UInt32>
  let count: Int

  /// Stands behind the last hub; no node is so deep.
  static let end = UInt16.max

  @inline(__always)
  init(_ words: UnsafePointer<UInt32>, count: Int) {
    self.words = words
    self.count = count
  }

  /// Depths of hubs, with ``end`` behind them.
  @inline(__always)
  var hubs: UnsafePointer<UInt16> { UnsafeRawPointer(words).assumingMemoryBound(to: UInt16.self) }

  /// One for each hub.
  @inline(__always)
  var distances: UnsafePointer<Int32> {
    UnsafeRawPointer(words + LabelList.hubWords(count)).assumingMemoryBound(to: Int32.self)
  }

  /// Words that the depths of hubs take.
  @inline(__always)
  static func hubWords(_ count: Int) -> Int { count / 2 + 1 }

  /// Words that a list takes.
  @inline(__always)
  static func words(_ count: Int) -> Int { hubWords(count) + count }

  /// The least sum of distances over hubs of two lists that are no deeper than `depth`.
  @inline(__always)
  static func least(_ a: LabelList, _ b: LabelList, upTo depth: Int32) -> Int32 {
    let (hubsOfA, hubsOfB) = (a.hubs, b.hubs)
    let (toHub, fromHub) = (a.distances, b.distances)
    var (i, j) = (0, 0)
    var best = Int32.never
    while true {
      let (hub, other) = (hubsOfA[i], hubsOfB[j])
      guard Int32(max(hub, other)) <= depth else { return best }
      if hub == other { best = min(best, toHub[i] &+ fromHub[j]) }
      i += hub <= other ? 1 : 0
      j += other <= hub ? 1 : 0
    }
  }
}
