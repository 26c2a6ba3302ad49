import NIOCore
import Synchronization

/// Tiles that were made, until there are too many bytes of them: those asked for longest ago go first.
final class TileCache: Sendable {
  /// Which tile, and for whom.
  struct Key: Hashable, Sendable {
    var layers: [TileLayer]
    var address: TileAddress
    /// The states of the layers.
    var revision: String
    var isExact: Bool
    var scope: String?
    var isPacked: Bool
  }

  private struct Entry {
    var bytes: ByteBuffer
    var lastUse: UInt64
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    var byteCount = 0
    var clock: UInt64 = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter limit: bytes of all tiles together.
  init(limit: Int) { self.limit = limit }

  /// A tile, `nil` where it is not here.
  func tile(_ key: Key) -> ByteBuffer? {
    state.withLock { state in
      state.clock += 1
      state.entries[key]?.lastUse = state.clock
      return state.entries[key]?.bytes
    }
  }

  /// Keeps a tile.
  func keep(_ bytes: ByteBuffer, for key: Key) {
    state.withLock { state in
      state.clock += 1
      if let old = state.entries.updateValue(Entry(bytes: bytes, lastUse: state.clock), forKey: key) {
        state.byteCount -= TileCache.size(old)
      }
      state.byteCount += bytes.readableBytes + 512
      guard state.byteCount > limit else { return }
      // A quarter at once, so that sorting is seldom.
      for (key, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
        guard state.byteCount > limit / 4 * 3 else { break }
        state.entries[key] = nil
        state.byteCount -= TileCache.size(entry)
      }
    }
  }

  /// Bytes of all tiles, and something for what finds each.
  var byteCount: Int { state.withLock { $0.byteCount } }

  private static func size(_ entry: Entry) -> Int { entry.bytes.readableBytes + 512 }
}
