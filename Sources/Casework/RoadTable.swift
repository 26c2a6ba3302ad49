import IndexFile
import RoadNetwork

/// What answers tell of segments, as flat arrays: numbers, names, and who holds which piece of them when.
struct RoadTable: Sendable {
  /// The number that stands for no text.
  static let none = UInt32.max

  /// A segment; they stand by rising number.
  struct Row: BitwiseCopyable, Sendable {
    var uid: Int64
    /// Number of the road, 0 where there is none.
    var road: Int64
    var name: UInt32
    /// Vertical order, 0 on the ground.
    var layer: Int32
  }

  let texts: FlatTexts
  let rows: FlatArray<Row>
  /// Where the duties of each segment start, and the end of the last one.
  let firstDuty: FlatArray<UInt32>
  let duties: FlatArray<DutyBook.Entry>
  /// Whether there is a roster at all; its segments may be gone.
  let hasRoster: Bool
  let stacks: StackMap

  init(_ network: StreetNetwork, _ duties: [Duty], _ chiefs: [Chief]) {
    var writer = TextNumbers()
    let names = Dictionary(network.roads.map { ($0.id, $0.name) }) { first, _ in first }
    let segments = network.segments.sorted { $0.uid < $1.uid }
    rows = FlatArray(
      segments.map { segment in
        let name = segment.attributes.name ?? segment.road.flatMap { names[$0] ?? nil }
        return Row(
          uid: segment.uid.rawValue, road: segment.road?.rawValue ?? 0, name: writer.number(of: name),
          layer: Int32(clamping: segment.attributes.layer))
      })
    let entries = DutyBook.entries(duties, chiefs, &writer)
    var first: [UInt32] = []
    var flat: [DutyBook.Entry] = []
    for segment in segments {
      first.append(UInt32(flat.count))
      flat += entries[segment.uid] ?? []
    }
    firstDuty = FlatArray(first + [UInt32(flat.count)])
    self.duties = FlatArray(flat)
    hasRoster = !duties.isEmpty
    stacks = StackMap(segments)
    texts = FlatTexts(writer.texts)
  }

  /// The place of a segment among the rows, `nil` where there is none of this number.
  /// - Complexity: O(1) where numbers have no gaps, else O(log n).
  func place(of uid: SegmentUID) -> Int? {
    let guess = uid.rawValue &- (rows.elements.first?.uid ?? 0)
    if guess >= 0, guess < rows.count, rows.elements[Int(guess)].uid == uid.rawValue { return Int(guess) }
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows.elements[middle].uid < uid.rawValue { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows.elements[low].uid == uid.rawValue ? low : nil
  }

  /// A text, `nil` for ``none``.
  func text(_ number: UInt32) -> String? { number == RoadTable.none ? nil : texts[Int(number)] }
}

/// Gathers texts for a table, each once.
struct TextNumbers {
  private(set) var texts: [String] = []
  private var numbers: [String: UInt32] = [:]

  mutating func number(of text: String?) -> UInt32 {
    guard let text else { return RoadTable.none }
    if let known = numbers[text] { return known }
    let number = UInt32(texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }
}

extension RoadTable {
  private static let kind = IndexKind("road answers", version: 1)

  func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: RoadTable.kind, stamp: stamp)
    draft.add("text", texts.bytes)
    draft.add("ends", texts.ends)
    draft.add("segments", rows)
    draft.add("firstDuty", firstDuty)
    draft.add("duties", duties)
    draft.add("roster", FlatArray<UInt8>([hasRoster ? 1 : 0]))
    stacks.add(to: &draft)
    try draft.write(to: path)
  }

  /// Reads a file; every number in it is held against what it counts.
  init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    let file = try MappedIndex(path: path, kind: RoadTable.kind, stamp: stamp)
    let bytes = try file.section("text", of: UInt8.self)
    guard let texts = FlatTexts(bytes: bytes, ends: try file.section("ends", of: UInt32.self)) else {
      throw file.damage(in: "ends")
    }
    self.texts = texts
    rows = try file.section("segments", of: Row.self)
    firstDuty = try file.section("firstDuty", of: UInt32.self)
    duties = try file.section("duties", of: DutyBook.Entry.self)
    hasRoster = try file.section("roster", of: UInt8.self).elements.first == 1
    stacks = try StackMap(file)
    guard rows.elements.allSatisfy({ $0.name == RoadTable.none || Int($0.name) < texts.count }),
      zip(rows.elements, rows.elements.dropFirst()).allSatisfy({ $0.uid < $1.uid })
    else { throw file.damage(in: "segments") }
    let firsts = firstDuty.elements
    guard firsts.count == rows.count + 1, firsts.first == 0, Int(firsts[rows.count]) == duties.count,
      zip(firsts, firsts.dropFirst()).allSatisfy({ $0 <= $1 }),
      duties.elements.allSatisfy({ $0.isSound(textCount: texts.count) })
    else { throw file.damage(in: "duties") }
  }
}
