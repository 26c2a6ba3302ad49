import Store
import Synchronization

/// Where the city comes from, as far as the page must tell it.
final class CityOrigin: Sendable {
  /// What is known of one state of the city.
  struct Known: Sendable {
    /// The city's name.
    var name: String
    /// Whether anything was read from OpenStreetMap, which then must be named.
    var isOSM: Bool
  }

  private let city: CityHolder
  private let known = Mutex<(revision: String, value: Known)?>(nil)

  init(_ city: CityHolder) { self.city = city }

  /// What is known now. Blocks where the log of imports has grown.
  /// - Throws: ``Problem`` `not_ready`, `CityFileError`.
  func current() throws -> Known {
    let snapshot = try city.current()
    let revision = snapshot.revision(of: [.importLog])
    if let known = known.withLock({ $0 }), known.revision == revision { return known.value }
    let imports = try city.read { try $0.all(.importLog) }
    let value = Known(name: snapshot.metadata.name, isOSM: imports.contains { CityOrigin.isOSM($0.file) })
    known.withLock { $0 = (revision, value) }
    return value
  }

  /// Whether a file is one of OpenStreetMap by its name.
  static func isOSM(_ file: String) -> Bool {
    [".osm", ".osm.gz", ".osm.bz2", ".pbf"].contains { file.lowercased().hasSuffix($0) }
  }
}
