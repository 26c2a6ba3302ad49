/// The least, the middle and the greatest of several measurements.
struct Spread: Encodable {
  var least: Double
  var median: Double
  var most: Double

  /// - Precondition: at least one measurement.
  init(_ values: [Double]) {
    let sorted = values.sorted()
    precondition(!sorted.isEmpty, "a spread needs a measurement")
    least = sorted[0]
    median = sorted[sorted.count / 2]
    most = sorted[sorted.count - 1]
  }

  /// The value that a share of the measurements does not exceed.
  static func quantile(_ share: Double, of values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }
}
