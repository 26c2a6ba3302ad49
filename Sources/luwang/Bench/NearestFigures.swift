/// What `luwang bench nearest` found out about lines or about points.
struct NearestFigures: Encodable {
  var things: String
  var count: Int
  var positions: Int
  var order: String
  var build: Spread
  var indexBytes: Int
  var single: Spread
  var batch: Spread

  init(things: String, count: Int, positions: Int, order: String, _ measured: NearestBench.Measured) {
    self.things = things
    self.count = count
    self.positions = positions
    self.order = order
    build = measured.build
    indexBytes = measured.indexBytes
    single = measured.single
    batch = measured.batch
  }

  enum CodingKeys: String, CodingKey {
    case things, count, positions, order
    case build = "build_s"
    case indexBytes = "index_bytes"
    case single = "single_per_s"
    case singleSpread = "single_per_s_spread"
    case batch = "batch_per_s"
    case batchSpread = "batch_per_s_spread"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(things, forKey: .things)
    try container.encode(count, forKey: .count)
    try container.encode(positions, forKey: .positions)
    try container.encode(order, forKey: .order)
    try container.encode(build.median, forKey: .build)
    try container.encode(indexBytes, forKey: .indexBytes)
    try container.encode(single.median, forKey: .single)
    try container.encode([single.least, single.most], forKey: .singleSpread)
    try container.encode(batch.median, forKey: .batch)
    try container.encode([batch.least, batch.most], forKey: .batchSpread)
  }

  /// The figures for people.
  var line: String {
    func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    return "nearest of \(count) \(things), \(positions) positions in \(order) order: "
      + "\(rounded(single.median / 1e6)) million/s one by one, \(rounded(batch.median / 1e6)) in a batch; "
      + "built in \(rounded(build.median)) s, \(indexBytes) bytes"
  }
}
