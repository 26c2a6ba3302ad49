import GeoTypes
import SpatialIndex

/// Measures building and asking for the nearest line or point.
struct NearestBench {
  let positions: [PlanarPoint]
  let runs: Int

  /// What was measured, and the answers: numbers and distances.
  struct Measured {
    var build: Spread
    var indexBytes: Int
    /// Answers per second of CPU time, one by one.
    var single: Spread
    /// Answers per second of CPU time, in a batch.
    var batch: Spread
    var numbers: [UInt32]
    var distances: [Double]
  }

  /// Asks for the nearest of lines.
  func lines(_ lines: [[PlanarPoint]]) -> Measured {
    let (index, build) = built { NearestSegmentIndex(lines: lines) }
    var hits = [SegmentHit?](repeating: nil, count: positions.count)
    let single = rate { for (place, position) in positions.enumerated() { hits[place] = index.nearest(to: position) } }
    let alone = hits
    let batch = rate {
      var output = hits.mutableSpan
      index.findNearest(to: positions.span, into: &output)
    }
    precondition(hits == alone, "a batch answers like single calls")
    return Measured(
      build: build, indexBytes: index.byteCount, single: single, batch: batch,
      numbers: hits.map { $0.map { UInt32($0.line) } ?? .max },
      distances: hits.map { $0?.distance.rawValue ?? .infinity })
  }

  /// Asks for the nearest of points.
  func points(_ points: [PlanarPoint]) -> Measured {
    let (index, build) = built { NearestPointIndex(points: points) }
    var hits = [PointHit?](repeating: nil, count: positions.count)
    let single = rate { for (place, position) in positions.enumerated() { hits[place] = index.nearest(to: position) } }
    let alone = hits
    let batch = rate {
      var output = hits.mutableSpan
      index.findNearest(to: positions.span, into: &output)
    }
    precondition(hits == alone, "a batch answers like single calls")
    return Measured(
      build: build, indexBytes: index.byteCount, single: single, batch: batch,
      numbers: hits.map { $0.map { UInt32($0.point) } ?? .max },
      distances: hits.map { $0?.distance.rawValue ?? .infinity })
  }

  private func built<Index>(_ body: () -> Index) -> (Index, Spread) {
    let start = CPUClock.thread
    let first = body()
    var times = [CPUClock.thread - start]
    for _ in 1..<runs {
      let start = CPUClock.thread
      _ = body()
      times.append(CPUClock.thread - start)
    }
    return (first, Spread(times))
  }

  private func rate(_ body: () -> Void) -> Spread {
    Spread(
      (0..<runs).map { _ in
        let start = CPUClock.thread
        body()
        return Double(positions.count) / max(1e-9, CPUClock.thread - start)
      })
  }
}
