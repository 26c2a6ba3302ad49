/// Keys with items of 32 bits, of which the least comes out first; of equal keys the lower item.
struct MinimumHeap {
  private var entries: [UInt64] = []

  var isEmpty: Bool { entries.isEmpty }
  /// The least key. - Precondition: not empty.
  var leastKey: UInt32 { UInt32(entries[0] >> 32) }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func insert(_ item: Int, key: UInt32) {
    let entry = UInt64(key) << 32 | UInt64(item)
    entries.append(entry)
    entries.withUnsafeMutableBufferPointer { entries in
      var place = entries.count - 1
      while place > 0, entries[(place - 1) / 4] > entry {
        entries[place] = entries[(place - 1) / 4]
        place = (place - 1) / 4
      }
      entries[place] = entry
    }
  }

  mutating func removeLeast() -> (key: UInt32, item: Int) {
    let least = entries[0]
    let last = entries.removeLast()
    if !entries.isEmpty { sink(last) }
    return (UInt32(least >> 32), Int(least & 0xFFFF_FFFF))
  }

  private mutating func sink(_ entry: UInt64) {
    entries.withUnsafeMutableBufferPointer { entries in
      var place = 0
      while true {
        let first = place * 4 + 1
        guard first < entries.count else { break }
        var child = first
        for other in first + 1..<max(first + 1, min(first + 4, entries.count)) where entries[other] < entries[child] {
          child = other
        }
        guard entries[child] < entry else { break }
        entries[place] = entries[child]
        place = child
      }
      entries[place] = entry
    }
  }
}
