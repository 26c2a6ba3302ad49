public import Grid
import IndexFile

/// Why an answer has nothing for some fields, packed into a word.
public struct ReasonSet: Hashable, Sendable, BitwiseCopyable {
  /// Five bits a field.
  private var bits: UInt64 = 0

  /// No reasons: all is answered.
  public init() {}

  /// The reason of a field.
  public subscript(field: LocationField) -> MissingReason? {
    get {
      let number = bits >> ReasonSet.shift(field) & 31
      return number == 0 ? nil : MissingReason.allCases[Int(number) - 1]
    }
    set {
      bits &= ~(31 << ReasonSet.shift(field))
      if let newValue { bits |= UInt64(ReasonSet.number(newValue)) << ReasonSet.shift(field) }
    }
  }

  @inline(__always)
  private static func shift(_ field: LocationField) -> UInt64 {
    switch field {
    case .grid: 0
    case .community: 5
    case .subdistrict: 10
    case .district: 15
    case .zone: 20
    case .road: 25
    case .segment: 30
    case .side: 35
    case .distance: 40
    case .chief: 45
    }
  }

  /// Place among all cases, from 1.
  @inline(__always)
  private static func number(_ reason: MissingReason) -> UInt8 {
    switch reason {
    case .invalidPosition: 1
    case .noGrids: 2
    case .outsideBuiltUp: 3
    case .outsideDivisions: 4
    case .noDivisions: 5
    case .noDivisionOfLevel: 6
    case .noZones: 7
    case .outsideZones: 8
    case .noRoads: 9
    case .noRoadWithin: 10
    case .noRoadOnLevel: 11
    case .unnamedRoad: 12
    case .noRoster: 13
    case .noDuty: 14
    case .noDutyAtTime: 15
    case .noCatalogue: 16
    }
  }
}

extension LocatorIndex {
  /// Why an answer has nothing for the fields that it has nothing for.
  /// - Parameters:
  ///   - codes: what the numbers of its areas stand for.
  ///   - chiefReason: what ``chiefs(of:at:)`` said.
  @inline(__always)
  public func reasons(_ answer: PointAnswer, _ codes: AreaLookup.Codes, _ chiefReason: MissingReason?) -> ReasonSet {
    var reasons = ReasonSet()
    guard answer.isValid else {
      for field in LocationField.allCases { reasons[field] = .invalidPosition }
      return reasons
    }
    let isInside = answer.areas.land != AreaNumbers.none || codes.community != AreaNumbers.none
    if codes.grid == AreaNumbers.none { reasons[.grid] = reasonForNoGrid(isInside) }
    if codes.community == AreaNumbers.none { reasons[.community] = reasonForNoDivision(.community, isInside) }
    if codes.subdistrict == AreaNumbers.none { reasons[.subdistrict] = reasonForNoDivision(.subdistrict, isInside) }
    if codes.district == AreaNumbers.none { reasons[.district] = reasonForNoDivision(.district, isInside) }
    if codes.zone == AreaNumbers.none { reasons[.zone] = hasZones ? .outsideZones : .noZones }
    if answer.segment == PointAnswer.none {
      let reason = reasonForNoRoad(answer)
      reasons[.road] = reason
      reasons[.segment] = reason
      reasons[.side] = reason
      reasons[.distance] = reason
    } else if table.rows.elements[Int(answer.segment)].name == RoadTable.none {
      reasons[.road] = .unnamedRoad
    }
    reasons[.chief] = chiefReason
    return reasons
  }

  /// Why no road was found.
  func reasonForNoRoad(_ answer: PointAnswer) -> MissingReason {
    guard hasRoads else { return .noRoads }
    return answer.hasLevel ? .noRoadOnLevel : .noRoadWithin
  }

  private func reasonForNoGrid(_ isInside: Bool) -> MissingReason {
    if isInside { return hasGrids ? .outsideBuiltUp : .noGrids }
    return levels.isEmpty ? .noGrids : .outsideDivisions
  }

  private func reasonForNoDivision(_ level: DivisionLevel, _ isInside: Bool) -> MissingReason {
    if levels.isEmpty { return .noDivisions }
    return isInside || !levels.contains(level) ? .noDivisionOfLevel : .outsideDivisions
  }
}
