import GeoTypes

/// Gives uids to new lines: those of old segments that live on in them, the next free ones to the others.
///
/// A line that is the same vertex for vertex, either way digitised, keeps its uid. Among the rest a uid is kept where
/// at least the set share of both the old and the new length lies along each other (``LineageFinder``), or where the
/// source is the same, both ends are about where they were and the lengths agree by that share.
struct UIDMatcher {
  /// What came of it.
  struct Outcome {
    /// The uid of each line.
    var uids: [SegmentUID] = []
    var nextUID: Int64 = 1
    var log: [UIDChange] = []
    var successions: [SegmentSuccession] = []
  }

  private let old: [Segment]
  private let new: [MatchedLine]
  private let options: NetworkOptions
  private var oldOfNew: [Int?]
  private var newOfOld: [Int?]

  /// Prepares to match new lines against old segments of different uids.
  init(old: [Segment], new: [MatchedLine], options: NetworkOptions) {
    self.old = old
    self.new = new
    self.options = options
    oldOfNew = Array(repeating: nil, count: new.count)
    newOfOld = Array(repeating: nil, count: old.count)
  }

  /// Matches and numbers.
  consuming func outcome(nextUID: Int64) -> Outcome {
    matchEqualLines()
    let overlaps = overlapsOfChanged()
    matchOverlaps(overlaps)
    var outcome = Outcome()
    outcome.nextUID = max(nextUID, 1 + (old.map(\.uid.rawValue).max() ?? 0))
    for number in new.indices {
      if let match = oldOfNew[number] {
        outcome.uids.append(old[match].uid)
      } else {
        outcome.uids.append(SegmentUID(rawValue: outcome.nextUID))
        outcome.nextUID += 1
      }
    }
    outcome.log = log(uids: outcome.uids, lineage: lineage(overlaps))
    outcome.successions = allSuccessions(uids: outcome.uids, lineage: lineage(overlaps))
    return outcome
  }

  private mutating func match(_ oldNumber: Int, _ newNumber: Int) {
    oldOfNew[newNumber] = oldNumber
    newOfOld[oldNumber] = newNumber
  }

  // MARK: Equal lines

  private struct LineKey: Hashable {
    let line: [Vertex]

    init(_ line: [Vertex]) {
      self.line = line.lexicographicallyPrecedes(line.reversed()) ? line : line.reversed()
    }
  }

  private mutating func matchEqualLines() {
    var oldByLine: [LineKey: [Int]] = [:]
    for number in old.indices { oldByLine[LineKey(old[number].line.vertices), default: []].append(number) }
    // Lines one upon the other: those of one source find each other first.
    for wantsSource in [true, false] {
      for number in new.indices where oldOfNew[number] == nil {
        guard let candidates = oldByLine[LineKey(new[number].line)] else { continue }
        let found = candidates.first { candidate in
          newOfOld[candidate] == nil
            && (!wantsSource || old[candidate].sources.contains { new[number].sources.contains($0) })
        }
        if let found { match(found, number) }
      }
    }
  }

  // MARK: Changed lines

  private func overlapsOfChanged() -> [LineageFinder.Overlap] {
    let changed = new.indices.filter { oldOfNew[$0] == nil }
    let gone = old.indices.filter { newOfOld[$0] == nil }
    guard !changed.isEmpty, !gone.isEmpty else { return [] }
    let finder = LineageFinder(chains: changed.map { new[$0] }, options: options)
    return gone.flatMap { number in
      let segment = old[number]
      let line = MatchedLine(
        line: segment.line.vertices, sources: Set(segment.sources), length: segment.length.rawValue)
      return finder.overlaps(of: line, number: number).map { overlap in
        var overlap = overlap
        overlap.new = changed[overlap.new]
        return overlap
      }
    }
  }

  private mutating func matchOverlaps(_ overlaps: [LineageFinder.Overlap]) {
    let matches = overlaps.map { ($0, quality(of: $0)) }.filter { $0.1 > 0 }.sorted { a, b in
      a.1 != b.1 ? a.1 > b.1 : (a.0.old, a.0.new) < (b.0.old, b.0.new)
    }
    for (overlap, _) in matches where newOfOld[overlap.old] == nil && oldOfNew[overlap.new] == nil {
      match(overlap.old, overlap.new)
    }
  }

