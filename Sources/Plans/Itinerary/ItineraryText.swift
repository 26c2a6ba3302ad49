public import GeoTypes
public import RoadNetwork

/// Says legs to a driver, in words of left and right.
///
/// Near and crossing turns become right and left ones by the side on which the city drives.
public struct ItineraryText: Sendable {
  /// The language.
  public let language: PlanLanguage
  private let drivingSide: DrivingSide
  private let kind: WorkKind
  private let facilities: [String: Facility]

  /// Words for a city's plan.
  /// - Parameter facilities: those whose names and kinds are said; others are called by their identifiers.
  public init(_ language: PlanLanguage, kind: WorkKind, drivingSide: DrivingSide, facilities: [Facility] = []) {
    self.language = language
    self.kind = kind
    self.drivingSide = drivingSide
    self.facilities = Dictionary(facilities.map { ($0.id, $0) }) { first, _ in first }
  }

  func either(_ chinese: String, _ english: String) -> String { language == .zh ? chinese : english }

  // MARK: Words

  /// What is done, in a word: `清扫`, `sweep`.
  public func action(_ action: ItineraryLeg.Action) -> String {
    switch action {
    case .start: either("出发", "start")
    case .end: either("收工", "end")
    case .drive: either("行驶", "drive")
    case .pause: either("休息", "break")
    case .visit(let id): visit(facilities[id]?.kind)
    case .serve:
      switch kind {
      case .sweep: either("清扫", "sweep")
      case .patrol: either("巡查", "patrol")
      case .survey: either("普查", "survey")
      }
    }
  }

  private func visit(_ kind: FacilityKind?) -> String {
    switch kind {
    case .dump: either("倾倒", "dump")
    case .water: either("加水", "fill water")
    case .fuel: either("补能", "refuel")
    case .deicer: either("装融雪剂", "load de-icer")
    case .depot, .station, nil: either("停靠", "stop")
    }
  }

  /// A class: `支路`, `branch road`.
  public func roadClass(_ roadClass: RoadClass) -> String {
    switch roadClass {
    case .expressway: either("快速路", "expressway")
    case .arterial: either("主干路", "arterial road")
    case .secondary: either("次干路", "secondary road")
    case .branch: either("支路", "branch road")
    case .lane: either("街巷", "lane")
    }
  }

  /// The road of a leg by its name, else by what it is: `无名支路`, `unnamed branch road`, `环岛`; `nil` where none is
  /// driven.
  public func road(of leg: ItineraryLeg) -> String? {
    leg.roadName ?? leg.roadClass.map { unnamed(leg.form, $0) }
  }

  /// The road of a segment, as ``road(of:)`` says it.
  public func road(_ attributes: SegmentAttributes) -> String {
    attributes.name ?? unnamed(RoadForm(attributes), attributes.roadClass)
  }

  private func unnamed(_ form: RoadForm?, _ roadClass: RoadClass) -> String {
    switch form {
    case .ramp: either("匝道", "ramp")
    case .roundabout: either("环岛", "roundabout")
    case .street, nil: either("无名", "unnamed ") + self.roadClass(roadClass)
    }
  }

  /// A side: `右侧`, `right`.
  public func side(_ side: ItinerarySide) -> String {
    switch side {
    case .left: either("左侧", "left")
    case .right: either("右侧", "right")
    case .both: either("两侧", "both")
    }
  }

  /// A kind of kerb: `路侧`, `outer`.
  public func kerb(_ kind: KerbKind) -> String {
    switch kind {
    case .outer: either("路侧", "outer")
    case .median: either("中央分隔带", "median")
    }
  }

  /// A turn: `左转`, `left`.
  public func turn(_ turn: TurnKind) -> String {
    let isLeft = (turn == .near) == (drivingSide == .left)
    return switch turn {
    case .straight: either("直行", "straight on")
    case .uTurn: either("掉头", "U-turn")
    case .near, .crossing: isLeft ? either("左转", "left") : either("右转", "right")
    }
  }

  /// A facility by its name, else by its identifier.
  public func facility(_ id: String) -> String {
    guard let name = facilities[id]?.name, !name.isEmpty else { return id }
    return name
  }

  /// A length: whole metres, or kilometres with two decimals from 1,000 m on.
  public func length(_ length: Meters) -> String {
    guard let meters = Int64(exactly: length.rawValue.rounded()) else { return "– m" }
    guard meters >= 1000 else { return "\(meters) m" }
    let hundredths = (meters + 5) / 10
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) km"
  }
}
