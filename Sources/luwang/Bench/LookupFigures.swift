/// What `luwang bench lookup` found out.
struct LookupFigures: Encodable {
  var cells: Int
  var points: Int
  var order: String
  var threads: Int
  var runs: Int
  /// CPU seconds of building the index.
  var build: Spread
  var indexBytes: Int
  /// Milliseconds on the wall of opening the written index, every byte of it checked.
  var load: Spread
  /// Nanoseconds of a single lookup whose position hangs on the answer before.
  var p50: Double
  var p99: Double
  /// Lookups per second of CPU time, one thread.
  var batch: Spread
  /// Lookups per second on the wall, all threads.
  var batchOnWall: Spread
  /// How many points lie in a cell.
  var hits: Int
  /// Each point's number from 1 times its cell's number from 1, added up mod 2⁶⁴.
  var checksum: UInt64

  enum CodingKeys: String, CodingKey {
    case cells, points, order, threads, runs, hits, checksum
    case build = "build_s"
    case buildSpread = "build_s_spread"
    case indexBytes = "index_bytes"
    case load = "load_ms"
    case loadSpread = "load_ms_spread"
    case p50 = "p50_ns"
    case p99 = "p99_ns"
    case batch = "batch_per_s"
    case batchSpread = "batch_per_s_spread"
    case batchOnWall = "batch_per_s_wall"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cells, forKey: .cells)
    try container.encode(points, forKey: .points)
    try container.encode(order, forKey: .order)
    try container.encode(threads, forKey: .threads)
    try container.encode(runs, forKey: .runs)
    try container.encode(build.median, forKey: .build)
    try container.encode([build.least, build.most], forKey: .buildSpread)
    try container.encode(indexBytes, forKey: .indexBytes)
    try container.encode(load.median, forKey: .load)
    try container.encode([load.least, load.most], forKey: .loadSpread)
    try container.encode(p50, forKey: .p50)
    try container.encode(p99, forKey: .p99)
    try container.encode(batch.median, forKey: .batch)
    try container.encode([batch.least, batch.most], forKey: .batchSpread)
    try container.encode(batchOnWall.median, forKey: .batchOnWall)
    try container.encode(hits, forKey: .hits)
    try container.encode(checksum, forKey: .checksum)
  }

  /// The figures for people.
  var lines: [String] {
    func rounded(_ value: Double, _ digits: Int) -> String {
      let factor = digits == 0 ? 1.0 : 100
      return digits == 0 ? "\(Int(value.rounded()))" : "\((value * factor).rounded() / factor)"
    }
    func millions(_ value: Spread) -> String {
      "\(rounded(value.median / 1e6, 2)) (\(rounded(value.least / 1e6, 2)) to \(rounded(value.most / 1e6, 2)))"
    }
    return [
      "\(cells) cells, \(points) points in \(order) order, \(hits) of them in a cell, checksum \(checksum)",
      "build       \(rounded(build.median, 2)) s CPU (\(rounded(build.least, 2)) to \(rounded(build.most, 2)))",
      "index       \(indexBytes) bytes, opened in \(rounded(load.median, 2)) ms",
      "one point   \(rounded(p50, 0)) ns in the median, \(rounded(p99, 0)) ns at the 99th hundredth",
      "batch       \(millions(batch)) million/s of CPU time, one thread",
      "            \(millions(batchOnWall)) million/s on the wall, \(threads) threads",
    ]
  }
}
