public import IndexFile

extension ContractionLabels {
  /// What files of labels are called in their header.
  static let kind = IndexKind("labels", version: 1)

  /// Writes the labels to a file.
  /// - Parameter stamp: what the graph and its weights were taken from; the file is refused for any other.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: ContractionLabels.kind, stamp: stamp)
    draft.add("numbers", fringe.numbers)
    draft.add("fringe", fringe.records)
    draft.add("records", records)
    draft.add("words", words)
    try draft.write(to: path)
  }

  /// Opens labels that were written before; they stay in the file.
  /// - Parameter stamp: what the graph and its weights at hand were taken from.
  /// - Throws: ``IndexFileError`` for anything but a whole, undamaged file of this stamp, all of whose numbers name what
  ///   the file holds.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    let file = try MappedIndex(path: path, kind: ContractionLabels.kind, stamp: stamp)
    let records = try file.section("records", of: Record.self)
    let words = try file.section("words", of: UInt32.self)
    guard records.allSatisfy({ $0.liesWithin(words.count) }) else { throw file.damage(in: "records") }
    guard HubList.areSound(words, placeCount: records.count) else { throw file.damage(in: "words") }
    let fringe = Fringe(
      numbers: try file.section("numbers", of: Int32.self), records: try file.section("fringe", of: Fringe.Record.self))
    guard fringe.numbers.allSatisfy({ fringe.holds($0, placeCount: records.count) }) else {
      throw file.damage(in: "numbers")
    }
    guard fringe.areRecordsSound(placeCount: records.count) else { throw file.damage(in: "fringe") }
    self.init(fringe: fringe, records: records, words: words)
  }
}

extension ContractionLabels.Record {
  /// Whether both lists are whole blocks of the words.
  fileprivate func liesWithin(_ wordCount: Int) -> Bool {
    [(forward, forwardCount), (backward, backwardCount)].allSatisfy { begin, blocks in
      Int(begin) % HubList.blockWords == 0 && Int(begin) + Int(blocks) * HubList.blockWords <= wordCount
    }
  }
}

extension HubList {
  /// Whether words are blocks of hubs that exist, and of distances that can be added.
  fileprivate static func areSound(_ words: FlatArray<UInt32>, placeCount: Int) -> Bool {
    guard words.count % blockWords == 0 else { return false }
    guard let base = words.elements.baseAddress else { return true }
    return withExtendedLifetime(words) {
      let list = HubList(base, count: words.count / blockWords)
      for number in 0..<list.count {
        let block = list[number]
        var isSound = block.last < placeCount
        for index in 0..<width {
          // As numbers without a sign, negative distances are large.
          isSound =
            isSound && Int(block.before[index]) <= block.last
            && UInt32(bitPattern: block.distances[index]) <= UInt32(Int32.never)
        }
        guard isSound else { return false }
      }
      return true
    }
  }
}

extension Fringe {
  /// Whether a number is that of a node of the fringe or of a place of the core.
  fileprivate func holds(_ number: Int32, placeCount: Int) -> Bool {
    number < 0 ? Int(~number) < records.count : Int(number) < placeCount
  }

  /// Whether records lead upward to nodes that exist, or to none, in times that can be added.
  fileprivate func areRecordsSound(placeCount: Int) -> Bool {
    records.indices.allSatisfy { number in
      let record = records[number]
      let weights = [record.toParent, record.fromParent, record.toOther, record.fromOther]
      return weights.allSatisfy { $0 >= 0 && $0 <= Int32.never }
        && [record.parent, record.other].allSatisfy {
          $0 == Fringe.none || holds($0, placeCount: placeCount) && ($0 >= 0 || Int(~$0) > number)
        } && [record.first, record.second].allSatisfy { $0.isSound(placeCount: placeCount) }
    }
  }
}

extension Fringe.Exit {
  /// Whether the exit exists where a way leads over it.
  fileprivate func isSound(placeCount: Int) -> Bool {
    let isAway = out == .never && back == .never
    return out >= 0 && out <= .never && back >= 0 && back <= .never
      && (place == -1 ? isAway : place >= 0 && Int(place) < placeCount)
  }
}
