/// Why an import, or another pipeline over a city, cannot be done; errors of the readers and of the city file pass through
/// as they are.
public enum ImportError: Error, Hashable, Sendable {
  /// A feature or row cannot be used.
  case feature(file: String, place: String, reason: String, remedy: String)
  /// A file cannot be used as a whole.
  case file(file: String, reason: String, remedy: String)
  /// Every row of a file was refused: its layer would be emptied, which is hardly meant.
  case nothingUsable(file: String, rows: Int, first: String)
  /// The areas of a file do not fit together; the fault tells which, where, and what to do.
  case areas(file: String, fault: String)
  /// The positions of a file name no frame, and for this kind of file none may be assumed.
  case unlabelled(file: String)
  /// The frame a file or option names is not known.
  case unknownFrame(file: String, name: String, reason: String)
  /// A property of `--map` is in none of the files.
  case unusedMapping(field: String, property: String, files: [String], available: [String])
  /// Options of the request exclude each other or need another one.
  case request(String)
  /// What was read reaches more than half around the world: it crosses the 180th meridian, or positions are wrong.
  case aroundTheWorld(west: Double, east: Double)
  /// The city lacks a layer that is needed.
  case cityLacks(file: String, what: String, remedy: String)
}

extension ImportError {
  /// A file that was read and holds nothing.
  static func noFeatures(file: String) -> ImportError {
    .file(file: file, reason: "holds no features", remedy: "check that it is the file that was meant")
  }
}

extension ImportError: CustomStringConvertible {
  /// File and place, what is wrong, what to do.
  public var description: String {
    switch self {
    case .feature(let file, let place, let reason, let remedy): "\(file): \(place): \(reason); \(remedy)"
    case .file(let file, let reason, let remedy): "\(file): \(reason); \(remedy)"
    case .nothingUsable(let file, let rows, let first):
      "\(file): none of its \(rows) rows can be used, and nothing was written; the first: \(first)"
    case .areas(let file, let fault): "\(file): \(fault)"
    case .unlabelled(let file):
      "\(file): its positions name no coordinate system; say which with --input-crs, such as EPSG:4490, EPSG:4326 or "
        + "gcj02, or add a column crs"
    case .unknownFrame(let file, let name, let reason):
      "\(file): coordinate system '\(name)' is not known (\(reason)); give EPSG:N, gcj02 or bd09"
    case .unusedMapping(let field, let property, let files, let available):
      "\(files.joined(separator: ", ")): has no property '\(property)', which --map gives for \(field); it has "
        + available.prefix(30).joined(separator: ", ")
    case .request(let text): text
    case .aroundTheWorld(let west, let east):
      "the files reach from longitude \(west) to \(east): a city that crosses the 180th meridian cannot be stored; cut "
        + "the files to one side of it with --within AREA.geojson, or correct the positions that lie elsewhere"
    case .cityLacks(let file, let what, let remedy): "\(file): the city has no \(what); \(remedy)"
    }
  }
}
