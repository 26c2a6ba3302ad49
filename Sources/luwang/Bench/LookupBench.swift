import Foundation
import GeoTypes
import IndexFile
import SpatialIndex

/// Measures building, opening and asking a coverage.
struct LookupBench {
  let cells: [MultiPolygon]
  let positions: [LonLat]
  let threads: Int
  let runs: Int

  /// Lookups of a chain; the clock is read once for all of them.
  private static let chainLength = 64

  func measured(order: String) throws -> (LookupFigures, [UInt32]) {
    var build: [Double] = []
    var index: CoverageIndex?
    for _ in 0..<runs {
      index = nil
      let start = CPUClock.process
      index = CoverageIndex(cells: cells)
      build.append(CPUClock.process - start)
    }
    guard let index else { preconditionFailure("there is at least one run") }
    let load = try openings(of: index)
    let chains = chainTimes(index)
    var answers = [UInt32](repeating: CoverageIndex.noCell, count: positions.count)
    let batch = rates(&answers, index, threads: 1) { CPUClock.thread }
    let onWall = rates(&answers, index, threads: threads) { CPUClock.wall }
    let figures = LookupFigures(
      cells: cells.count, points: positions.count, order: order, threads: threads, runs: runs, build: Spread(build),
      indexBytes: index.byteCount, load: load, p50: Spread.quantile(0.5, of: chains),
      p99: Spread.quantile(0.99, of: chains), batch: batch, batchOnWall: onWall,
      hits: answers.count { $0 != CoverageIndex.noCell }, checksum: LookupBench.checksum(answers))
    return (figures, answers)
  }

  /// Milliseconds of opening the index from a file.
  private func openings(of index: CoverageIndex) throws -> Spread {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("luwang-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("coverage").path
    let stamp = IndexStamp([.init("bench", 1)])
    try index.write(to: path, stamp: stamp)
    return Spread(
      try (0..<runs).map { _ in
        let start = CPUClock.wall
        let opened = try CoverageIndex(contentsOf: path, stamp: stamp)
        let time = CPUClock.wall - start
        guard opened.count == index.count else { throw IndexFileError.damaged(path: path, part: "number of cells") }
        return time * 1e3
      })
  }

  /// Nanoseconds a lookup of each chain: which position is asked next hangs on the answer before, so that none begins
  /// before the last has ended.
  private func chainTimes(_ index: CoverageIndex) -> [Double] {
    let length = LookupBench.chainLength
    let clockCost = (0..<1000).map { _ in -(CPUClock.wall - CPUClock.wall) }.min() ?? 0
    // Zero, but unknown to the compiler.
    let mask = Int(truncatingIfNeeded: positions.count >> 62)
    var next = 0
    return (0..<min(20_000, max(1, positions.count / length))).map { _ in
      let start = CPUClock.wall
      for _ in 0..<length {
        let cell = index.cell(at: positions[next]) ?? -1
        next = next + 1 + (cell & mask)
        if next >= positions.count { next = 0 }
      }
      return max(0, CPUClock.wall - start - clockCost) / Double(length) * 1e9
    }
  }

  private func rates(
    _ answers: inout [UInt32], _ index: CoverageIndex, threads: Int, clock: () -> Double
  ) -> Spread {
    let times = (0..<runs).map { _ in
      let start = clock()
      var output = answers.mutableSpan
      index.findCells(at: positions.span, into: &output, threads: threads)
      return clock() - start
    }
    return Spread(times.map { Double(positions.count) / max($0, 1e-9) })
  }

  static func checksum(_ answers: [UInt32]) -> UInt64 {
    answers.enumerated().reduce(into: UInt64(0)) { sum, answer in
      guard answer.element != CoverageIndex.noCell else { return }
      sum &+= UInt64(answer.offset + 1) &* (UInt64(answer.element) + 1)
    }
  }
}
