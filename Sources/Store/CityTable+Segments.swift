import GeoTypes
import RoadNetwork

extension CityTable where Value == SegmentRow {
  static var segmentRows: CityTable<SegmentRow> {
    CityTable(.segment) { row throws(CityFileError) in
      let line = try row.line()
      let uid = SegmentUID(rawValue: try row.integer())
      let source = try row.text()
      let road = try row.integerIfPresent().map(RoadID.init)
      let attributes = try row.segmentAttributes()
      let from = try row.integer()
      let to = try row.integer()
      let segment = Segment(
        uid: uid, source: source, line: line, attributes: attributes, from: NodeID(rawValue: 0),
        to: NodeID(rawValue: 0), road: road, length: Meters(try row.number()),
        pair: try row.integerIfPresent().map(SegmentUID.init), countsAsRoad: try row.boolean(),
        leftDivision: try row.textIfPresent(), rightDivision: try row.textIfPresent())
      return SegmentRow(fid: row.fid, segment: segment, from: from, to: to)
    } write: { row, values in
      let segment = row.segment
      values.put(segment.line)
      values.put(segment.uid.rawValue)
      values.put(segment.source)
      values.put(segment.road?.rawValue)
      values.put(segment.attributes)
      values.put(row.from)
      values.put(row.to)
      values.put(segment.length.rawValue)
      values.put(segment.pair?.rawValue)
      values.put(segment.countsAsRoad)
      values.put(segment.leftDivision)
      values.put(segment.rightDivision)
    }
  }
}

extension RowReader {
  fileprivate mutating func segmentAttributes() throws(CityFileError) -> SegmentAttributes {
    let name = try textIfPresent()
    var attributes = SegmentAttributes(name: name, roadClass: try choice(RoadClass.self))
    attributes.isLink = try boolean()
    attributes.direction = try choice(TravelDirection.self)
    attributes.structure = try choice(Structure.self)
    attributes.layer = try integer(in: -1000...1000)
    attributes.lanes = try integerIfPresent().map { Int(clamping: $0) }
    attributes.width = try numberIfPresent().map(Meters.init)
    attributes.surface = try textIfPresent()
    attributes.maxSpeed = try numberIfPresent().map(KilometersPerHour.init)
    attributes.access = try choice(Access.self)
    attributes.isDivided = try boolean()
    attributes.isRoundabout = try boolean()
    return attributes
  }
}

extension RowValues {
  fileprivate mutating func put(_ attributes: SegmentAttributes) {
    put(attributes.name)
    put(attributes.roadClass.rawValue)
    put(attributes.isLink)
    put(attributes.direction.rawValue)
    put(attributes.structure.rawValue)
    put(attributes.layer)
    put(attributes.lanes)
    put(attributes.width?.rawValue)
    put(attributes.surface)
    put(attributes.maxSpeed?.rawValue)
    put(attributes.access.rawValue)
    put(attributes.isDivided)
    put(attributes.isRoundabout)
  }
}
