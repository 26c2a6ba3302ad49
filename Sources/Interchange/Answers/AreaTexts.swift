internal import Casework
internal import GeoTypes
internal import Grid

/// What answers tell of areas, as text. All points of a unit grid outside of zones, or within one, are told the same: that
/// text is made once a grid and copied from then on, as far as there is room.
struct AreaTexts {
  private struct Entry {
    var areas: AreaNumbers
    var start: UInt32
    var count: UInt32
  }

  /// For each unit grid the number of its text, from 1; 0 where there is none yet. The last is for no unit grid.
  private var known: [UInt32]
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Bytes that are kept at most.
  private static let room = 1 << 23

  init(cellCount: Int) { known = Array(repeating: 0, count: cellCount + 1) }

  /// Prints the text of some areas if it is known.
  @inline(__always)
  func append(_ areas: AreaNumbers, to out: inout ByteBuffer) -> Bool {
    let number = known[place(areas)]
    guard number > 0 else { return false }
    let entry = entries[Int(number) - 1]
    guard entry.areas == areas else { return false }
    bytes.withUnsafeBufferPointer {
      out.append(UnsafeBufferPointer(rebasing: $0[Int(entry.start)..<Int(entry.start) + Int(entry.count)]))
    }
    return true
  }

  /// Keeps a text, unless there is one of the unit grid or no room.
  mutating func keep(_ text: UnsafeBufferPointer<UInt8>, of areas: AreaNumbers) {
    let place = place(areas)
    guard known[place] == 0, bytes.count + text.count <= AreaTexts.room else { return }
    entries.append(Entry(areas: areas, start: UInt32(bytes.count), count: UInt32(text.count)))
    bytes += text
    known[place] = UInt32(entries.count)
  }

  @inline(__always)
  private func place(_ areas: AreaNumbers) -> Int { min(Int(areas.cell), known.count - 1) }
}
