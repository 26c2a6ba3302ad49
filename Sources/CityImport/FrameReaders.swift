import GeoTypes
import Geometry

/// The ways to read positions, one a frame, opened when a row first needs it. For one thread at a time.
final class FrameReaders {
  /// Holds a reader, which can be moved but not copied.
  final class Holder {
    private let reader: CoordinateReader

    init(_ system: CoordinateSystem) throws { reader = try CoordinateReader(from: system) }

    func lonLat(_ raw: RawPosition) throws -> LonLat { try reader.lonLat(raw) }
  }

  private let file: String
  private let fallback: String?
  private var readers: [String: Holder] = [:]

  /// Readers for a file whose rows may name their frame; `fallback` serves those that do not.
  init(file: String, fallback: String?) {
    self.file = file
    self.fallback = fallback
  }

  /// The reader for the frame of a row.
  func reader(_ named: String?) throws -> Holder {
    guard let name = named ?? fallback else { throw ImportError.unlabelled(file: file) }
    if let known = readers[name] { return known }
    do {
      let holder = try Holder(try CoordinateSystem(parsing: name))
      readers[name] = holder
      return holder
    } catch {
      throw ImportError.unknownFrame(file: file, name: name, reason: "\(error)")
    }
  }
}
