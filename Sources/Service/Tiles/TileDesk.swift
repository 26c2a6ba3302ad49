import Casework
import GeoTypes
import Logging
import NIOPosix
import Store
import Synchronization

/// Keeps the layers of the tiles ready, and the tiles that were made of them.
final class TileDesk: Sendable {
  /// Bytes of tiles that are kept.
  static let cacheLimit = 64 << 20
  /// A layer that takes longer to make is served as it was until it is made.
  private static let patience = Duration.milliseconds(150)

  private struct Key: Hashable {
    var layer: TileLayer
    var isExact: Bool
  }

  private struct Entry {
    /// The state that is being made or was made.
    var revision: String
    var task: Task<LayerRoom, any Error>
    /// The last that was made.
    var room: LayerRoom?
  }

  private let entries = Mutex<[Key: Entry]>([:])
  private let pool = NIOThreadPool(numberOfThreads: 1)
  /// The tiles.
  let cache = TileCache(limit: cacheLimit)

  init() { pool.start() }

  /// A layer as the city has it now, or a little ago where it takes long to make.
  /// - Parameter isExact: whether components are told where they are.
  /// - Throws: ``Problem``, `CityFileError`.
  func room(_ layer: TileLayer, isExact: Bool, _ city: CityHolder) async throws -> LayerRoom {
    let (room, task) = try begin(layer, isExact: isExact, city)
    if let room, room.effort > TileDesk.patience { return room }
    return try await task.value
  }

  /// Has the layers made that are not as the city has them now, one after the other.
  func prepare(_ city: CityHolder) async {
    for layer in TileLayer.allCases {
      for isExact in layer == .components ? [false, true] : [true] {
        do { _ = try await begin(layer, isExact: isExact, city).task.value } catch {}
      }
    }
  }

  private func begin(
    _ layer: TileLayer, isExact: Bool, _ city: CityHolder
  ) throws -> (room: LayerRoom?, task: Task<LayerRoom, any Error>) {
    let snapshot = try city.current()
    let key = Key(layer: layer, isExact: isExact || layer != .components)
    let revision = snapshot.revision(of: layer.sources)
    return entries.withLock { entries in
      let old = entries[key]
      if let old, old.revision == revision { return (old.room, old.task) }
      let task = make(key, snapshot.locators, city)
      entries[key] = Entry(revision: revision, task: task, room: old?.room)
      return (old?.room, task)
    }
  }

  private func make(_ key: Key, _ locators: LocatorPool, _ city: CityHolder) -> Task<LayerRoom, any Error> {
    let (url, pool) = (city.url, pool)
    return Task {
      do {
        let room = try await pool.runIfActive {
          let file = try CityFile.openReadOnly(url)
          defer { try? file.close() }
          let reader = LayerRoomReader(layer: key.layer, isExact: key.isExact) { position in
            try? locators.with { desk in
              let location = desk.locator.location(at: position)
              return location.community ?? location.subdistrict ?? location.district
            }
          }
          return try reader.room(file)
        }
        self.entries.withLock { $0[key]?.room = room }
        return room
      } catch {
        // Asked for again, it is tried again.
        self.entries.withLock { entries in
          entries[key] = entries[key]?.room.map { room in
            Entry(revision: room.revision, task: Task { room }, room: room)
          }
        }
        throw error
      }
    }
  }

  /// Ends its thread.
  func shutDown() async { try? await pool.shutdownGracefully() }
}
