public import GeoTypes
public import Plans
public import RoadNetwork

/// Something that was assumed for want of input.
public enum PlanAssumption: Hashable, Sendable {
  /// Vehicles of a profile, as many as needed, with a shift.
  case vehicles(profile: String, count: Int, shift: WorkWindow)
  /// Shifts start and end at the node nearest the middle of the roads asked for.
  case depot(LonLat)
  /// A vehicle has no start and begins at that node.
  case start(vehicle: Int64)
  /// What is asked of roads.
  case rules(classes: [RoadClass], onePassBelow: Meters)
  /// There are no duties: roads were shared out in groups of about a length.
  case groups(count: Int, each: Meters)
  /// There are no stations: each chief starts and ends at the node nearest the middle of the roads held.
  case ownRoads
  /// Each chief starts and ends at the station nearest to the middle of the roads held.
  case stations
  /// Duties without hours are done in these.
  case hours(WorkWindow)
}

extension PlanAssumption {
  /// The assumption in a sentence.
  public func text(_ language: PlanLanguage) -> String {
    switch language {
    case .en: english
    case .zh: chinese
    }
  }

  private var english: String {
    switch self {
    case .vehicles(let profile, let count, let shift):
      "no fleet was given: \(count) of the default vehicle, profile \(profile), shift \(shift.clock), without loads"
    case .depot(let place): "no depot was given: shifts start and end at the node nearest the middle, \(place.text)"
    case .start(let vehicle): "vehicle \(vehicle) has no start: it begins at the node nearest the middle"
    case .rules(let classes, let width):
      "no rules were given: every kerb of \(classes.map(\.rawValue).joined(separator: ", ")) once; "
        + "both kerbs in one traverse under \(width.whole) m of width where that is allowed"
    case .groups(let count, let each):
      "no chiefs were given: the roads are shared out in \(count) groups of about \(each.kilometers) km"
    case .ownRoads: "no stations were given: each chief starts and ends at the node nearest the middle of their roads"
    case .stations: "no chief has a station of their own: each starts and ends at the nearest one"
    case .hours(let window): "duties without hours are done in \(window.clock)"
    }
  }

  private var chinese: String {
    switch self {
    case .vehicles(let profile, let count, let shift):
      "未提供车队：采用默认车辆 \(count) 辆，车型 \(Self.chinese(profile))，班次 \(shift.clock)，不计载荷"
    case .depot(let place): "未提供停保场：以区域中心最近的路口为起讫点（\(place.text)）"
    case .start(let vehicle): "车辆 \(vehicle) 无起点：以区域中心最近的路口为起点"
    case .rules(let classes, let width):
      "未提供作业规则：\(Self.chinese(classes))各路缘一遍；路宽小于 \(width.whole) 米且允许时双侧一次完成"
    case .groups(let count, let each): "未提供路长：道路按约 \(each.kilometers) 公里分为 \(count) 组"
    case .ownRoads: "未提供工作站：各路长以所管道路中心最近的路口为起讫点"
    case .stations: "路长未指定工作站：各以最近的工作站为起讫点"
    case .hours(let window): "职责未写明时段：按 \(window.clock) 安排"
    }
  }
}

extension PlanAssumption {
  private static func chinese(_ classes: [RoadClass]) -> String {
    let words = ItineraryText(.zh, kind: .sweep, drivingSide: .right)
    return classes.map { words.roadClass($0) }.joined(separator: "、")
  }

  /// The profiles that come with Luwang; others keep their names.
  private static func chinese(_ profile: String) -> String {
    switch profile {
    case "sweeper": "清扫车"
    case "washer": "洗扫车"
    case "truck": "货车"
    case "patrol-car": "巡查车"
    case "e-bike": "电动自行车"
    case "foot": "步行"
    default: profile
    }
  }
}

extension WorkWindow {
  /// Hours such as `22:00-06:00`, or two moments.
  var clock: String {
    switch self {
    case .daily(let from, let to): "\(Self.hour(from))-\(Self.hour(to))"
    case .dated(let from, let to): "\(from) - \(to)"
    }
  }

  private static func hour(_ seconds: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(padded(seconds / 3600 % 24)):\(padded(seconds / 60 % 60))"
  }
}

extension LonLat {
  fileprivate var text: String { "\((longitude * 1e5).rounded() / 1e5), \((latitude * 1e5).rounded() / 1e5)" }
}

extension Meters {
  fileprivate var whole: String { "\((rawValue * 10).rounded() / 10)" }
  var kilometers: String { "\((rawValue / 100).rounded() / 10)" }
}
