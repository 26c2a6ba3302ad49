import GeoTypes
import RoadNetwork

/// A segment as its row has it: with the node numbers of the file, which need not be dense.
struct SegmentRow {
  var fid: Int64
  var segment: Segment
  var from: Int64
  var to: Int64
}

/// A turn rule with the position of its node, which is the shape of its row.
struct RestrictionRow {
  var source: String
  var kind: TurnRestrictionKind
  var from: SegmentUID
  var via: Int64
  var to: SegmentUID
  var position: Vertex
}

/// A road with the lines of its segments, which are the shape of its row.
struct RoadRow {
  var road: Road
  var lines: [LineString]
}

/// A kerb with the line of its segment, which is the shape of its row and is not read back.
struct KerbRow {
  var kerb: Kerb
  var line: LineString?
}

extension CityTable where Value == RestrictionRow {
  static var restrictionRows: CityTable<RestrictionRow> {
    CityTable(.turnRestriction) { row throws(CityFileError) in
      let position = try row.vertex()
      return RestrictionRow(
        source: try row.text(), kind: try row.choice(TurnRestrictionKind.self),
        from: SegmentUID(rawValue: try row.integer()), via: try row.integer(),
        to: SegmentUID(rawValue: try row.integer()), position: position)
    } write: { rule, row in
      row.put(rule.position)
      row.put(rule.source)
      row.put(rule.kind.rawValue)
      row.put(rule.from.rawValue)
      row.put(rule.via)
      row.put(rule.to.rawValue)
    }
  }
}

extension CityTable where Value == RoadRow {
  static var roadRows: CityTable<RoadRow> {
    CityTable(.road) { row throws(CityFileError) in
      row.skipShape()
      return RoadRow(
        road: Road(
          id: RoadID(rawValue: try row.integer()), name: try row.textIfPresent(),
          roadClass: try row.choice(RoadClass.self), length: Meters(try row.number()),
          carriagewayLength: Meters(try row.number())), lines: [])
    } write: { row, values in
      values.put(row.lines)
      values.put(row.road.id.rawValue)
      values.put(row.road.name)
      values.put(row.road.roadClass.rawValue)
      values.put(row.road.length.rawValue)
      values.put(row.road.carriagewayLength.rawValue)
    }
  }
}

extension CityTable where Value == KerbRow {
  static var kerbRows: CityTable<KerbRow> {
    CityTable(.kerb) { row throws(CityFileError) in
      row.skipShape()
      return KerbRow(
        kerb: Kerb(
          segment: SegmentUID(rawValue: try row.integer()), side: try row.choice(Side.self),
          kind: try row.choice(KerbKind.self), forward: try row.boolean(), strip: try row.choice(Strip.self)))
    } write: { row, values in
      if let line = row.line { values.put(line) } else { values.put(nil as String?) }
      values.put(row.kerb.segment.rawValue)
      values.put(row.kerb.side.rawValue)
      values.put(row.kerb.kind.rawValue)
      values.put(row.kerb.forward)
      values.put(row.kerb.strip.rawValue)
    }
  }
}
