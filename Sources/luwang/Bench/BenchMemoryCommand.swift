import ArgumentParser
import Foundation

/// `luwang bench memory`: what bounds every lookup.
struct BenchMemoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory",
    abstract: "Measure how fast this machine reads memory.",
    discussion: """
      Example: luwang bench memory --bytes 250m --json

      Nanoseconds of a read of 8 bytes at a random place, where each read tells the place of the next, and where the
      places are known beforehand; bytes per second read from front to back. The least of five runs, CPU time.
      """)

  @Option(help: "Over how many bytes (250m).")
  var bytes = "250m"

  @OptionGroup var common: CommonOptions

  private struct Figures: Encodable {
    var bytes: Int
    var dependentReadNs: Double
    var independentReadNs: Double
    var sequentialBytesPerS: Double

    enum CodingKeys: String, CodingKey {
      case bytes
      case dependentReadNs = "dependent_read_ns"
      case independentReadNs = "independent_read_ns"
      case sequentialBytesPerS = "sequential_bytes_per_s"
    }
  }

  func run() throws {
    guard let count = MadeUpCount(bytes), (1 << 12...1 << 34).contains(count.value) else {
      throw Outcome.badInput("--bytes \(bytes): give 4096 to 17179869184")
    }
    let reads = MemoryReads(count: count.value / 8)
    let figures = Figures(
      bytes: count.value, dependentReadNs: reads.dependent(), independentReadNs: reads.independent(),
      sequentialBytesPerS: reads.sequential())
    if common.json {
      Console.data(try JSONText.line(figures))
    } else {
      Console.data("a read that waits for the last   \((figures.dependentReadNs * 10).rounded() / 10) ns")
      Console.data("a read known beforehand          \((figures.independentReadNs * 10).rounded() / 10) ns")
      Console.data("front to back                    \((figures.sequentialBytesPerS / 1e8).rounded() / 10) GB/s")
    }
  }
}

/// Reads of a block of memory in three manners.
private struct MemoryReads {
  /// Each word holds the place of the next on one cycle through all words.
  private var words: [UInt]
  private static let readCount = 1 << 22

  init(count: Int) {
    words = Array(0..<UInt(count))
    // Sattolo's shuffle leaves a single cycle.
    var state: UInt64 = 1
    for last in stride(from: count - 1, to: 0, by: -1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      words.swapAt(last, Int((state >> 32) % UInt64(last)))
    }
  }

  func dependent() -> Double {
    nanoseconds { words in
      var place = 0
      for _ in 0..<MemoryReads.readCount { place = Int(words[place]) }
      return UInt(place)
    }
  }

  func independent() -> Double {
    nanoseconds { words in
      var (sum, state): (UInt, UInt64) = (0, 1)
      for _ in 0..<MemoryReads.readCount {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sum &+= words[Int(((state >> 32) &* UInt64(words.count)) >> 32)]
      }
      return sum
    }
  }

  func sequential() -> Double {
    let perPass = nanoseconds { words in words.reduce(0, &+) } * Double(MemoryReads.readCount)
    return Double(words.count * 8) / max(perPass * 1e-9, 1e-12)
  }

  /// The least time of five runs, for each of ``readCount`` reads.
  private func nanoseconds(_ body: (UnsafeBufferPointer<UInt>) -> UInt) -> Double {
    words.withUnsafeBufferPointer { words in
      var sink: UInt = 0
      let times = (0..<5).map { _ in
        let start = CPUClock.thread
        sink ^= body(words)
        return CPUClock.thread - start
      }
      // The result must be wanted, or nothing would be read.
      precondition(sink != .max, "the sum of small numbers")
      return (times.min() ?? 0) / Double(MemoryReads.readCount) * 1e9
    }
  }
}
