internal import GeoTypes
internal import Grid
internal import RoadNetwork

/// Puts the three passes together.
struct OSMAssembly {
  private let relations: OSMRelationPass
  private let ways: OSMWayPass
  private let nodes: OSMNodePass
  private let clip: OSMClip
  private var tally: OSMTally
  private var result = OSMContent()
  /// The pieces of the roads that turn rules speak of.
  private var piecesByWay: [Int64: [Int]] = [:]

  init(relations: OSMRelationPass, ways: OSMWayPass, nodes: OSMNodePass, clip: OSMClip) {
    self.relations = relations
    self.ways = ways
    self.nodes = nodes
    self.clip = clip
    tally = ways.tally
    tally.merge(nodes.tally)
  }

  /// All content.
  mutating func content() -> OSMContent {
    addRoads()
    addRestrictions()
    addBarriers()
    addBuildings()
    addBoundaries()
    result.components = nodes.components
    result.counts.nodes = nodes.count
    result.counts.ways = ways.count
    result.counts.relations = relations.count
    result.counts.restrictionRelations = relations.restrictionCount
    result.counts.missingNodes = nodes.missingCount
    result.omissions = tally.omissions
    result.unreadValues = tally.unreadValues
    return result
  }

  private mutating func addRoads() {
    let restricted = Set(relations.restrictions.flatMap { $0.from + $0.to })
    var keptByHighway: [String: Int] = [:]
    for road in ways.roads {
      let runs = runs(of: road.record).filter { run in clip.meets(run.map(\.vertex)) }
      guard !runs.isEmpty else { continue }
      keptByHighway[road.highway, default: 0] += 1
      result.counts.roads += 1
      if road.attributes.direction != .both { result.counts.oneWayRoads += 1 }
      if road.attributes.name != nil { result.counts.namedRoads += 1 }
      if road.changesDirection { tally.add(.reversible, road.record.source) }
      for (index, run) in runs.enumerated() {
        if restricted.contains(road.record.id) { piecesByWay[road.record.id, default: []].append(result.ways.count) }
        result.ways.append(
          RoadWay(
            source: index == 0 ? road.record.source : "\(road.record.source)#\(index + 1)", line: run.map(\.vertex),
            nodeKeys: run.map { UInt64(bitPattern: $0.id) }, attributes: road.attributes))
      }
    }
    result.counts.highways = ways.seenByHighway.sorted { $0.key < $1.key }.map { value, seen in
      OSMHighwayCount(value: value, seen: seen, kept: keptByHighway[value] ?? 0)
    }
  }

  private typealias Run = [(id: Int64, vertex: Vertex)]

  /// The runs of known nodes of a way, each of some extent; what is lost is counted.
  private mutating func runs(of record: OSMWayPass.Record) -> [Run] {
    var runs: [Run] = []
    var run: Run = []
    var missing = 0
    for id in ways.references[record.references] {
      if let vertex = nodes.position(of: id) {
        if run.last?.id != id { run.append((id, vertex)) }
      } else {
        missing += 1
        runs.append(run)
        run = []
      }
    }
    runs.append(run)
    runs.removeAll { run in run.allSatisfy { $0.vertex == run[0].vertex } }
    if missing > 0 {
      tally.add(runs.isEmpty ? .nodesMissing : .cut, record.source)
    } else if runs.isEmpty {
      tally.add(.tooShort, record.source)
    }
    return runs
  }

  private mutating func addRestrictions() {
    for record in relations.restrictions {
      for from in record.from {
        for to in record.to { addRestriction(record, from: from, to: to) }
      }
    }
  }

  private mutating func addRestriction(_ record: OSMRestrictionRecord, from: Int64, to: Int64) {
    guard let fromPieces = piecesByWay[from], let toPieces = piecesByWay[to] else {
      tally.add(.restrictionMemberMissing, record.source)
      return
    }
    let via = UInt64(bitPattern: record.via)
    func piece(_ pieces: [Int]) -> String? {
      pieces.first { result.ways[$0].nodeKeys.contains(via) }.map { result.ways[$0].source }
    }
    guard let fromWay = piece(fromPieces), let toWay = piece(toPieces) else {
      tally.add(.restrictionNotConnected, record.source)
      return
    }
    result.restrictions.append(
      WayTurnRestriction(source: record.source, kind: record.kind, fromWay: fromWay, viaNode: via, toWay: toWay))
  }

