import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import Service

@Suite struct AcceptedChannelsTests {
  private struct Line: ServerChildChannelValue { var channel: any Channel }

  /// Counts what it is asked to answer.
  private final class Answerer: ServerChildChannel {
    let count = Atomic(0)

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Line> {
      channel.eventLoop.makeSucceededFuture(Line(channel: channel))
    }

    func handle(value: Line, logger: Logger) async { count.add(1, ordering: .relaxed) }
  }

  private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  @Test(arguments: [true, false]) func eachIsAnsweredOnce(isTaken: Bool) async throws {
    let answerer = Answerer()
    let channels = AcceptedChannels(answerer)
    let channel = NIOAsyncTestingChannel()
    let line = try await channels.setup(channel: channel, logger: logger).get()
    #expect(answerer.count.load(ordering: .relaxed) == 0)
    if isTaken { await channels.handle(value: line, logger: logger) }
    try await channel.close()
    for _ in 0..<1000 where answerer.count.load(ordering: .relaxed) == 0 { try await Task.sleep(for: .milliseconds(1)) }
    await channels.handle(value: line, logger: logger)
    #expect(answerer.count.load(ordering: .relaxed) == 1)
  }

  /// What SwiftNIO would end the process for: a connection that is let go of before anybody has answered on it.
  @Test func connectionsMayBeLetGo() async throws {
    let channels = AcceptedChannels(HTTP1Channel(responder: { _, _, _ in }))
    let channel = NIOAsyncTestingChannel()
    try await letGo(channels, channel)
    // From here on it is for whoever was handed the connection to finish it.
    try await channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1))
    try await channel.close()
  }

  private func letGo(_ channels: some ServerChildChannel, _ channel: NIOAsyncTestingChannel) async throws {
    _ = try await channel.testingEventLoop.flatSubmit { channels.setup(channel: channel, logger: logger) }.get()
  }
}
