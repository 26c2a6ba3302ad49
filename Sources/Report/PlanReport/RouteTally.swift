import GeoTypes
import Plans
import RoadNetwork

/// The figures of one route.
struct RouteTally {
  /// Its number on maps and sheets, from 1.
  let number: Int
  /// Its vehicle, `nil` where the fleet has none such.
  let vehicle: FleetVehicle?
  /// Its legs.
  let itinerary: RouteItinerary
  /// Driven at work.
  private(set) var service = Meters.zero
  /// Driven without work.
  private(set) var deadhead = Meters.zero
  /// Segments served.
  private(set) var tasks = 0
  /// Facilities visited on the way.
  private(set) var visits = 0
  /// Turns back.
  private(set) var uTurns = 0
  /// Turns across the traffic.
  private(set) var crossingTurns = 0
  /// The most that is used of each capacity.
  private(set) var largestLoad: [Double] = []

  init(number: Int, itinerary: RouteItinerary, vehicle: FleetVehicle?) {
    self.number = number
    self.itinerary = itinerary
    self.vehicle = vehicle
    for leg in itinerary.legs {
      if leg.action == .serve {
        service = service + leg.length
        tasks += leg.arcs.count
      } else {
        deadhead = deadhead + leg.length
      }
      if case .visit = leg.action { visits += 1 }
      if leg.turn == .uTurn { uTurns += 1 }
      if leg.turn == .crossing { crossingTurns += 1 }
      for (index, amount) in leg.load.enumerated() {
        if index < largestLoad.count {
          largestLoad[index] = max(largestLoad[index], amount)
        } else {
          largestLoad.append(amount)
        }
      }
    }
  }

  /// All that is driven.
  var total: Meters { service + deadhead }
  /// Deadhead over total, 0 where nothing is driven.
  var ratio: Double { total > .zero ? deadhead / total : 0 }
  /// Whether anything is served.
  var hasWork: Bool { tasks > 0 }
  /// Seconds from the first start to the last end.
  var duration: Double {
    guard let first = itinerary.legs.first, let last = itinerary.legs.last else { return 0 }
    return Double(last.end.milliseconds - first.begin.milliseconds) / 1000
  }
}

/// How evenly something is shared out among routes.
struct RouteSpread {
  /// The least.
  let least: Double
  /// The most.
  let most: Double
  /// The most less the least, over the mean.
  let spread: Double

  /// The spread of some amounts; `nil` where there are none or all are nothing.
  init?(_ amounts: [Double]) {
    guard let least = amounts.min(), let most = amounts.max() else { return nil }
    let mean = amounts.reduce(0, +) / Double(amounts.count)
    guard mean > 0 else { return nil }
    self.least = least
    self.most = most
    spread = (most - least) / mean
  }
}
