extension DriveQuery {
  /// The fastest drive through stops in their order, one path for each two neighbours; `nil` where there is none.
  ///
  /// At each stop between the ends the drive goes on in the direction in which it came; a stop with several places is
  /// passed at whichever makes the whole fastest.
  /// - Precondition: at least two stops.
  /// - Complexity: a query for each pair of places of neighbouring stops.
  public mutating func paths(through stops: [[ArcPlace]]) -> [RoutePath]? {
    precondition(stops.count >= 2, "a drive needs a start and an end")
    // The fastest drive so far to each place of the stop, `nil` where none leads there.
    var drives: [[RoutePath]?] = stops[0].map { _ in [] }
    for (before, after) in zip(stops, stops.dropFirst()) {
      var longer: [[RoutePath]?] = []
      for target in after {
        var best: [RoutePath]?
        for (place, drive) in zip(before, drives) {
          guard let drive, let path = path(from: [place], to: [target]) else { continue }
          let candidate = drive + [path]
          if best.map({ DriveQuery.cost(candidate) < DriveQuery.cost($0) }) ?? true { best = candidate }
        }
        longer.append(best)
      }
      drives = longer
    }
    return drives.compactMap { $0 }.min { DriveQuery.cost($0) < DriveQuery.cost($1) }
  }

  private static func cost(_ paths: [RoutePath]) -> DriveCost {
    paths.reduce(DriveCost(milliseconds: 0, millimeters: 0)) { sum, path in
      DriveCost(
        milliseconds: sum.milliseconds + path.cost.milliseconds, millimeters: sum.millimeters + path.cost.millimeters)
    }
  }
}
