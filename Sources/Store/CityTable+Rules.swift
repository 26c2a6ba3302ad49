import GeoTypes
import Plans
import RoadNetwork

/// A row of the rules of one kind of work.
struct RuleRow {
  /// What the row is about.
  enum Content {
    /// What holds for all of the work.
    case work(WorkRules)
    /// What is asked of a class.
    case roadClass(RoadClass, KerbRule)
    /// What is asked of a segment.
    case segment(SegmentRule)
    /// What fills up on the way.
    case load(LoadRule)
  }

  var fid: Int64
  var kind: WorkKind
  var content: Content
}

extension CityTable where Value == RuleRow {
  static var ruleRows: CityTable<RuleRow> {
    CityTable(.rule) { row throws(CityFileError) in
      let kind = try row.choice(WorkKind.self)
      return RuleRow(fid: row.fid, kind: kind, content: try row.ruleContent(kind))
    } write: { row, values in
      values.put(row.kind.rawValue)
      values.put(row.content)
    }
  }
}

extension RowReader {
  fileprivate mutating func ruleContent(_ kind: WorkKind) throws(CityFileError) -> RuleRow.Content {
    let roadClass = try choiceIfPresent(RoadClass.self)
    let segment = try only(if: roadClass == nil) { row throws(CityFileError) in
      try row.integerIfPresent(in: 1...Int64.max)
    }
    let load = try only(if: roadClass == nil && segment == nil) { row throws(CityFileError) in try row.nameIfPresent() }
    let side = try only(if: segment != nil) { row throws(CityFileError) in try row.choiceIfPresent(Side.self) }
    let rule = try kerbRule(isMeant: roadClass != nil || segment != nil)
    let loadRule = try self.loadRule(load)
    let work = try workRules(kind, isMeant: roadClass == nil && segment == nil && load == nil)
    if let roadClass { return .roadClass(roadClass, rule) }
    if let segment { return .segment(SegmentRule(segment: SegmentUID(rawValue: segment), side: side, rule: rule)) }
    if let loadRule { return .load(loadRule) }
    return .work(work)
  }

  private mutating func kerbRule(isMeant: Bool) throws(CityFileError) -> KerbRule {
    var rule = KerbRule()
    rule.kerbs = try only(if: isMeant) { row throws(CityFileError) in try row.choiceIfPresent(KerbChoice.self) } ?? .all
    rule.passes = Int(try whole(in: 0...10, if: isMeant) ?? 1)
    rule.windows = try only(if: isMeant) { row throws(CityFileError) in try row.windowsIfPresent() } ?? []
    rule.bannedWindows = try only(if: isMeant) { row throws(CityFileError) in try row.windowsIfPresent() } ?? []
    rule.speedLimit = try amount(in: 0.1...100, if: isMeant).map(KilometersPerHour.init)
    rule.priority = Int(try whole(in: 0...100, if: isMeant) ?? 0)
    rule.skill = try whole(in: 0...1_000_000, if: isMeant)
    rule.vehicle = try whole(in: 1...Int64(Int32.max), if: isMeant)
    return rule
  }

  private mutating func loadRule(_ name: String?) throws(CityFileError) -> LoadRule? {
    let perKilometer = try amount(in: 0.0...1e9, if: name != nil)
    guard let name else {
      _ = try only(if: false) { row throws(CityFileError) in try row.textIfPresent() }
      return nil
    }
    guard let perKilometer else { throw bad("NULL", "must be the amount a kilometre of load '\(name.prefix(60))'") }
    return LoadRule(name: name, perKilometer: perKilometer, reset: try choice(FacilityKind.self))
  }

  private mutating func workRules(_ kind: WorkKind, isMeant: Bool) throws(CityFileError) -> WorkRules {
    var rules = WorkRules(kind: kind, classes: [:])
    rules.description = try only(if: isMeant) { row throws(CityFileError) in try row.textIfPresent() }
    rules.onePassBelow = try amount(in: 0.0...100, if: isMeant).map(Meters.init)
    rules.includesRestricted =
      try only(if: isMeant) { row throws(CityFileError) in try row.booleanIfPresent() } ?? false
    rules.leastTemperature = try amount(in: -100.0...100, if: isMeant)
    return rules
  }

  /// A value that belongs in some rows and must be empty in others.
  private mutating func only<Value>(
    if isMeant: Bool, _ read: (inout RowReader) throws(CityFileError) -> Value?
  ) throws(CityFileError) -> Value? {
    guard let value = try read(&self) else { return nil }
    guard isMeant else {
      throw bad(
        "'\(value)'", "does not belong in this row: a row is about a class, a segment, a load, or all of the work")
    }
    return value
  }

  private mutating func whole(in range: ClosedRange<Int64>, if isMeant: Bool) throws(CityFileError) -> Int64? {
    try only(if: isMeant) { row throws(CityFileError) in try row.integerIfPresent(in: range) }
  }

  private mutating func amount(in range: ClosedRange<Double>, if isMeant: Bool) throws(CityFileError) -> Double? {
    try only(if: isMeant) { row throws(CityFileError) in try row.numberIfPresent(in: range) }
  }
}

extension RowValues {
  fileprivate mutating func put(_ content: RuleRow.Content) {
    var (roadClass, segment): (RoadClass?, SegmentRule?) = (nil, nil)
    var (load, work, rule): (LoadRule?, WorkRules?, KerbRule?) = (nil, nil, nil)
    switch content {
    case .work(let rules): work = rules
    case .roadClass(let name, let ofClass): (roadClass, rule) = (name, ofClass)
    case .segment(let ofSegment): (segment, rule) = (ofSegment, ofSegment.rule)
    case .load(let ofLoad): load = ofLoad
    }
    put(roadClass?.rawValue)
    put(segment?.segment.rawValue)
    put(load?.name)
    put(segment?.side?.rawValue)
    put(rule?.kerbs.rawValue)
    put(rule?.passes)
    put(rule.flatMap { WorkWindow.storedText(of: $0.windows) })
    put(rule.flatMap { WorkWindow.storedText(of: $0.bannedWindows) })
    put(rule?.speedLimit?.rawValue)
    put(rule?.priority)
    put(rule?.skill)
    put(rule?.vehicle)
    put(load?.perKilometer)
    put(load?.reset.rawValue)
    put(work?.description)
    put(work?.onePassBelow?.rawValue)
    put(work.map { $0.includesRestricted ? Int64(1) : 0 })
    put(work?.leastTemperature)
  }
}
