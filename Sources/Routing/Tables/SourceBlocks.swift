/// The memory of threads that fill tables, kept from one table to the next.
struct SourceBlocks<Weight: SearchWeight>: ~Copyable {
  /// A thread's place each; where a block is held, there is none.
  struct Pointers {
    fileprivate let start: UnsafeMutablePointer<SourceBlock<Weight>>

    /// Has a thread use its block, away from the cache lines of the others' blocks.
    func hold(_ thread: Int, _ body: (inout SourceBlock<Weight>) -> Void) {
      var block = (start + thread).move()
      body(&block)
      (start + thread).initialize(to: block)
    }
  }

  private let rankCount: Int
  private let kernel: LaneKernel
  private var count = 0
  private(set) var pointers: Pointers

  /// Has one block.
  init(rankCount: Int, kernel: LaneKernel) {
    (self.rankCount, self.kernel) = (rankCount, kernel)
    pointers = Pointers(start: .allocate(capacity: 0))
    reserve(1)
  }

  deinit {
    pointers.start.deinitialize(count: count)
    pointers.start.deallocate()
  }

  /// Has a block for each of so many threads.
  mutating func reserve(_ threads: Int) {
    guard threads > count else { return }
    let more = UnsafeMutablePointer<SourceBlock<Weight>>.allocate(capacity: threads)
    more.moveInitialize(from: pointers.start, count: count)
    for thread in count..<threads { (more + thread).initialize(to: SourceBlock(rankCount: rankCount, kernel: kernel)) }
    pointers.start.deallocate()
    pointers = Pointers(start: more)
    count = threads
  }
}
