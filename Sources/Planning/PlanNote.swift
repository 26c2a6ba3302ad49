public import GeoTypes
public import Plans

/// Something that a reader of the plan should know.
public enum PlanNote: Hashable, Sendable {
  /// Roads that are not public were left out.
  case notPublic(segments: Int, length: Meters)
  /// Roads that nobody holds were left out of the patrol.
  case withoutChief(segments: Int, length: Meters)
  /// Chiefs whose roads are all held by somebody more local.
  case chiefsWithoutRoads([String])
  /// A vehicle whose dated shift is of another day.
  case otherDay(vehicle: Int64)
  /// A duty that names a piece of a segment: the whole segment goes to whoever holds most of it.
  case piecesOfSegments(Int)
  /// Vehicles of the fleet that are described as no chief on duty is called: they stay.
  case vehiclesWithoutChief([Int64])
  /// Vehicles from whose start most of what they may do cannot be driven to and back.
  case startApart(vehicles: [Int64])
  /// A facility that no vehicle can drive to and back from.
  case facilityUnreachable(String)
  /// A vehicle that is given no capacity for a load of the rules.
  case capacityMissing(vehicle: Int64, load: String)
  /// Opening hours that could not be read: taken as always open.
  case hoursUnread(facility: String, hours: String)
}

extension PlanNote {
  /// The note in a sentence.
  public func text(_ language: PlanLanguage) -> String {
    switch language {
    case .en: english
    case .zh: chinese
    }
  }

  private var english: String {
    switch self {
    case .notPublic(let segments, let length):
      "\(segments) segments (\(length.kilometers) km) of the classes asked for are not public and were left out"
    case .withoutChief(let segments, let length):
      "\(segments) segments (\(length.kilometers) km) have no chief and were left out"
    case .chiefsWithoutRoads(let names):
      "\(names.count) chiefs hold only roads that a more local chief holds too and stay free: \(Self.some(names, ", "))"
    case .otherDay(let vehicle): "the shift of vehicle \(vehicle) lies on another day: it stays"
    case .piecesOfSegments(let count):
      "\(count) segments are held in pieces: each goes as a whole to the chief who holds most of it"
    case .vehiclesWithoutChief(let vehicles):
      "vehicles \(Self.some(vehicles.map(String.init), ", ")) are described as no chief on duty is called and stay"
    case .startApart(let vehicles):
      "from the start of vehicles \(Self.some(vehicles.map(String.init), ", ")) less than half of the work can be "
        + "driven to and back: check where their depot lies"
    case .facilityUnreachable(let id): "no vehicle can drive to \(id) and back: check where it lies"
    case .capacityMissing(let vehicle, let load):
      "vehicle \(vehicle) has no capacity for \(load) and can do none of it: give capacity in the order of the loads"
    case .hoursUnread(let facility, let hours):
      "the hours '\(hours)' of \(facility) are not of the form 05:00-23:00: it is taken as always open"
    }
  }

  private var chinese: String {
    switch self {
    case .notPublic(let segments, let length): "所选等级中有 \(segments) 个路段（\(length.kilometers) 公里）非公共道路，未列入"
    case .withoutChief(let segments, let length): "\(segments) 个路段（\(length.kilometers) 公里）没有路长，未列入"
    case .chiefsWithoutRoads(let names):
      "\(names.count) 名路长所管道路均另有更基层的路长，不安排出巡：\(Self.some(names, "、"))"
    case .otherDay(let vehicle): "车辆 \(vehicle) 的班次不在当日，不出车"
    case .piecesOfSegments(let count): "\(count) 个路段分段管理：整段归管理最长者"
    case .vehiclesWithoutChief(let vehicles):
      "车辆 \(Self.some(vehicles.map(String.init), "、")) 的名称与在岗路长不符，不出车"
    case .startApart(let vehicles):
      "车辆 \(Self.some(vehicles.map(String.init), "、")) 从起点能往返的作业路段不足一半：请核对停保场位置"
    case .facilityUnreachable(let id): "没有车辆能往返设施 \(id)：请核对其位置"
    case .capacityMissing(let vehicle, let load): "车辆 \(vehicle) 未给出“\(load)”的容量，不能承担作业：请按载荷顺序填写"
    case .hoursUnread(let facility, let hours): "设施 \(facility) 的开放时间“\(hours)”无法识别，按全天开放"
    }
  }

  private static func some(_ names: [String], _ separator: String) -> String {
    names.prefix(10).joined(separator: separator) + (names.count > 10 ? "…" : "")
  }
}
