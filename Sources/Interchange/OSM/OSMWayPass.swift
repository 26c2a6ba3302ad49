internal import Grid
internal import RoadNetwork

/// The second pass: the ways in use, with their node numbers.
struct OSMWayPass {
  /// A way with its range in the list of node numbers.
  struct Record {
    var id: Int64
    var references: Range<Int>
    var source: String { "osm:way/\(id)" }
  }

  struct Road {
    var record: Record
    var highway: String
    var attributes: SegmentAttributes
    var changesDirection: Bool
  }

  struct Line {
    var record: Record
    var kind: BarrierKind
  }

  struct TaggedArea {
    var record: Record
    var tags: OSMTags
  }

  private let classes: OSMClassTable
  private let options: OSMOptions
  private let file: String
  private let outlines: [Int64: BarrierKind]
  private let areaMembers: Set<Int64>

  private(set) var count = 0
  private(set) var references: [Int64] = []
  private(set) var roads: [Road] = []
  private(set) var lines: [Line] = []
  private(set) var buildings: [Record] = []
  private(set) var boundaries: [TaggedArea] = []
  private(set) var members: [Int64: Record] = [:]
  private(set) var seenByHighway: [String: Int] = [:]
  private(set) var tally: OSMTally
  private var seen: Set<Int64> = []

  init(classes: OSMClassTable, options: OSMOptions, file: String, relations: OSMRelationPass) {
    self.classes = classes
    self.options = options
    self.file = file
    outlines = relations.outlines
    areaMembers = relations.areaMembers
    tally = relations.tally
  }

  mutating func add(_ way: borrowing OSMElement) throws(InterchangeError) {
    count += 1
    let id = way.id
    let isMember = areaMembers.contains(id)
    let outline = outlines[id]
    guard way.hasTags || isMember || outline != nil else { return }
    let tags = way.tags
    let use = Use(tags, outline: outline, isClosed: way.isClosedWay)
    guard use.isAny || isMember else { return }
    guard seen.insert(id).inserted else {
      tally.add(.repeatedWay, "osm:way/\(id)")
      return
    }
    let road = road(use.highway, tags, id: id)
    guard road != nil || use.isArea || use.line != nil || isMember else { return }
    let record = try keep(way)
    if let road, let highway = use.highway {
      roads.append(
        Road(record: record, highway: highway, attributes: road.attributes, changesDirection: road.changesDirection))
    }
    if let kind = barrier(use.line, record) { lines.append(Line(record: record, kind: kind)) }
    if use.isBuilding { buildings.append(record) }
    if use.isBoundary { boundaries.append(TaggedArea(record: record, tags: tags)) }
    if isMember { members[record.id] = record }
  }

  private mutating func keep(_ way: borrowing OSMElement) throws(InterchangeError) -> Record {
    let start = references.count
    references.append(contentsOf: way.references)
    if references.count > options.maximumReferences {
      throw .limitExceeded(
        file: file, place: "osm:way/\(way.id)",
        reason: "the ways have more than \(options.maximumReferences) node references",
        remedy: "cut the extract to your city, for instance with osmium extract")
    }
    return Record(id: way.id, references: start..<references.count)
  }

  private mutating func barrier(_ rule: OSMBarrierRule?, _ record: Record) -> BarrierKind? {
    switch rule {
    case .barrier(let kind): return kind
    case .omitted(let reason):
      tally.add(reason, record.source)
      return nil
    case nil: return nil
    }
  }

  private mutating func road(
    _ highway: String?, _ tags: OSMTags, id: Int64
  ) -> (attributes: SegmentAttributes, changesDirection: Bool)? {
    guard let highway else { return nil }
    let source = "osm:way/\(id)"
    countHighway(highway)
    switch classes.ruling(highway: highway, tags) {
    case .road(let verdict):
      if tags["area"] == "yes" {
        tally.add(.roadArea, source)
        return nil
      }
      var reader = OSMRoadAttributes(tags, source: source)
      let attributes = reader.read(verdict, tally: &tally)
      return (attributes, reader.changesDirection)
    case .notARoad:
      tally.add(.notARoad, source)
    case nil:
      tally.add(.unlistedHighway, source)
    }
    return nil
  }

  /// Counts by value; a hostile file shall not fill memory with different values.
  private mutating func countHighway(_ value: String) {
    let key = seenByHighway[value] == nil && seenByHighway.count >= 200 ? "…" : value
    seenByHighway[key, default: 0] += 1
  }

  /// The numbers of all nodes in use, each once, ascending.
  func neededNodes() -> [Int64] {
    var ids = references
    ids.sort()
    var last: Int64?
    ids.removeAll { id in
      defer { last = id }
      return id == last
    }
    return ids
  }

  /// What a way may serve as by its tags.
  private struct Use {
    var highway: String?
    var line: OSMBarrierRule?
    var isBuilding = false
    var isBoundary = false

    var isArea: Bool { isBuilding || isBoundary }
    var isAny: Bool { highway != nil || line != nil || isArea }

    init(_ tags: OSMTags, outline: BarrierKind?, isClosed: Bool) {
      highway = tags["highway"]
      line = OSMBarrierRule(tags) ?? outline.map { .barrier($0) }
      guard isClosed else { return }
      isBuilding = OSMBuildingRule.fits(tags)
      isBoundary = OSMBoundaryRule.fits(tags)
    }
  }
}
