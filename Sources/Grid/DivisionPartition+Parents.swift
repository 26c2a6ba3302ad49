import GeoTypes

extension DivisionPartition {
  /// Finds the parent of each division: the one of the nearest level above that holds most of it, compared with what
  /// its code and the input say.
  mutating func findParents() {
    var held = Array(repeating: [Int: Double](), count: divisions.count)
    var total = Array(repeating: 0.0, count: divisions.count)
    var place: [UnitPoint?] = Array(repeating: nil, count: divisions.count)
    for face in faces.indices {
      for division in holders[face] {
        total[division] += areas[face]
        if place[division] == nil { place[division] = inside[face] }
        for other in holders[face] where divisions[other].level < divisions[division].level {
          held[division][other, default: 0] += areas[face]
        }
      }
    }
    let numbers = Dictionary(
      divisions.enumerated().map { (DivisionCode($1.code)?.digits ?? $1.code, $0) }, uniquingKeysWith: { a, _ in a })
    for division in divisions.indices {
      let byPlace = holder(of: division, shares: held[division], total: total[division])
      let byCode = codeParent(of: division, numbers: numbers)
      parents[division] = byPlace ?? byCode
      report(division, byCode: byCode, byPlace: byPlace, place: place[division] ?? UnitPoint(0, 0))
    }
  }

  /// The division of the nearest level above that holds more than half of one; the lowest code among equals.
  private func holder(of division: Int, shares: [Int: Double], total: Double) -> Int? {
    for level in DivisionLevel.allCases.reversed() where level < divisions[division].level {
      let candidates = shares.filter { divisions[$0.key].level == level && $0.value > total / 2 }
      if let best = candidates.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) { return best.key }
    }
    return nil
  }

  private func codeParent(of division: Int, numbers: [String: Int]) -> Int? {
    guard let code = DivisionCode(divisions[division].code) else { return nil }
    for level in DivisionLevel.allCases.reversed() where level < divisions[division].level {
      if let digits = code.parentDigits(at: level), let parent = numbers[digits], divisions[parent].level == level {
        return parent
      }
    }
    return nil
  }

  private mutating func report(_ division: Int, byCode: Int?, byPlace: Int?, place: UnitPoint) {
    let code = divisions[division].code
    let placeCode = byPlace.map { divisions[$0].code }
    if byCode != byPlace, byPlace != nil {
      findings.append(
        .parentsDisagree(
          code: code, byCode: byCode.map { divisions[$0].code }, byPlace: placeCode, place: place.lonLat))
    }
    // A parent of a level that was not given, such as the city above districts, cannot be held against anything.
    if let stated = divisions[division].parent, stated != parents[division].map({ divisions[$0].code }),
      byPlace != nil || divisions.contains(where: { $0.code == stated })
    {
      findings.append(.statedParentDiffers(code: code, stated: stated, byPlace: placeCode))
    }
  }
}