  /// How well an old segment and a new line agree, 0 where the uid is not kept.
  private func quality(of overlap: LineageFinder.Overlap) -> Double {
    let oldLength = old[overlap.old].length.rawValue
    let newLength = new[overlap.new].length
    guard oldLength > 0, newLength > 0 else { return 0 }
    let shared = min(overlap.length / oldLength, overlap.length / newLength)
    if shared >= options.keptShare { return 1 + shared }
    let isSameSource = !new[overlap.new].sources.isDisjoint(with: old[overlap.old].sources)
    let ratio = min(oldLength, newLength) / max(oldLength, newLength)
    guard isSameSource, ratio >= options.keptShare else { return 0 }
    return endsAgree(old[overlap.old].line.vertices, new[overlap.new].line, length: oldLength) ? ratio : 0
  }

  /// Whether the ends of two lines, either way, lie near each other for their length.
  private func endsAgree(_ a: [Vertex], _ b: [Vertex], length: Double) -> Bool {
    let plane = LocalPlane(at: a[0])
    let limit = min(options.otherSourceTolerance.rawValue, length / 3)
    func isNear(_ p: Vertex, _ q: Vertex) -> Bool { plane.point(p).distance(to: plane.point(q)).rawValue <= limit }
    let (start, end) = (b[0], b[b.count - 1])
    return isNear(a[0], start) && isNear(a[a.count - 1], end) || isNear(a[0], end) && isNear(a[a.count - 1], start)
  }

  // MARK: Account

  /// The overlaps long enough to speak of descent.
  private func lineage(_ overlaps: [LineageFinder.Overlap]) -> [LineageFinder.Overlap] {
    overlaps.filter { overlap in
      let shorter = min(old[overlap.old].length.rawValue, new[overlap.new].length)
      return overlap.length >= shorter / 4 || newOfOld[overlap.old] == overlap.new
    }
  }

  private func log(uids: [SegmentUID], lineage: [LineageFinder.Overlap]) -> [UIDChange] {
    var log: [UIDChange] = []
    for (number, match) in newOfOld.enumerated() {
      let uid = old[number].uid
      log.append(UIDChange(kind: match == nil ? .retired : .kept, old: [uid], new: match == nil ? [] : [uid]))
    }
    for number in new.indices where oldOfNew[number] == nil {
      log.append(UIDChange(kind: .new, old: [], new: [uids[number]]))
    }
    for (number, heirs) in Dictionary(grouping: lineage, by: \.old) where heirs.count > 1 {
      log.append(UIDChange(kind: .split, old: [old[number].uid], new: heirs.map { uids[$0.new] }.sorted()))
    }
    for (number, parents) in Dictionary(grouping: lineage, by: \.new) where parents.count > 1 {
      log.append(UIDChange(kind: .merged, old: parents.map { old[$0.old].uid }.sorted(), new: [uids[number]]))
    }
    let order = UIDChange.Kind.allCases
    func rank(_ change: UIDChange) -> (Int, SegmentUID?) {
      (order.firstIndex(of: change.kind) ?? 0, change.old.first ?? change.new.first)
    }
    return log.sorted { a, b in
      let (x, y) = (rank(a), rank(b))
      if x.0 != y.0 { return x.0 < y.0 }
      if let left = x.1, let right = y.1, left != right { return left < right }
      return a.new.lexicographicallyPrecedes(b.new)
    }
  }

  private func allSuccessions(uids: [SegmentUID], lineage: [LineageFinder.Overlap]) -> [SegmentSuccession] {
    var successions = lineage.map { overlap in
      SegmentSuccession(
        old: old[overlap.old].uid, oldFrom: Meters(overlap.oldFrom), oldTo: Meters(overlap.oldTo),
        new: uids[overlap.new], newFrom: Meters(overlap.newFrom), newTo: Meters(overlap.newTo))
    }
    for (number, match) in newOfOld.enumerated() {
      guard let match, old[number].line.vertices != new[match].line,
        LineKey(old[number].line.vertices) == LineKey(new[match].line)
      else { continue }
      successions.append(
        SegmentSuccession(
          old: old[number].uid, oldFrom: .zero, oldTo: old[number].length, new: uids[match],
          newFrom: Meters(new[match].length), newTo: .zero))
    }
    return successions.sorted { ($0.old, $0.oldFrom, $0.new) < ($1.old, $1.oldFrom, $1.new) }
  }
}
