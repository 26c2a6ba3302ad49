internal import FoundationEssentials
internal import Synchronization

/// What is counted while a document is decoded; passed along through the decoder.
final class GeoJSONTally: Sendable {
  /// The counts.
  struct Counts {
    /// Features begun so far: the number of the one that is being read.
    var features = 0
    /// Positions that had a third number.
    var heights = 0
    /// Features without a shape: the first few, and how many.
    var shapeless: (first: [Int], count: Int) = ([], 0)
    /// Features whose `type` is missing.
    var untyped = 0
  }

  private let counts = Mutex(Counts())

  static let key = CodingUserInfoKey(rawValue: "GeoJSONTally")

  /// The tally of a decoder; a new one where it carries none.
  static func of(_ decoder: any Decoder) -> GeoJSONTally {
    key.flatMap { decoder.userInfo[$0] as? GeoJSONTally } ?? GeoJSONTally()
  }

  /// Reads or changes the counts.
  func update<Result>(_ body: (inout sending Counts) -> sending Result) -> sending Result {
    counts.withLock(body)
  }

  /// One sentence for each thing that was odd.
  var warnings: [String] {
    let counts = counts.withLock { $0 }
    var lines: [String] = []
    if counts.heights > 0 { lines.append("\(counts.heights) positions have a height; it is left out") }
    if counts.shapeless.count > 0 {
      let named = counts.shapeless.first.map { "feature \($0)" }.joined(separator: ", ")
      let more = counts.shapeless.count > counts.shapeless.first.count ? ", ..." : ""
      lines.append("\(counts.shapeless.count) features have no geometry: \(named)\(more)")
    }
    if counts.untyped > 0 { lines.append("\(counts.untyped) features have no type; they are read as features") }
    return lines
  }
}
