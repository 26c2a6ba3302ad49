import FoundationEssentials

/// The first hundred bytes of an SQLite file (sqlite.org/fileformat2.html), read without SQLite.
struct FileHeader {
  /// Bytes of a page.
  let pageSize: Int
  /// Pages that the file should have; 0 where the header does not tell.
  let pageCount: Int
  /// Four characters that name the format built on SQLite.
  let applicationID: Int32
  /// The format's own version.
  let userVersion: Int

  /// - Throws: ``CityFileError/notAGeoPackage(path:reason:)`` for what is not SQLite, or
  ///   ``CityFileError/damaged(path:reason:)``.
  init(path: String) throws(CityFileError) {
    var bytes = Data()
    do {
      bytes = try FileBeginning.prefix(100, of: path)
    } catch { throw .notReadable(path: path, reason: error.reason) }
    guard !bytes.isEmpty else { throw .notAGeoPackage(path: path, reason: "the file is empty") }
    guard bytes.starts(with: Data("SQLite format 3\0".utf8)) else {
      throw .notAGeoPackage(path: path, reason: "it is no SQLite file")
    }
    guard bytes.count == 100 else { throw .damaged(path: path, reason: "the file ends within its header") }
    func number(_ offset: Int, _ length: Int) -> UInt32 {
      bytes[offset..<(offset + length)].reduce(0) { $0 << 8 | UInt32($1) }
    }
    let size = number(16, 2)
    pageSize = size == 1 ? 65536 : Int(size)
    // The count is valid only where the two change counters agree.
    pageCount = number(24, 4) == number(92, 4) ? Int(number(28, 4)) : 0
    applicationID = Int32(bitPattern: number(68, 4))
    userVersion = Int(number(60, 4))
  }

  /// Whether the file says of itself that it is a GeoPackage, of this version or an older one.
  var isGeoPackage: Bool {
    [CoreTables.applicationID, 0x4750_3130, 0x4750_3131].contains(applicationID)
  }
}
