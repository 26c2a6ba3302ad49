internal import Grid

/// The first pass: turn restrictions, and the areas made of several ways.
struct OSMRelationPass {
  /// An area whose outline is made of member ways.
  struct Area {
    var id: Int64
    var tags: OSMTags
    var members: [OSMMember]
    var source: String { "osm:relation/\(id)" }
  }

  private(set) var count = 0
  private(set) var restrictionCount = 0
  private(set) var restrictions: [OSMRestrictionRecord] = []
  private(set) var buildings: [Area] = []
  private(set) var boundaries: [Area] = []
  /// Kind of barrier by member way of water and park areas.
  private(set) var outlines: [Int64: BarrierKind] = [:]
  private(set) var tally = OSMTally()

  mutating func add(_ relation: borrowing OSMElement) {
    count += 1
    guard relation.hasTags else { return }
    let tags = relation.tags
    if OSMRestrictionRecord.isRestriction(tags) {
      addRestriction(id: relation.id, tags: tags, members: relation.members)
    } else if tags.has("type", ["multipolygon", "boundary"]) {
      addArea(id: relation.id, tags: tags, members: relation.members)
    }
  }

  private mutating func addRestriction(id: Int64, tags: OSMTags, members: [OSMMember]) {
    restrictionCount += 1
    do throws(OSMOmissionFault) {
      restrictions.append(try OSMRestrictionRecord(id: id, tags: tags, members: members))
    } catch {
      tally.add(error.reason, "osm:relation/\(id)")
    }
  }

  private mutating func addArea(id: Int64, tags: OSMTags, members: [OSMMember]) {
    let ways = members.filter { $0.kind == .way }
    if OSMBoundaryRule.fits(tags) {
      boundaries.append(Area(id: id, tags: tags, members: ways))
    } else if OSMBuildingRule.fits(tags) {
      buildings.append(Area(id: id, tags: tags, members: ways))
    } else if case .barrier(let kind) = OSMBarrierRule(tags) {
      for way in ways where outlines[way.id] == nil { outlines[way.id] = kind }
    }
  }

  /// The ways that areas are assembled from, whatever their own tags.
  var areaMembers: Set<Int64> { Set((buildings + boundaries).flatMap { $0.members.map(\.id) }) }
}
