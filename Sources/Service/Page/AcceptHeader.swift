/// What a client wants to be answered in (RFC 9110 §12.5.1).
struct AcceptHeader {
  private struct Range {
    var type: Substring
    var subtype: Substring
    var quality: Double

    /// How closely it names a type: 0 not at all, 1 as one of all, 2 as one of its kind, 3 by name.
    func closeness(to name: (type: Substring, subtype: Substring)) -> Int {
      switch (type, subtype) {
      case ("*", "*"): 1
      case (name.type, "*"): 2
      case (name.type, name.subtype): 3
      default: 0
      }
    }
  }

  private var ranges: [Range] = []

  /// - Parameter values: the values of all `Accept` headers; what means nothing is passed over.
  init(_ values: [String]) {
    for part in values.joined(separator: ",").lowercased().split(separator: ",").prefix(64) {
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let (type, subtype) = pieces.first.flatMap({ AcceptHeader.name(Substring($0)) }) else { continue }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      ranges.append(Range(type: type, subtype: subtype, quality: quality))
    }
  }

  /// How much a type is wanted, 0 not at all; 1 for all of them where nothing was said.
  func quality(of name: String) -> Double {
    guard !ranges.isEmpty, let name = AcceptHeader.name(Substring(name)) else { return 1 }
    let best = ranges.max { $0.closeness(to: name) < $1.closeness(to: name) }
    guard let best, best.closeness(to: name) > 0 else { return 0 }
    return best.quality
  }

  /// Whether one type is wanted more than another.
  func prefers(_ name: String, to other: String) -> Bool { quality(of: name) > quality(of: other) }

  private static func name(_ text: Substring) -> (Substring, Substring)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return (parts[0], parts[1])
  }
}
