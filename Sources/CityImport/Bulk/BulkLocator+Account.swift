extension BulkLocator.Progress {
  /// What was done and how long each part of the work kept the processor, in one line.
  public var account: String {
    let parts = [
      ("reading", timings.reading), ("parsing", timings.parsing), ("locating", timings.locating),
      ("printing", timings.printing), ("writing", timings.writing),
    ]
    let total = max(parts.reduce(0) { $0 + $1.1 }, 1e-9)
    let texts = parts.map { "\($0.0) \(Figure.twoDecimals($0.1)) s (\(Figure.percent($0.1 / total)))" }
    return "\(points) points, \(inGrid) in a unit grid; " + texts.joined(separator: ", ")
  }
}
