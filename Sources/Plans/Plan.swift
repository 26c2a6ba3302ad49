public import GeoTypes
public import RoadNetwork

/// The work of one day: who drives where, when, and what is left undone.
public struct Plan: Hashable, Sendable {
  /// The version of the format that is written and read.
  public static let schemaVersion: Int64 = 1

  /// The kind of work.
  public var kind: WorkKind
  /// Midnight of the day whose windows and shifts are meant.
  public var midnight: PlanInstant
  /// The revision of the city's layers that it was made from.
  public var cityRevision: String
  /// ``WorkRules/digest`` of its rules.
  public var rulesDigest: String
  /// ``Fleet/digest`` of its fleet.
  public var fleetDigest: String
  /// What the search drew its random numbers from.
  public var seed: UInt64
  /// The area that was asked for, as it was asked for; `nil` is the whole city.
  public var area: String?
  /// The temperature that was expected, in degrees Celsius.
  public var temperature: Double?
  /// What was assumed for want of input, one sentence each.
  public var assumed: [String] = []
  /// The figures of the whole.
  public var summary = PlanSummary()
  /// The routes.
  public var routes: [PlanRoute] = []
  /// What is left undone.
  public var unserved: [UnservedTask] = []

  /// A plan without routes.
  public init(
    kind: WorkKind, midnight: PlanInstant, cityRevision: String, rulesDigest: String, fleetDigest: String, seed: UInt64
  ) {
    self.kind = kind
    self.midnight = midnight
    self.cityRevision = cityRevision
    self.rulesDigest = rulesDigest
    self.fleetDigest = fleetDigest
    self.seed = seed
  }
}

/// The figures of a plan.
public struct PlanSummary: Hashable, Sendable {
  /// Kilometres driven at work; one traverse for two kerbs counts once.
  public var serviceKilometers = 0.0
  /// Kilometres driven without work.
  public var deadheadKilometers = 0.0
  /// Both together.
  public var totalKilometers = 0.0
  /// 空驶率: deadhead over total, 0 where nothing is driven.
  public var deadheadRatio = 0.0
  /// Turns back.
  public var uTurns = 0
  /// Turns across the traffic.
  public var crossingTurns = 0
  /// Served over required length of kerb passes, 1 where nothing is required.
  public var coverage = 1.0
  /// No plan with the same service is shorter than this, in kilometres; `nil` where none was proven.
  public var lowerBound: Double?
  /// How much longer than the bound the total is, as a share of the bound.
  public var gap: Double?
  /// Kerb passes left undone.
  public var unserved = 0

  /// No work at all.
  public init() {}
}

/// What one vehicle does in its shift.
public struct PlanRoute: Hashable, Sendable {
  /// The vehicle.
  public var vehicle: Int64
  /// What it does, in order; the first step is a start, the last one an end.
  public var steps: [PlanStep]

  /// Collects the parts.
  public init(vehicle: Int64, steps: [PlanStep]) {
    self.vehicle = vehicle
    self.steps = steps
  }
}

/// One drive and what is done at its end.
public struct PlanStep: Hashable, Sendable {
  /// What is done.
  public var work: PlanWork
  /// When the drive to it ends.
  public var arrival: PlanInstant
  /// How long the drive to it takes, turns included.
  public var driveTime: Seconds
  /// How long that drive is.
  public var distance: Meters
  /// How long is waited before work begins.
  public var waitingTime: Seconds
  /// How long the work takes.
  public var serviceTime: Seconds
  /// What is used of each capacity when the work is done.
  public var load: [Double]
  /// The arcs driven to it, in order; the segment served is not among them.
  public var path: [PlanArc]

  /// Collects the parts.
  public init(
    work: PlanWork, arrival: PlanInstant, driveTime: Seconds = .zero, distance: Meters = .zero,
    waitingTime: Seconds = .zero, serviceTime: Seconds = .zero, load: [Double] = [], path: [PlanArc] = []
  ) {
    self.work = work
    self.arrival = arrival
    self.driveTime = driveTime
    self.distance = distance
    self.waitingTime = waitingTime
    self.serviceTime = serviceTime
    self.load = load
    self.path = path
  }
}

/// What is done at the end of a drive.
public enum PlanWork: Hashable, Sendable {
  /// The shift begins, at a facility or where the fleet says.
  case start(facility: String?)
  /// A kerb is served.
  case segment(PlanTask)
  /// A facility is visited.
  case facility(String)
  /// A break is taken where the vehicle stands.
  case pause(Int64)
  /// The shift ends, at a facility or where the fleet says.
  case end(facility: String?)
}

/// One traverse of a segment at work.
public struct PlanTask: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// The kerb, `nil` where all kerbs of the segment are done in one traverse.
  public var kerb: ServedKerb?
  /// Whether it is driven as digitised.
  public var forward: Bool
  /// Which of the passes asked for it is, from 1.
  public var pass: Int

  /// Collects the parts.
  public init(segment: SegmentUID, kerb: ServedKerb?, forward: Bool, pass: Int = 1) {
    self.segment = segment
    self.kerb = kerb
    self.forward = forward
    self.pass = pass
  }
}

/// A kerb by side and kind.
public struct ServedKerb: Hashable, Sendable {
  /// The side of the digitised line.
  public var side: Side
  /// Pavement or median.
  public var kind: KerbKind

  /// Collects the parts.
  public init(_ side: Side, _ kind: KerbKind = .outer) {
    self.side = side
    self.kind = kind
  }
}

/// A segment driven in one direction.
public struct PlanArc: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// Whether it is driven as digitised.
  public var forward: Bool

  /// Collects the parts.
  public init(_ segment: SegmentUID, forward: Bool) {
    self.segment = segment
    self.forward = forward
  }
}

/// A kerb pass that is left undone.
public struct UnservedTask: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// The kerb.
  public var kerb: ServedKerb
  /// Which of the passes asked for.
  public var pass: Int
  /// Why.
  public var reason: UnservedReason
  /// More in words and numbers.
  public var detail: String?

  /// Collects the parts.
  public init(segment: SegmentUID, kerb: ServedKerb, pass: Int, reason: UnservedReason, detail: String? = nil) {
    self.segment = segment
    self.kerb = kerb
    self.pass = pass
    self.reason = reason
    self.detail = detail
  }
}

/// Why something is left undone.
public enum UnservedReason: String, Sendable, CaseIterable {
  /// No way leads there, or none back.
  case unreachable
  /// It lies on roads that are not joined with those of any depot.
  case island
  /// The road is closed that day.
  case closed
  /// No vehicle of the fleet may enter.
  case profileForbidden = "profile_forbidden"
  /// No vehicle has a brush on the right side.
  case noBrush = "no_brush"
  /// No vehicle has the skill.
  case skills
  /// It alone is more than any vehicle holds.
  case capacity
  /// It does not fit its windows.
  case timeWindow = "time_window"
  /// No shift has time left.
  case shift
  /// A vehicle's greatest distance is reached.
  case maxDistance = "max_distance"
  /// The weather forbids it.
  case weather
}
