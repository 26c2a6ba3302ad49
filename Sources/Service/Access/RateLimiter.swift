import NIOCore
import Synchronization

/// How often somebody may ask: a bucket of grants that fills evenly, one for each who asks.
///
/// The generic cell rate algorithm (ITU-T I.371): of each bucket only the instant is kept at which it will be full, so
/// that a bucket which is full needs no memory at all. Beyond `capacity` buckets all newcomers share one.
final class RateLimiter: Sendable {
  /// Nanoseconds in which one grant comes back.
  private let interval: Int64
  /// Nanoseconds that a bucket may be behind.
  private let tolerance: Int64
  private let capacity: Int
  private let state = Mutex(State())

  private struct State {
    /// When each bucket will be full, in nanoseconds of the clock.
    var full: [String: Int64] = [:]
    var cleared = Int64.min
  }

  /// - Parameters:
  ///   - perMinute: grants that come back in a minute, at least 1.
  ///   - burst: grants of a full bucket, at least 1.
  ///   - capacity: buckets that are kept.
  init(perMinute: Int, burst: Int, capacity: Int = 16_384) {
    interval = 60_000_000_000 / Int64(max(1, perMinute))
    tolerance = interval * Int64(max(1, burst) - 1)
    self.capacity = capacity
  }

  /// The clock's present instant in nanoseconds.
  static var now: Int64 { Int64(clamping: NIODeadline.now().uptimeNanoseconds) }

  /// Takes a grant. - Returns: `nil` where there was one, else the seconds until there is.
  /// - Complexity: O(1) amortized.
  func take(_ name: String, now: Int64 = RateLimiter.now) -> Int? {
    state.withLock { state in
      let key = key(name, now, &state)
      let full = max(state.full[key] ?? now, now)
      let wait = full - now - tolerance
      guard wait <= 0 else { return Int((wait + 999_999_999) / 1_000_000_000) }
      state.full[key] = full + interval
      return nil
    }
  }

  /// Gives back a grant that was not needed.
  func giveBack(_ name: String) {
    state.withLock { state in
      if let full = state.full[name] { state.full[name] = full - interval }
    }
  }

  /// How many buckets are not full, or were not when it was last looked.
  var count: Int { state.withLock { $0.full.count } }

  /// The bucket of a name. Full ones are forgotten at most once a second, lest that itself be the burden.
  private func key(_ name: String, _ now: Int64, _ state: inout State) -> String {
    guard state.full.count >= capacity, state.full[name] == nil else { return name }
    if state.cleared == .min || now - state.cleared > 1_000_000_000 {
      state.cleared = now
      state.full = state.full.filter { $0.value > now }
    }
    return state.full.count < capacity ? name : ""
  }
}
