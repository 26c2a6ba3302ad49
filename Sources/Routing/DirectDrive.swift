/// The drive along a single arc, where a target lies ahead of a source on the same one.
struct DirectDrive {
  var source: ArcPlace
  var target: ArcPlace

  /// The fastest of them; `nil` where no target lies ahead of a source.
  init?(from sources: [ArcPlace], to targets: [ArcPlace]) {
    var best: DirectDrive?
    for source in sources {
      for target in targets where target.arc == source.arc && target.length >= source.length {
        let drive = DirectDrive(source: source, target: target)
        if best.map({ drive.cost < $0.cost }) ?? true { best = drive }
      }
    }
    guard let best else { return nil }
    self = best
  }

  private init(source: ArcPlace, target: ArcPlace) {
    self.source = source
    self.target = target
  }

  var cost: DriveCost {
    DriveCost(
      milliseconds: Int64(target.time) - Int64(source.time), millimeters: Int64(target.length) - Int64(source.length))
  }

  func path(in graph: ArcGraph) -> RoutePath {
    RoutePath([source.arc.rawValue], from: source, to: target, in: graph)
  }

  /// By source, the targets that lie ahead on the same arc.
  static func best(from sources: [[ArcPlace]], to targets: [[ArcPlace]]) -> [Int: [(target: Int, cost: DriveCost)]] {
    var targetsOnArc: [ArcID: [Int]] = [:]
    for (target, places) in targets.enumerated() {
      for place in places where targetsOnArc[place.arc]?.last != target {
        targetsOnArc[place.arc, default: []].append(target)
      }
    }
    var best: [Int: [(target: Int, cost: DriveCost)]] = [:]
    for (source, places) in sources.enumerated() {
      for target in Set(places.flatMap { targetsOnArc[$0.arc] ?? [] }).sorted() {
        guard let cost = DirectDrive(from: places, to: targets[target])?.cost else { continue }
        best[source, default: []].append((target, cost))
      }
    }
    return best
  }
}
