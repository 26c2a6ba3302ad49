import GeoTypes
import Grid
public import IndexFile
public import RoadNetwork

extension Locator {
  /// An answer in words.
  func location(_ answer: PointAnswer, at position: LonLat, time: CityTime?) -> Location {
    guard answer.isValid else { return Location(missing: .invalidPosition) }
    var location = Location()
    let match = index.areas.match(answer.areas)
    location.grid = match.grid
    location.community = match.community
    location.subdistrict = match.subdistrict
    location.district = match.district
    location.zone = match.zone
    if let road = index.road(of: answer) {
      location.road = road.name
      location.roadID = road.id
      location.segment = road.segment
      location.side = answer.isLeft ? .left : .right
      location.distance = Meters(answer.distance)
      location.candidates = candidates(of: answer, at: position)
    }
    let chiefs = index.chiefs(of: answer, at: time)
    location.chiefs = chiefs.chiefs
    let reasons = index.reasons(answer, index.areas.codes(answer.areas), chiefs.reason)
    for field in LocationField.allCases { location.reasons[field] = reasons[field] }
    return location
  }
}

extension LocatorIndex {
  /// The road of an answer, `nil` where none was found.
  public func road(of answer: PointAnswer) -> (segment: SegmentUID, id: RoadID?, name: String?)? {
    guard answer.segment != PointAnswer.none else { return nil }
    let row = table.rows.elements[Int(answer.segment)]
    return (
      SegmentUID(rawValue: row.uid), row.road == 0 ? nil : RoadID(rawValue: row.road), table.text(row.name)
    )
  }

  /// Who holds the place of an answer, or why nobody is named.
  public func chiefs(of answer: PointAnswer, at time: CityTime?) -> (chiefs: [ChiefOnDuty], reason: MissingReason?) {
    guard answer.isValid else { return ([], .invalidPosition) }
    if duties.isEmpty { return ([], .noRoster) }
    guard answer.segment != PointAnswer.none else { return ([], reasonForNoRoad(answer)) }
    let side: Side = answer.isLeft ? .left : .right
    switch duties.holders(at: Int(answer.segment), side: side, offset: answer.offset, time: time) {
    case .chiefs(let chiefs): return (chiefs, nil)
    case .nobody: return ([], .noDuty)
    case .notNow: return ([], .noDutyAtTime)
    }
  }

  /// Whether who holds a segment does not change along it.
  public func isHeldThroughout(_ segment: UInt32) -> Bool {
    duties.entries(at: Int(segment)).allSatisfy { $0.from <= 0 && $0.to == .infinity }
  }

  /// How many segments there are.
  public var segmentCount: Int { table.rows.count }

  /// The number of a segment, and that of its road's name among ``roadTexts``, ``PointAnswer/none`` for none.
  @inline(__always)
  public func row(of segment: UInt32) -> (uid: Int64, name: UInt32) {
    let row = table.rows.elements[Int(segment)]
    return (row.uid, row.name)
  }

  /// The texts of the roads, as they lie in memory.
  public var roadTexts: FlatTexts { table.texts }
}
