import GeoTypes
import RoadNetwork

extension CityTable where Value == StoredIncident {
  /// Reports with a position, by number.
  public static var incidents: CityTable<StoredIncident> {
    CityTable(.incident) { row throws(CityFileError) in
      let position = try row.lonLat()
      var incident = StoredIncident(id: try row.text(), position: position)
      incident.reportedAt = try row.textIfPresent()
      incident.item = try row.textIfPresent()
      incident.text = try row.textIfPresent()
      incident.source = try row.textIfPresent()
      incident.component = try row.textIfPresent()
      incident.unitGrid = try row.textIfPresent()
      incident.community = try row.textIfPresent()
      incident.subdistrict = try row.textIfPresent()
      incident.district = try row.textIfPresent()
      incident.zone = try row.textIfPresent()
      incident.road = try row.integerIfPresent().map(RoadID.init)
      incident.segment = try row.integerIfPresent().map(SegmentUID.init)
      incident.side = try row.choiceIfPresent(Side.self)
      incident.distance = try row.numberIfPresent().map(Meters.init)
      incident.chief = try row.textIfPresent()
      incident.department = try row.textIfPresent()
      incident.deadline = try row.textIfPresent()
      incident.state = try row.textIfPresent()
      return incident
    } write: { incident, row in
      row.put(incident.position)
      for text in [
        incident.id, incident.reportedAt, incident.item, incident.text, incident.source, incident.component,
        incident.unitGrid, incident.community, incident.subdistrict, incident.district, incident.zone,
      ] { row.put(text) }
      row.put(incident.road?.rawValue)
      row.put(incident.segment?.rawValue)
      row.put(incident.side?.rawValue)
      row.put(incident.distance?.rawValue)
      for text in [incident.chief, incident.department, incident.deadline, incident.state] { row.put(text) }
    }
  }
}

extension CityTable where Value == ImportLogEntry {
  /// The import log, oldest first; lines are only added.
  public static var importLog: CityTable<ImportLogEntry> {
    CityTable(.importLog) { row throws(CityFileError) in
      ImportLogEntry(
        importedAt: try row.text(), layer: try row.choice(CityLayer.self), file: try row.text(),
        digest: try row.textIfPresent(), crs: try row.textIfPresent(), readCount: try row.integer(in: 0...(1 << 53)),
        writtenCount: try row.integer(in: 0...(1 << 53)), repairs: lines(try row.textIfPresent()),
        refusals: lines(try row.textIfPresent()), remarks: try row.textIfPresent())
    } write: { entry, row in
      row.put(entry.importedAt)
      row.put(entry.layer.rawValue)
      row.put(entry.file)
      row.put(entry.digest)
      row.put(entry.crs)
      row.put(entry.readCount)
      row.put(entry.writtenCount)
      row.put(text(entry.repairs))
      row.put(text(entry.refusals))
      row.put(entry.remarks)
    }
  }

  /// Sentences are kept one a line, which reads well in a GIS; a line break inside one becomes a space.
  private static func text(_ sentences: [String]) -> String? {
    guard !sentences.isEmpty else { return nil }
    return sentences.map { sentence in String(sentence.map { $0.isNewline ? " " : $0 }) }.joined(separator: "\n")
  }

  private static func lines(_ text: String?) -> [String] {
    text?.split(separator: "\n").map(String.init) ?? []
  }
}
