/// A rule that a solution breaks; routes are numbered from 0, stops as well.
public enum Violation: Error, Hashable, Sendable {
  /// The route's vehicle type is not there.
  case unknownVehicleType(route: Int)
  /// A visit names a task, pass, mode, facility or break that is not there.
  case unknownVisit(route: Int, stop: Int)
  /// More routes of a type than vehicles.
  case tooManyVehicles(type: Int, used: Int, count: Int)
  /// The vehicle may not do this service in this mode.
  case notAllowed(route: Int, stop: Int)
  /// A facility does not admit the vehicle.
  case notAdmitted(route: Int, stop: Int)
  /// No way leads to this stop; `stop` is the number of stops for the end.
  case unreachable(route: Int, stop: Int)
  /// A load dimension is over capacity, or below empty where service empties it.
  case overload(route: Int, stop: Int, dimension: Int)
  /// The time rule of a service, a facility or a break is not kept.
  case outsideTimes(route: Int, stop: Int)
  /// The route starts before or ends after its shift.
  case outsideShift(route: Int)
  /// The route lasts too long.
  case tooLong(route: Int, duration: Int64)
  /// The route is too long.
  case tooFar(route: Int, distance: Int64)
  /// A break is taken not once.
  case breakCount(route: Int, number: Int, taken: Int)
  /// A dimension is not reset before the end.
  case notReset(route: Int, dimension: Int)
  /// A lower class follows a higher one in the route.
  case classOrder(route: Int, stop: Int)
  /// A service begins before a lower class of its area is done.
  case stageOrder(ServiceID, before: ServiceID)
  /// A service is done more than once.
  case repeated(ServiceID, times: Int)
  /// A service is neither done nor listed as left out, or both.
  case unaccounted(ServiceID)
  /// The locked beginning of a previous route is not kept.
  case lockBroken(route: Int)
  /// A figure is not what it comes to.
  case misstated(route: Int)
  /// The value is not what it comes to.
  case valueMisstated(stated: SolutionValue, found: SolutionValue)
}
