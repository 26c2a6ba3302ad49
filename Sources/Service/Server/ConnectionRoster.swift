import NIOCore
import Synchronization

/// The connections that are open. A new one beyond the limit takes the place of the one that has waited longest for its
/// client: an idle one, else one whose request is still coming in. So those who hold connections open to no end keep
/// nobody out.
final class ConnectionRoster: Sendable {
  /// What a connection does.
  enum Stage: Int {
    /// Waits for a request.
    case idle = 0
    /// Takes in a request.
    case reading = 1
    /// Waits for the server.
    case working = 2
  }

  /// A connection.
  final class Member: Sendable {
    fileprivate let channel: any Channel
    private let stage = Atomic<Int>(0)
    private let since = Atomic<Int64>(RateLimiter.now)

    init(_ channel: any Channel) { self.channel = channel }

    /// Says what the connection does from now on.
    func enter(_ stage: Stage) {
      self.stage.store(stage.rawValue, ordering: .relaxed)
      since.store(RateLimiter.now, ordering: .relaxed)
    }

    /// Those that go first come first.
    fileprivate var rank: (stage: Int, since: Int64) {
      (stage.load(ordering: .relaxed), since.load(ordering: .relaxed))
    }
  }

  /// Connections at once.
  let limit: Int
  private let members = Mutex<[ObjectIdentifier: Member]>([:])

  init(limit: Int) { self.limit = limit }

  /// How many there are.
  var count: Int { members.withLock { $0.count } }

  /// Takes in a connection. - Returns: `nil` where there is no room for it.
  func add(_ channel: any Channel) -> Member? {
    let member = Member(channel)
    let leaving: [Member]? = members.withLock { members in
      var leaving: [Member] = []
      if members.count >= limit {
        leaving = ConnectionRoster.leaving(members.values, share: max(1, limit / 32))
        if leaving.isEmpty { return nil }
        for one in leaving { members[ObjectIdentifier(one)] = nil }
      }
      members[ObjectIdentifier(member)] = member
      return leaving
    }
    for one in leaving ?? [] { one.channel.close(promise: nil) }
    return leaving == nil ? nil : member
  }

  /// Lets a connection go.
  func remove(_ member: Member) { members.withLock { $0[ObjectIdentifier(member)] = nil } }

  /// Several at once, so that the sort is paid for by many newcomers.
  private static func leaving(_ members: some Collection<Member>, share: Int) -> [Member] {
    let ranked = members.map { ($0, $0.rank) }.filter { $0.1.stage != Stage.working.rawValue }
    guard let first = ranked.map(\.1.stage).min() else { return [] }
    return ranked.filter { $0.1.stage == first }.sorted { $0.1.since < $1.1.since }.prefix(share).map(\.0)
  }
}
