import Dispatch
internal import Synchronization

/// Distances from many sources to many targets: selects the part of a hierarchy that lies above the targets, and sweeps
/// it for thirty-two sources at once.
///
/// RPHAST (Delling, Goldberg and Werneck 2011, DOI 10.4230/OASIcs.ATMOS.2011.52) on a customizable hierarchy. For one
/// thread at a time, though it may start others; a warm query takes no memory, but for what it takes to start them.
public struct TableSweep<Weight: SearchWeight>: ~Copyable {
  private(set) var question: TableQuestion<Weight>
  private var blocks: SourceBlocks<Weight>
  /// Of weights of ``DriveWeight``, once it was asked for.
  var splitLimit: SplitLimit?

  /// Prepares queries.
  init(searching metric: PerfectMetric<Weight>, kernel: LaneKernel = LaneKernel()) {
    question = TableQuestion(metric)
    blocks = SourceBlocks(rankCount: metric.topology.nodeCount, kernel: kernel)
  }

  /// How many targets the rows are for.
  var targetCount: Int { question.selection.targetCount }

  /// Takes targets for the rows that follow.
  mutating func choose(_ targets: [[WeightedNode<Weight>]], threads: Int) {
    question.take(targets: targets, threads: max(1, threads))
  }

  /// Has cells stored, a row a source, a column each target that was chosen.
  mutating func fill(_ cells: TableCells<Weight>, from sources: [[WeightedNode<Weight>]], threads: Int) {
    question.take(sources: sources)
    let threads = min(threads, question.blockCount)
    blocks.reserve(threads)
    guard threads > 1 else {
      return blocks.pointers.hold(0) { block in
        for index in 0..<question.blockCount { question.answer(index, in: cells, with: &block) }
      }
    }
    // Each row is written by one thread, each block is used by one.
    nonisolated(unsafe) let (cells, blocks) = (cells, blocks.pointers)
    let asked = question
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      blocks.hold(thread) { block in
        while case let index = next.add(1, ordering: .relaxed).oldValue, index < asked.blockCount {
          asked.answer(index, in: cells, with: &block)
        }
      }
    }
  }
}

extension TableSweep where Weight == Int32 {
  /// Prepares queries. - Complexity: O(nodes).
  public init(_ metric: PerfectMetric<Int32>) { self.init(searching: metric) }

  /// Takes targets for ``rows(from:into:threads:)``.
  /// - Parameter threads: how many may work; another number than last time takes O(nodes) more.
  /// - Complexity: O(nodes / 64 + nodes and edges above the targets).
  public mutating func select(targets: [[WeightedNode<Int32>]], threads: Int = 1) { choose(targets, threads: threads) }

  /// Writes the distances from each source to each selected target, a row a source; `UInt32.max` where there is no way.
  /// - Parameter threads: how many may work; the cells are the same for any number.
  /// - Precondition: as many cells as sources times targets.
  /// - Complexity: O(edges above the targets) for thirty-two sources.
  public mutating func rows(
    from sources: [[WeightedNode<Int32>]], into cells: inout MutableSpan<UInt32>, threads: Int = 1
  ) {
    precondition(cells.count == sources.count * targetCount, "a cell for each source and target")
    cells.withUnsafeMutableBufferPointer {
      fill(TableCells($0, nil, columns: targetCount), from: sources, threads: threads)
    }
  }

  /// Distances from every source to every target, a row a source; `UInt32.max` where there is no way.
  /// - Parameter threads: how many may work; the table is the same for any number.
  public mutating func table(
    sources: [[WeightedNode<Int32>]], targets: [[WeightedNode<Int32>]], threads: Int = 1
  ) -> [UInt32] {
    select(targets: targets, threads: threads)
    let count = sources.count * targets.count
    return [UInt32](unsafeUninitializedCapacity: count) { cells, initialized in
      cells.preferLargePages()
      fill(
        TableCells(UnsafeMutableBufferPointer(rebasing: cells[..<count]), nil, columns: targets.count), from: sources,
        threads: threads)
      initialized = count
    }
  }
}
