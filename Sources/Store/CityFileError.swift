/// What can be wrong with a city file, or with a GeoPackage given as input.
///
/// Every case names the file; its ``description`` tells what is wrong and what to do.
public enum CityFileError: Error, Hashable, Sendable {
  /// There is no such file.
  case notFound(path: String)
  /// A file is there already and would have been overwritten.
  case alreadyExists(path: String)
  /// It is a folder or a device.
  case notAFile(path: String)
  /// The file may not be read.
  case notReadable(path: String, reason: String)
  /// The file or its folder may not be written.
  case notWritable(path: String, reason: String)
  /// The city was opened for reading and something was to be written.
  case openedForReading(path: String)
  /// The file is no GeoPackage.
  case notAGeoPackage(path: String, reason: String)
  /// The file is a GeoPackage, but no city file.
  case notACityFile(path: String)
  /// The file was made by a newer Luwang.
  case newerSchema(path: String, found: Int, supported: Int)
  /// Another program holds a lock on the file.
  case locked(path: String)
  /// The file is cut off or its content is corrupt.
  case damaged(path: String, reason: String)
  /// The disk is full, or a limit of the file's size was reached.
  case diskFull(path: String)
  /// The disk, or a limit on the size of files, refused a read or write.
  case ioFailure(path: String, reason: String)
  /// Changes are stored for good in SQLite's log, but could not be moved from there into the file.
  case logNotMoved(path: String, reason: String)
  /// The layer is not in the file.
  case layerNotFound(path: String, layer: String, available: [String])
  /// The file has several layers and none was named.
  case layerNotChosen(path: String, available: [String])
  /// A layer was changed from outside in a way that it cannot be read any more.
  case layerAltered(path: String, layer: String, reason: String)
  /// A row holds a value that means nothing.
  case badValue(path: String, layer: String, fid: Int64, column: String, value: String, reason: String)
  /// A plan drives or serves a segment that the city has not.
  case planOfOtherRoads(path: String, plan: String, segment: Int64)
  /// Anything else that SQLite refused.
  case sqlite(path: String, code: Int, message: String, statement: String?)
}

extension CityFileError: CustomStringConvertible {
  /// The file, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .notFound(let path):
      "\(path): no such file; give the path of a city file, or make one with `luwang import`"
    case .alreadyExists(let path):
      "\(path): is there already; give another name or remove it first"
    case .notAFile(let path):
      "\(path): is not a regular file; give the path of a GeoPackage"
    case .notReadable(let path, let reason):
      "\(path): may not be read (\(reason)); ask its owner for read access"
    case .notWritable(let path, let reason):
      "\(path): may not be written (\(reason)); copy it to a folder of your own, or only read it"
    case .openedForReading(let path):
      "\(path): was opened for reading only; open it for writing to change it"
    case .notAGeoPackage(let path, let reason):
      "\(path): is not a GeoPackage (\(reason)); convert it with `ogr2ogr -f GPKG OUT.gpkg FILE`"
    case .notACityFile(let path):
      "\(path): is a GeoPackage of another program, not a city file; make one with `luwang import` and give it as input"
    case .newerSchema(let path, let found, let supported):
      "\(path): has schema version \(found), this Luwang reads up to \(supported); update Luwang"
    case .locked(let path):
      "\(path): another program holds a lock on it; save and close it in QGIS, GDAL or another luwang, then try again"
    case .damaged(let path, let reason):
      "\(path): is damaged (\(reason)); restore a copy, or save what is left with `sqlite3 FILE .recover`"
    case .diskFull(let path):
      "\(path): the disk is full; nothing was changed, make room and try again"
    case .ioFailure(let path, let reason):
      "\(path): the disk refused a read or write (\(reason)); nothing was changed, check the disk, its room and any "
        + "limit on the size of files (ulimit -f), and try again"
    case .logNotMoved(let path, let reason):
      "\(path): the changes are stored in \(path)-wal, but could not be moved into the file (\(reason)); make room and "
        + "open it again, and keep both files together until then"
    default: rowDescription
    }
  }

  private var rowDescription: String {
    switch self {
    case .layerNotFound(let path, let layer, let available):
      "\(path): has no layer '\(layer)'; it has: \(list(available))"
    case .layerNotChosen(let path, let available):
      "\(path): has several layers; name one as in FILE.gpkg#LAYER: \(list(available))"
    case .layerAltered(let path, let layer, let reason):
      "\(path): layer \(layer): \(reason)"
    case .badValue(let path, let layer, let fid, let column, let value, let reason):
      "\(path): layer \(layer), fid \(fid), column \(column): \(value) \(reason)"
    case .planOfOtherRoads(let path, let plan, let segment):
      "\(path): the plan \(plan) uses segment \(segment), which the city has not; make the plan again for this city"
    case .sqlite(let path, let code, let message, let statement):
      "\(path): SQLite error \(code): \(message)" + (statement.map { " in `\($0)`" } ?? "")
    default: ""
    }
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}
