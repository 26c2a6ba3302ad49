import Foundation
import HTTPTypes
import NIOCore
import NIOPosix
import Store
import Synchronization

/// Tells whose token a request shows.
///
/// A token that was found in the city is believed as long as there lies between two looks at the city file, then it is
/// read again: one that is taken back, by this server or beside it, is of no use within that time.
final class TokenDesk: Sendable {
  private let city: CityHolder
  /// Nanoseconds that a token is believed.
  private let trust: Int64
  private let tries: RateLimiter
  private let known = Mutex<[String: Entry]>([:])

  private struct Entry {
    var token: StoredToken
    var readAt: Int64
  }

  /// - Parameter limits: how many wrong tokens an address may show in a minute.
  init(_ city: CityHolder, limits: ServiceOptions.Limits, followMilliseconds: Int) {
    self.city = city
    trust = Int64(followMilliseconds) * 1_000_000
    tries = RateLimiter(perMinute: limits.failedTries, burst: limits.failedTries)
  }

  /// The token of a secret.
  /// - Throws: ``Problem`` `unauthorized` for one that is none, has expired or was taken back; `too_many_requests`
  ///   where the address has shown too many wrong ones; `CityFileError`.
  func token(_ text: some StringProtocol, from address: @autoclosure () -> ClientAddress) async throws -> StoredToken {
    let secret = TokenSecret(text)
    let digest = secret?.digest ?? ""
    let entry = known.withLock { $0[digest] }
    let now = RateLimiter.now
    if let entry, now - entry.readAt < trust { return try valid(entry.token) }
    let address = address().text
    // Taken before the city is asked, lest many at once be let through; a token that is right gives it back.
    if entry == nil, let seconds = tries.take(address) {
      throw Problem(
        .tooManyRequests, "too many tokens that are none came from \(address): ask again in \(seconds) s",
        headers: [.retryAfter: "\(seconds)"])
    }
    guard let secret else { throw TokenDesk.refusal("what stands behind Bearer is no token of Luwang") }
    let found = try await NIOThreadPool.singleton.runIfActive { [city] in
      try city.read { try $0.token(hash: digest) }
    }
    guard let found, secret.matches(found.hash) else {
      known.withLock { $0[digest] = nil }
      throw TokenDesk.refusal("the token is not known here")
    }
    known.withLock { $0[digest] = Entry(token: found, readAt: now) }
    let token = try valid(found)
    if entry == nil { tries.giveBack(address) }
    return token
  }

  private func valid(_ token: StoredToken) throws(Problem) -> StoredToken {
    if token.isValid(atMilliseconds: Int64(Date().timeIntervalSince1970 * 1000)) { return token }
    throw TokenDesk.refusal(token.revokedAt == nil ? "the token has expired" : "the token was taken back")
  }

  private static func refusal(_ detail: String) -> Problem {
    Problem(
      .unauthorized, "\(detail): ask an admin for another (`luwang token add`)",
      headers: [.wwwAuthenticate: "Bearer realm=\"luwang\", error=\"invalid_token\""])
  }
}
