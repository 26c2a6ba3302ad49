internal import Dispatch
internal import Synchronization

/// The work of labelling a contraction: level after level, the places of a level beside each other.
final class ContractionLabelling {
  private typealias Edges = SearchedHierarchy<Int32>.Edges
  private typealias Record = ContractionLabels.Record

  /// Places of a level that one thread labels one after the other.
  private struct Chunk {
    static let size = 64
    /// Where their lists begin among those that the thread has made, and where they end.
    var begin = 0
    var end = 0
    var thread = 0
  }

  private let hierarchy: ContractionHierarchy
  private let isSymmetric: Bool
  private let levels: ContractionLevels
  /// By place; within a level at work, lists are counted from the begin of their chunk.
  private let records: UnsafeMutablePointer<Record>
  private var used = 0

  init(_ hierarchy: ContractionHierarchy) {
    self.hierarchy = hierarchy
    isSymmetric = hierarchy.isSymmetric
    levels = ContractionLevels(hierarchy)
    records = .allocate(capacity: hierarchy.node.count)
    records.initialize(repeating: Record(), count: hierarchy.node.count)
  }

  deinit { records.deallocate() }

  /// The lists of a place.
  func record(of place: Int) -> ContractionLabels.Record { records[place] }

  /// Labels all places.
  /// - Returns: how many words the lists take; `nil` where there is no room for them.
  func run(into target: UnsafeMutableBufferPointer<UInt32>, threads: Int) -> Int? {
    guard levels.count > 0 else { return 0 }
    guard let words = target.baseAddress else { return nil }
    let threads = max(1, threads)
    let workers = (0..<threads).map { _ in Worker(count: hierarchy.node.count) }
    return hierarchy.up.withEdges { up in
      hierarchy.down.withEdges { down in
        for level in 0..<levels.count {
          guard let chunks = label(level, up, down, words, workers, room: target.count - used) else { return nil }
          gather(chunks, of: level, workers, into: words)
        }
        return used
      }
    }
  }

  /// What a thread works with.
  private final class Worker {
    let join: HubListJoin
    let writer = HubListWriter()
    init(count: Int) { join = HubListJoin(count: count) }
  }

  /// Labels the places of a level from those below it; `nil` where the lists are larger than the room.
  private func label(
    _ level: Int, _ up: Edges, _ down: Edges, _ words: UnsafeMutablePointer<UInt32>, _ workers: [Worker], room: Int
  ) -> [Chunk]? {
    let (begin, end) = (levels.first[level], levels.first[level + 1])
    var chunks = [Chunk](repeating: Chunk(), count: (end - begin + Chunk.size - 1) / Chunk.size)
    let next = Atomic(0)
    let made = Atomic(0)
    chunks.withUnsafeMutableBufferPointer { chunks in
      // Each thread has a worker of its own, and each chunk and place is one thread's.
      nonisolated(unsafe) let (this, chunks, workers, up, down, words) = (self, chunks, workers, up, down, words)
      DispatchQueue.concurrentPerform(iterations: min(workers.count, max(1, chunks.count / 4))) { thread in
        let writer = workers[thread].writer
        writer.clear()
        while made.load(ordering: .relaxed) <= room {
          let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard number < chunks.count else { return }
          let start = writer.count
          for index in this.range(of: number, of: level) {
            this.label(Int(this.levels.places[index]), start, up, down, words, workers[thread])
          }
          chunks[number] = Chunk(begin: start, end: writer.count, thread: thread)
          made.wrappingAdd(writer.count - start, ordering: .relaxed)
        }
      }
    }
    return made.load(ordering: .relaxed) <= room ? chunks : nil
  }

  /// Where the places of a chunk stand.
  private func range(of chunk: Int, of level: Int) -> Range<Int> {
    let begin = levels.first[level] + chunk * Chunk.size
    return begin..<min(begin + Chunk.size, levels.first[level + 1])
  }

  @inline(__always)
  private func label(
    _ place: Int, _ start: Int, _ up: Edges, _ down: Edges, _ words: UnsafePointer<UInt32>, _ worker: Worker
  ) {
    let records = records
    let forward = { (place: Int) in
      HubList(words + Int(records[place].forward), count: Int(records[place].forwardCount))
    }
    let backward = { (place: Int) in
      HubList(words + Int(records[place].backward), count: Int(records[place].backwardCount))
    }
    var record = Record()
    record.forward = UInt32(worker.writer.count - start)
    record.forwardCount = UInt32(
      worker.join.write(place, up, list: forward, opposite: backward, to: worker.writer))
    (record.backward, record.backwardCount) = (record.forward, record.forwardCount)
    if !isSymmetric {
      record.backward = UInt32(worker.writer.count - start)
      record.backwardCount = UInt32(
        worker.join.write(place, down, list: backward, opposite: forward, to: worker.writer))
    }
    records[place] = record
  }

  /// Puts the lists of a level behind those below it, in the order of places.
  private func gather(
    _ chunks: [Chunk], of level: Int, _ workers: [Worker], into words: UnsafeMutablePointer<UInt32>
  ) {
    for (number, chunk) in chunks.enumerated() {
      (words + used).update(from: workers[chunk.thread].writer.words + chunk.begin, count: chunk.end - chunk.begin)
      for index in range(of: number, of: level) {
        let place = Int(levels.places[index])
        records[place].forward += UInt32(used)
        records[place].backward += UInt32(used)
      }
      used += chunk.end - chunk.begin
    }
  }
}
