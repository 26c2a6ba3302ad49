import Foundation
import Glibc
import IndexFile
import Store

/// The folder beside a city in which its indexes lie: `city.gpkg.index`.
///
/// Everything in it can be made again from the city, and is, when it does not fit: each file carries the marks of the
/// layers that it was built from. Files are put in place whole, so that processes at once do no harm to each other.
struct CityIndexFolder {
  /// The parts, each a file.
  enum Part: String, CaseIterable {
    case cells = "unit_grid.coverage"
    case lowest = "division.coverage"
    case zones = "zone.areas"
    case codes = "areas.codes"
    case faults = "areas.faults"
    case roads = "segment.nearest"
    case answers = "segment.answers"
    case roadFaults = "segment.faults"
    case turns = "street.turns"
    case hierarchy = "street.hierarchy"

    /// The layers it is built from.
    var layers: [CityLayer] {
      switch self {
      case .cells: [.unitGrid]
      case .lowest: [.division]
      case .zones: [.zone]
      case .codes, .faults: [.division, .unitGrid, .zone]
      case .roads: [.segment]
      case .roadFaults: [.segment, .kerb, .road, .turnRestriction]
      case .turns, .hierarchy: [.segment, .turnRestriction]
      case .answers: [.segment, .road, .duty, .chief]
      }
    }
  }

  private let path: String
  /// `nil` where another program has taken the counters of a layer away: nothing is believed then, nothing written.
  private let marks: [CityLayer: LayerMark]?

  /// - Throws: what reading the city throws.
  init(of reader: CityReader, city path: String) throws {
    self.path = path + ".index"
    let layers = Set(Part.allCases.flatMap(\.layers)).sorted { $0.rawValue < $1.rawValue }
    marks = try CityIndexFolder.marks(of: layers, reader)
  }

  private static func marks(
    of layers: [CityLayer], _ reader: CityReader
  ) throws(CityFileError) -> [CityLayer: LayerMark]? {
    do {
      return try reader.marks(of: layers)
    } catch {
      if case .layerAltered = error { return nil }
      throw error
    }
  }

  /// Whether files may be read and written at all.
  var isUsable: Bool { marks != nil }

  func path(of part: Part) -> String { "\(path)/\(part.rawValue)" }

  /// What a part must have been built from.
  func stamp(of part: Part) -> IndexStamp {
    IndexStamp(
      part.layers.map { layer in
        let mark = marks?[layer]
        return IndexStamp.Revision("\(layer.rawValue) \(mark?.lastChange ?? "")", mark?.revision ?? 0)
      })
  }

  /// Opens a part; `nil` where its file is missing, damaged, of another kind or of another state of the city.
  func open<Value>(_ part: Part, _ body: (String, IndexStamp) throws -> Value) -> Value? {
    isUsable ? try? body(path(of: part), stamp(of: part)) : nil
  }

  /// Writes parts where that is possible; a folder that cannot be written costs time at the next start, no more.
  /// - Returns: why a folder that can be written to did not take the files; `nil` where all went well or nothing may be
  ///   written there at all.
  func write(_ body: (CityIndexFolder) throws(IndexFileError) -> Void) -> String? {
    // Drafts are told apart by process: within one, threads take turns.
    CityIndexFolder.turn.lock()
    defer { CityIndexFolder.turn.unlock() }
    guard isUsable, mkdir(path, 0o777) == 0 || isFolder, access(path, W_OK) == 0 else { return nil }
    removeAbandoned()
    do throws(IndexFileError) {
      try body(self)
      return nil
    } catch {
      return "the index could not be kept (\(error)); it is made again at the next start"
    }
  }

  private static let turn = NSLock()

  private var isFolder: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes what processes left that were killed while they wrote.
  private func removeAbandoned() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      let parts = name.split(separator: ".")
      guard parts.last == "new", parts.count > 2, let process = pid_t(parts[parts.count - 2]), process > 0,
        process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
      else { continue }
      unlink("\(path)/\(name)")
    }
  }
}
