import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Holds on to connections until somebody answers on them.
///
/// A server that stops lets go of those that it has accepted and not begun with. SwiftNIO ends the process where a
/// connection is let go of without being finished, so these are finished here, once they are closed.
struct AcceptedChannels<Base: ServerChildChannel>: ServerChildChannel {
  private let base: Base
  private let waiting = WaitingChannels<Base.Value>()

  init(_ base: Base) { self.base = base }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    base.setup(channel: channel, logger: logger).map { [base, waiting] value in
      waiting.add(value)
      channel.closeFuture.whenComplete { _ in
        guard waiting.take(value) else { return }
        Task { await base.handle(value: value, logger: logger) }
      }
      return value
    }
  }

  func handle(value: Base.Value, logger: Logger) async {
    if waiting.take(value) { await base.handle(value: value, logger: logger) }
  }
}

/// Connections that nobody answers on yet.
private final class WaitingChannels<Value: ServerChildChannelValue>: Sendable {
  private let values = Mutex<[ObjectIdentifier: Value]>([:])

  func add(_ value: Value) { values.withLock { $0[ObjectIdentifier(value.channel)] = value } }

  /// Whether it waited; it does not from now on.
  func take(_ value: Value) -> Bool {
    values.withLock { $0.removeValue(forKey: ObjectIdentifier(value.channel)) } != nil
  }
}
