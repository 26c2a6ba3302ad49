import GeoTypes
import Plans
import RoadNetwork

/// Which chief goes along which kerb on one day.
///
/// Where several hold a kerb, as roads have chiefs of several levels, it is the most local one who goes: the one who
/// holds the least length in all; of equals the lowest identifier.
struct DutyHolders {
  /// A chief in one shift.
  struct Post: Hashable {
    var chief: String
    var shift: String?
    /// The hours of the shift; `nil` where it has none or only a name.
    var hours: WorkWindow? {
      guard case .hours(let from, let to) = DutyShift(shift) else { return nil }
      return WorkWindow(from: from * 60, to: to * 60)
    }
  }

  private(set) var posts: [Post] = []
  /// The number of the post for each kerb that has one.
  private(set) var ofKerb: [Kerb: Int] = [:]
  private let asked: [Requirement]
  private let stations: [Facility]
  private let streets: StreetTable
  private var idle: [String] = []
  private var pieces = 0

  var hasStations: Bool { !stations.isEmpty }

  init(_ city: PlanCity, _ request: PlanRequest, asked: [Requirement]) throws(PlanningError) {
    self.asked = asked
    streets = StreetTable(city.network)
    stations = city.facilities.filter { $0.kind == .station }
    let day = String(request.midnight.description.prefix(10))
    var duties = city.duties.filter { ($0.validFrom ?? day) <= day && ($0.validTo ?? day) >= day }
    if let level = request.level {
      guard duties.contains(where: { $0.level == level }) else {
        throw .unknownLevel(level, known: Set(city.duties.compactMap(\.level)).sorted())
      }
      duties.removeAll { $0.level != level }
    }
    assign(duties)
  }

  private mutating func assign(_ duties: [Duty]) {
    var held: [String: Double] = [:]
    for duty in duties { held[duty.chief, default: 0] += length(of: duty) }
    let ofSegment = Dictionary(grouping: duties, by: \.segment)
    var chosen: [Kerb: Post] = [:]
    for requirement in asked {
      let kerb = requirement.kerb
      let own = (ofSegment[kerb.segment] ?? []).filter { $0.side.covers(kerb.side) }
      if own.contains(where: { $0.fromOffset > .zero || $0.toOffset.map { $0 < requirement.length } ?? false }) {
        pieces += 1
      }
      // Half a metre decides nothing: pieces are rounded.
      let best = own.min { a, b in
        let (lengthA, lengthB) = ((length(of: a) * 2).rounded(), (length(of: b) * 2).rounded())
        let (heldA, heldB) = (held[a.chief] ?? 0, held[b.chief] ?? 0)
        if lengthA != lengthB { return lengthA > lengthB }
        return (heldA, a.chief, a.shift ?? "") < (heldB, b.chief, b.shift ?? "")
      }
      if let best { chosen[kerb] = Post(chief: best.chief, shift: best.shift) }
    }
    posts = Set(chosen.values).sorted { ($0.chief, $0.shift ?? "") < ($1.chief, $1.shift ?? "") }
    let numbers = Dictionary(uniqueKeysWithValues: posts.enumerated().map { ($1, $0) })
    for (kerb, post) in chosen { ofKerb[kerb] = numbers[post] }
    let segments = Set(asked.map(\.kerb.segment))
    let busy = Set(posts.map(\.chief))
    idle = Set(duties.filter { segments.contains($0.segment) }.map(\.chief)).subtracting(busy).sorted()
  }

  private func length(of duty: Duty) -> Double {
    guard let segment = streets[duty.segment] else { return 0 }
    let end = min(duty.toOffset ?? segment.length, segment.length)
    let length = max(0, (end - max(.zero, duty.fromOffset)).rawValue)
    return duty.side == .both ? length : length / 2
  }

  /// The station nearest to the middle of what a post holds.
  func station(of post: Int) -> Facility? {
    let own = asked.filter { ofKerb[$0.kerb] == post }.compactMap { streets[$0.kerb.segment] }
    guard let middle = streets.middle(of: own) else { return nil }
    let gap = PlanarGap(from: middle)
    return stations.min { a, b in
      (gap.distance(to: a.position), a.id) < (gap.distance(to: b.position), b.id)
    }
  }

  /// What the reader should know.
  func notes(_ names: [String: String]) -> [PlanNote] {
    var notes: [PlanNote] = []
    let without = Set(asked.filter { ofKerb[$0.kerb] == nil }.map(\.kerb.segment)).sorted()
    if !without.isEmpty {
      let length = without.reduce(Meters.zero) { $0 + (streets[$1]?.length ?? .zero) }
      notes.append(.withoutChief(segments: without.count, length: length))
    }
    if !idle.isEmpty { notes.append(.chiefsWithoutRoads(idle.map { names[$0] ?? $0 })) }
    if pieces > 0 { notes.append(.piecesOfSegments(pieces)) }
    return notes
  }
}
