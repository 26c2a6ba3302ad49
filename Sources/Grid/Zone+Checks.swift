extension Zone {
  /// Zones by precedence, then code.
  /// - Throws: ``GridError/duplicateCode(code:names:)`` where two carry one code.
  public static func ranked(_ zones: [Zone]) throws(GridError) -> [Zone] {
    var names: [String: [String]] = [:]
    for zone in zones { names[zone.code, default: []].append(zone.name) }
    for zone in zones {
      if let holders = names[zone.code], holders.count > 1 { throw .duplicateCode(code: zone.code, names: holders) }
    }
    return zones.sorted { ($0.precedence, $0.code) < ($1.precedence, $1.code) }
  }
}
