import GeoTypes
import Plans
import RoadNetwork

extension PlanWords {
  // MARK: Maps

  var overview: String { pick("总图", "Overview") }
  var overviewHint: String {
    pick(
      "图上数字为路线号；点选一条路线可突出显示，再点取消。",
      "Numbers are those of the routes. Pick a route to bring it out, pick it again to let it go.")
  }
  var north: String { pick("北", "N") }
  var meters: String { pick("米", "m") }
  func scale(_ meters: Int) -> String {
    meters < 1000 ? "\(meters) \(self.meters)" : "\(meters / 1000) \(kilometers)"
  }
  var legNumbers: String { pick("图上数字为下表序号，箭头为行驶方向。", "Numbers are those of the rows below; arrows point the way.") }
  var unservedKerb: String { pick("未完成", "left undone") }
  var startsHere: String { pick("起点", "start") }

  func facility(_ kind: FacilityKind) -> String {
    switch kind {
    case .depot: pick("停保场", "depot")
    case .dump: pick("倾倒点", "dump site")
    case .water: pick("取水点", "water point")
    case .fuel: pick("加油充电", "fuel or charger")
    case .deicer: pick("融雪剂点", "de-icer")
    case .station: pick("工作站", "station")
    }
  }

  // MARK: Routes

  var routes: String { pick("路线", "Routes") }
  var number: String { pick("号", "No.") }
  func vehicle(_ kind: WorkKind) -> String { kind == .sweep ? pick("车辆", "Vehicle") : pick("姓名", "Name") }
  func vehicleNumber(_ kind: WorkKind, _ id: Int64) -> String {
    switch kind {
    case .sweep: pick("车辆 \(id)", "Vehicle \(id)")
    case .patrol: pick("路长 \(id)", "Chief \(id)")
    case .survey: pick("普查员 \(id)", "Surveyor \(id)")
    }
  }
  var firstStart: String { pick("出发", "Start") }
  var lastEnd: String { pick("收工", "End") }
  var visits: String { pick("停靠", "Visits") }
  var tasks: String { pick("路段", "Tasks") }
  var largestLoad: String { pick("最大载荷", "Largest load") }
  var shift: String { pick("班次", "Shift") }
  var wholeDay: String { pick("全天", "whole day") }
  var base: String { pick("出收车点", "Base") }
  var freeBase: String { pick("不限", "anywhere") }
  var all: String { pick("合计", "All") }
  func routeName(_ number: Int) -> String { pick("路线 \(number)", "Route \(number)") }
  var backToTop: String { pick("回首页", "to the top") }

  // MARK: Sheet

  var order: String { pick("序", "No.") }
  var action: String { pick("作业", "Work") }
  var road: String { pick("道路", "Road") }
  var from: String { pick("起", "From") }
  var to: String { pick("止", "To") }
  var side: String { pick("侧", "Side") }
  var turn: String { pick("转向", "Turn") }
  var along: String { pick("累计", "Sum km") }
  var clock: String { pick("时刻", "Time") }
  func pass(_ number: Int) -> String { pick("第\(number)遍", "pass \(number)") }
  func perCapacity(_ name: String, _ capacity: String) -> String { "\(name) /\(capacity)" }

  // MARK: Left undone

  var unserved: String { pick("未完成的路段及原因", "What is left undone, and why") }
  var unservedList: String { pick("未完成路段清单", "List of what is left undone") }
  var allServed: String { pick("全部完成，无遗漏。", "Nothing: all that was asked for is done.") }
  var reason: String { pick("原因", "Reason") }
  var count: String { pick("边次", "Kerb passes") }
  func more(_ count: Int) -> String { pick("另有 \(count) 条未列出", "and \(count) more") }
  func lookAt(_ place: String) -> String { pick("逐条清单见文末：\(place)", "One by one at the end: \(place)") }

  /// A side of a road by the compass, from north clockwise in eighths.
  func compassSide(_ eighth: Int) -> String {
    let zh = ["北", "东北", "东", "东南", "南", "西南", "西", "西北"]
    let en = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
    return zh.indices.contains(eighth) ? pick(zh[eighth] + "侧", en[eighth] + " side") : ""
  }

  func reason(_ reason: UnservedReason) -> String {
    switch reason {
    case .unreachable: pick("无路可达，或去而无回", "no way leads there, or none back")
    case .island: pick("所在路网与停保场不连通", "on roads that are not joined with any base")
    case .closed: pick("当日封路", "closed that day")
    case .profileForbidden: pick("无车辆可驶入", "no vehicle of the fleet may enter")
    case .noBrush: pick("无车辆在该侧装有扫刷", "no vehicle has a brush on that side")
    case .skills: pick("无车辆具备所需能力", "no vehicle has the skill")
    case .capacity: pick("单独一段即超出载量", "alone more than any vehicle holds")
    case .timeWindow: pick("不在允许作业时段内", "does not fit the hours allowed")
    case .shift: pick("班次时间不足", "no shift has time left")
    case .maxDistance: pick("超出车辆最大里程", "a vehicle's greatest distance is reached")
    case .weather: pick("天气不允许", "the weather forbids it")
    }
  }
}
