import Grid

/// The part of a city that unit grids are built for: all of it, or what lies under some divisions.
struct GridScope {
  private let wanted: Set<String>
  private let parents: [String: String]
  /// Whether it is the whole city.
  let isWhole: Bool

  /// - Parameter codes: the divisions; `nil` is the whole city.
  init(_ codes: [String]?, _ divisions: [Division]) {
    isWhole = codes == nil
    wanted = Set(codes ?? [])
    var parents: [String: String] = [:]
    for division in divisions { parents[division.code] = division.parent }
    self.parents = parents
  }

  /// Whether a division lies in it.
  func contains(_ code: String) -> Bool {
    if isWhole { return true }
    var next: String? = code
    // More steps than there are levels would mean that parents run in a circle.
    for _ in 0...DivisionLevel.allCases.count {
      guard let current = next else { return false }
      if wanted.contains(current) { return true }
      next = parents[current]
    }
    return false
  }
}