  private mutating func addBarriers() {
    for line in ways.lines {
      for run in runs(of: line.record) where clip.meets(run.map(\.vertex)) {
        guard let shape = try? LineString(run.map(\.vertex)) else { continue }
        result.barriers.append(Barrier(kind: line.kind, line: shape, source: line.record.source))
      }
    }
  }

  private mutating func addBuildings() {
    for record in ways.buildings {
      guard let ring = ring(Array(ways.references[record.references]), record.source) else { continue }
      if clip.meets(MultiPolygon([Polygon(exterior: ring)])) {
        result.buildings.append(Building(area: Polygon(exterior: ring), source: record.source))
      }
    }
    for area in relations.buildings {
      for polygon in polygons(area) where clip.meets(MultiPolygon([polygon])) {
        result.buildings.append(Building(area: polygon, source: area.source))
      }
    }
  }

  private mutating func addBoundaries() {
    let single = ways.boundaries.map { area in
      let ring = ring(Array(ways.references[area.record.references]), area.record.source)
      return (area.tags, ring.map { [Polygon(exterior: $0)] } ?? [], area.record.source)
    }
    let assembled = relations.boundaries.map { ($0.tags, polygons($0), $0.source) }
    for (tags, polygons, source) in single + assembled {
      let area = MultiPolygon(polygons)
      guard let level = OSMBoundaryRule.level(tags), !area.isEmpty, clip.meets(area) else { continue }
      result.boundaries.append(
        OSMBoundary(name: tags.name, adminLevel: level, code: OSMBoundaryRule.code(tags), area: area, source: source))
    }
  }

  /// The polygons of an area's members; none where the outline is not whole, since half an area would be a wrong one.
  private mutating func polygons(_ area: OSMRelationPass.Area) -> [Polygon] {
    let isInner = { (member: OSMMember) in member.role == "inner" }
    let outer = rings(area.members.filter { !isInner($0) && $0.role != "subarea" }, area.source)
    let inner = rings(area.members.filter(isInner), area.source)
    guard let outer, let inner, !outer.isEmpty else {
      tally.add(.areaNotClosed, area.source)
      return []
    }
    let (polygons, strays) = OSMAreaAssembler.polygons(outer: outer, inner: inner)
    if strays > 0 { tally.add(.holeOutside, area.source) }
    return polygons
  }

  /// The rings that member ways form, `nil` where a way is missing or left over.
  private func rings(_ members: [OSMMember], _ source: String) -> [LinearRing]? {
    var lines: [[Int64]] = []
    for member in members {
      guard let record = ways.members[member.id] else { return nil }
      lines.append(Array(ways.references[record.references]))
    }
    let assembler = OSMRingAssembler(lines)
    guard assembler.openCount == 0 else { return nil }
    var rings: [LinearRing] = []
    for ids in assembler.rings {
      guard let ring = closedRing(ids) else { return nil }
      rings.append(ring)
    }
    return rings
  }

  private mutating func ring(_ ids: [Int64], _ source: String) -> LinearRing? {
    let ring = closedRing(ids)
    if ring == nil { tally.add(.areaNotClosed, source) }
    return ring
  }

  /// The ring through nodes that all have positions, with an area; else `nil`.
  private func closedRing(_ ids: [Int64]) -> LinearRing? {
    var vertices: [Vertex] = []
    vertices.reserveCapacity(ids.count)
    for id in ids {
      guard let vertex = nodes.position(of: id) else { return nil }
      vertices.append(vertex)
    }
    guard let ring = try? LinearRing(vertices), ring.doubledArea != 0 else { return nil }
    return ring
  }
}
