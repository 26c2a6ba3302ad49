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
    case .hoursUnread(let facility, let hours): "设施 \(facility) 的开放时间“\(hours)”无法识别，按全天开放"
    }
  }

  private static func some(_ names: [String], _ separator: String) -> String {
    names.prefix(10).joined(separator: separator) + (names.count > 10 ? "…" : "")
  }
}
