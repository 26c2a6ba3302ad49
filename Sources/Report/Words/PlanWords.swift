import GeoTypes
import Plans
import RoadNetwork

/// Every word that a printed plan says, in both languages side by side.
struct PlanWords {
  private let language: PlanLanguage

  init(_ language: PlanLanguage) { self.language = language }

  func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// The `lang` attribute of the page.
  var tag: String { pick("zh-CN", "en") }

  /// A name and what is said of it.
  func pair(_ name: String, _ value: String) -> String { pick("\(name)：\(value)", "\(name): \(value)") }

  /// Things one after another in a sentence.
  func list(_ items: [String]) -> String { items.joined(separator: pick("、", ", ")) }

  /// A remark after something.
  func bracketed(_ text: String) -> String { pick("（\(text)）", " (\(text))") }

  /// A day with its weekday, counted from Monday as 0.
  func date(year: Int, month: Int, day: Int, weekday: Int) -> String {
    let zh = ["一", "二", "三", "四", "五", "六", "日"]
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    guard zh.indices.contains(weekday), months.indices.contains(month - 1) else { return "\(year)-\(month)-\(day)" }
    return pick(
      "\(year)年\(month)月\(day)日（星期\(zh[weekday])）", "\(days[weekday]), \(day) \(months[month - 1]) \(year)")
  }

  // MARK: The head

  func kind(_ kind: WorkKind) -> String {
    switch kind {
    case .sweep: pick("机械清扫", "Sweeping")
    case .patrol: pick("路长巡查", "Patrol")
    case .survey: pick("部件普查", "Survey")
    }
  }

  var work: String { pick("作业", "Work") }
  var date: String { pick("日期", "Date") }
  var area: String { pick("范围", "Area") }
  var wholeCity: String { pick("全部", "everything") }
  var temperature: String { pick("预计气温", "Expected temperature") }
  var seed: String { pick("随机种子", "Seed") }
  var revision: String { pick("数据版本", "City revision") }
  var rulesDigest: String { pick("规则摘要", "Rules digest") }
  var fleetDigest: String { pick("车队摘要", "Fleet digest") }
  var verdict: String { pick("校核", "Checked") }
  var assumed: String { pick("假定", "assumed") }
  var assumedHeading: String { pick("假定（资料未给出，由程序代设）", "Assumed, for want of input") }
  var hasAssumptions: String { pick("含假定，见首页", "rests on assumptions, see page 1") }
  var leftOut: String { pick("未纳入与说明", "Left out, and notes") }
  var dataSource: String { pick("数据来源", "Data") }

  // MARK: Totals

  var totals: String { pick("总表", "Totals") }
  var service: String { pick("作业里程", "Service") }
  var deadhead: String { pick("空驶里程", "Deadhead") }
  var total: String { pick("总里程", "Driven in all") }
  var ratio: String { pick("空驶率", "Deadhead ratio") }
  var coverage: String { pick("覆盖率", "Coverage") }
  var uTurns: String { pick("掉头", "U-turns") }
  var crossingTurns: String { pick("横穿车流的转弯", "Turns across traffic") }
  var bound: String { pick("理论下界", "Lower bound") }
  var gap: String { pick("与下界之差", "Above the bound") }
  var unservedCount: String { pick("未完成", "Left undone") }
  var balance: String { pick("均衡", "Balance") }
  var shortestLongest: String { pick("最短–最长", "shortest–longest") }
  var spread: String { pick("极差/均值", "spread over mean") }
  var byDistance: String { pick("里程", "By distance") }
  var byTime: String { pick("时长", "By time") }
  var kilometers: String { pick("公里", "km") }
  var hours: String { pick("时:分", "h:min") }

  /// How many of the fleet's vehicles have work.
  func used(_ kind: WorkKind) -> String {
    kind == .sweep ? pick("用车", "Vehicles used") : pick("出勤人数", "People out")
  }

  /// A share of a whole, in counts.
  func of(_ part: Int, _ whole: Int) -> String { pick("\(part) / \(whole)", "\(part) of \(whole)") }

  /// Kerb passes that are not done.
  func kerbs(_ count: Int) -> String { pick("\(count) 边次", count == 1 ? "1 kerb" : "\(count) kerbs") }
}
