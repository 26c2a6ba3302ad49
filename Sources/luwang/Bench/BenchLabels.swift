import Routing

/// Labels that tell distances.
protocol DistanceLabels {
  /// The bytes that they take.
  var byteCount: Int { get }
  /// The order in which nodes were labelled, as Docs/CLI.md names it.
  static var order: String { get }
  /// The least weight of a way; `nil` where there is none.
  func distance(from source: Int, to target: Int) -> UInt32?
}

extension HubLabels: DistanceLabels {
  static var order: String { "cuts" }
}

extension ContractionLabels: DistanceLabels {
  static var order: String { "contraction" }
}
