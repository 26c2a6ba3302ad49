import GeoTypes
import RoadNetwork

/// Shares out the roads of a city among its chiefs of the lowest level: a set number of them, each within one district.
///
/// Expressways are held by two between day and night, divided arterials by two between their sides; all others by one.
struct CityRoster {
  /// A reach of one chief, or of two that share it.
  struct Reach {
    var ways: [Int]
    var sharing: ChiefRoster.Sharing
  }

  private let town: Town
  private let divisions: TownDivisions
  private let places: TownPlaces
  /// Ways that will be one segment, since nothing else meets where they do, have the same unit.
  private let unit: [Int]

  init(_ town: Town, divisions: TownDivisions, places: TownPlaces) {
    self.town = town
    self.divisions = divisions
    self.places = places
    unit = CityRoster.units(of: town.ways)
  }

  private static func units(of ways: [TownWay]) -> [Int] {
    var ends: [Int: [Int]] = [:]
    var passed = Set<Int>()
    for (index, way) in ways.enumerated() {
      for node in [way.nodes[0], way.nodes[way.nodes.count - 1]] { ends[node, default: []].append(index) }
      passed.formUnion(way.nodes.dropFirst().dropLast())
    }
    var unit = Array(ways.indices)
    func root(_ way: Int) -> Int {
      var way = way
      while unit[way] != way { way = unit[way] }
      return way
    }
    for (node, pair) in ends where pair.count == 2 && !passed.contains(node) {
      let (a, b) = (root(pair[0]), root(pair[1]))
      unit[max(a, b)] = min(a, b)
    }
    return unit.indices.map(root)
  }

  /// Reaches for `chiefs` chiefs; `sharings` tells how each way is shared.
  func reaches(chiefs: Int, ways: [(way: Int, sharing: ChiefRoster.Sharing)]) -> [Reach] {
    var groups: [[Int]] = []
    var kinds: [ChiefRoster.Sharing] = []
    for sharing in [ChiefRoster.Sharing.byShift, .bySide, .alone] {
      let members = ways.filter { $0.sharing == sharing }.map(\.way)
      let byDistrict = Dictionary(grouping: members, by: district)
      for key in byDistrict.keys.sorted() {
        groups.append(byDistrict[key] ?? [])
        kinds.append(sharing)
      }
    }
    let counts = counts(chiefs: chiefs, groups: groups, kinds: kinds)
    return zip(zip(groups, kinds), counts).flatMap { group, count in
      cut(group.0, into: count).map { Reach(ways: $0, sharing: group.1) }
    }
  }

  /// Reaches of each group: by length, with pairs of chiefs counting twice.
  private func counts(chiefs: Int, groups: [[Int]], kinds: [ChiefRoster.Sharing]) -> [Int] {
    let lengths = groups.map { $0.reduce(0) { $0 + town.reachLength(of: $1) } }
    let usual = lengths.reduce(0, +) / Double(chiefs)
    var counts = Array(repeating: 0, count: groups.count)
    var alone: [Int] = []
    var left = chiefs
    for index in groups.indices {
      if kinds[index] == .alone {
        alone.append(index)
      } else {
        counts[index] = max(1, Int((lengths[index] / usual).rounded()))
        left -= 2 * counts[index]
      }
    }
    for (index, share) in zip(alone, Apportionment.shares(of: left, by: alone.map { lengths[$0] })) {
      counts[index] = share
    }
    return counts
  }

  /// Cuts a list of ways into parts of nearly equal length, none of them empty, at junctions only.
  private func cut(_ ways: [Int], into count: Int) -> [[Int]] {
    var order: [Int] = []
    var members: [Int: [Int]] = [:]
    for way in ways {
      if members[unit[way]] == nil { order.append(unit[way]) }
      members[unit[way], default: []].append(way)
    }
    let lengths = order.map { (members[$0] ?? []).reduce(0) { $0 + town.reachLength(of: $1) } }
    let total = lengths.reduce(0, +)
    var parts = Array(repeating: [Int](), count: count)
    var part = 0
    var length = 0.0
    for (index, key) in order.enumerated() {
      let isFull = length + lengths[index] / 2 > total * Double(part + 1) / Double(count)
      let mustMove = order.count - index <= count - 1 - part
      if !parts[part].isEmpty, part + 1 < count, isFull || mustMove { part += 1 }
      parts[part] += members[key] ?? []
      length += lengths[index]
    }
    precondition(!parts.contains(where: \.isEmpty), "fewer ways than chiefs")
    return parts
  }

  /// The district of the middle of a way's unit, or the one beside it where it follows a border.
  private func district(of way: Int) -> String {
    let nodes = town.ways[unit[way]].nodes
    let k = nodes.count / 2
    let middle = town.points[nodes[k - 1]].toward(town.points[nodes[k]], 0.5)
    for (dx, dy) in [(0.5, 0.5), (-0.5, -0.5), (60, 60), (-60, -60), (-60, 60), (60, -60)] {
      if let community = places.community(at: PlanarPoint(middle.x + dx, middle.y + dy)) {
        return String(divisions.communities[community].code.prefix(6))
      }
    }
    return divisions.districts[0].code
  }
}

extension Town {
  /// What a way adds to a reach: each half of a dual carriageway half its length.
  func reachLength(of way: Int) -> Double { ways[way].length.rawValue / (ways[way].opposite == nil ? 1 : 2) }
}
