import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Watches over one connection: requests that break the rules of HTTP or come in too slowly, answers that nobody takes,
/// bodies that go on after they were refused.
///
/// Hummingbird itself closes connections that stand idle, and those whose headers do not come (`idle_seconds`).
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// Bytes a second that a body must bring beyond the first `idle_seconds`: less than any modem.
  private static let leastRate = 1024

  /// Bytes that are read at a time while no body is coming in, so that those who send many requests one behind the other
  /// hold up the others for as long as few of them take; and while a body is.
  private static let (usualRoom, bodyRoom) = (4 << 10, 128 << 10)

  private let roster: ConnectionRoster
  private let patience: TimeAmount
  private let drain: Int
  private var member: ConnectionRoster.Member?
  private var isReading = false
  private var isReadWanted = false
  private var answersOwed = 0
  private var isReadingMuch = false
  private var isHeadSent = false
  private var isClosing = false
  private var begun = NIODeadline.now()
  private var received = 0
  private var drained = 0
  private var bodyTimer: Scheduled<Void>?
  private var writeTimer: Scheduled<Void>?

  init(_ roster: ConnectionRoster, _ limits: ServiceOptions.Limits) {
    self.roster = roster
    patience = .seconds(Int64(limits.idleSeconds))
    drain = limits.bodyBytes
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    if let decoder = try? pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self) {
      try? pipeline.addHandler(MessageRules(), position: .after(decoder))
    }
    member = roster.add(context.channel)
    read(atOnce: Self.usualRoom, context)
    guard member == nil else { return }
    refuse(context, Problem(.tooManyRequests, "\(roster.limit) connections are open: ask again in a second"))
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    if let member { roster.remove(member) }
    member = nil
    bodyTimer?.cancel()
    writeTimer?.cancel()
  }

  // MARK: Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    switch unwrapInboundIn(data) {
    case .head:
      (isReading, begun, received, drained) = (true, .now(), 0, 0)
      answersOwed += 1
      member?.enter(.reading)
    case .body(let bytes):
      received += bytes.readableBytes
      if !isReadingMuch, received >= Self.usualRoom / 2 { read(atOnce: Self.bodyRoom, context) }
      if answersOwed == 0 { drained += bytes.readableBytes }
      if drained > drain { return close(context) }
    case .end:
      isReading = false
      if isReadingMuch { read(atOnce: Self.usualRoom, context) }
      bodyTimer?.cancel()
      bodyTimer = nil
      member?.enter(answersOwed > 0 ? .working : .idle)
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReadWanted = false
    if isReading, bodyTimer == nil { watchBody(context, in: patience) }
    context.fireChannelReadComplete()
  }

  func read(context: ChannelHandlerContext) {
    isReadWanted = true
    context.read()
  }

  private func read(atOnce count: Int, _ context: ChannelHandlerContext) {
    isReadingMuch = count > Self.usualRoom
    let room = AdaptiveRecvByteBufferAllocator(minimum: 1 << 10, initial: min(count, 1 << 14), maximum: count)
    try? context.channel.syncOptions?.setOption(.recvAllocator, value: room)
    try? context.channel.syncOptions?.setOption(.maxMessagesPerRead, value: UInt(isReadingMuch ? 4 : 1))
  }

  private func watchBody(_ context: ChannelHandlerContext, in time: TimeAmount) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    bodyTimer = context.eventLoop.scheduleTask(in: time) {
      let (guardian, context) = bound.value
      guardian.bodyTimer = nil
      guardian.lookAtBody(context)
    }
  }

  private func lookAtBody(_ context: ChannelHandlerContext) {
    guard isReading, !isClosing else { return }
    // Nothing is asked for while the server is busy with what came: the client is not to blame then.
    guard isReadWanted else { return watchBody(context, in: patience) }
    let earned = TimeAmount.seconds(Int64(received / Self.leastRate))
    let left = begun + patience + earned - .now()
    if left > .nanoseconds(0) { return watchBody(context, in: min(left, patience)) }
    let seconds = patience.nanoseconds / 1_000_000_000
    refuse(
      context,
      Problem(
        .slowRequest, "the request did not come within \(seconds) s and at \(Self.leastRate) bytes a second after"))
  }

  // MARK: Answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isClosing else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(let head): isHeadSent = head.status.kind != .informational
    case .body: break
    case .end:
      answersOwed = max(0, answersOwed - 1)
      isHeadSent = false
      if answersOwed == 0 { member?.enter(isReading ? .reading : .idle) }
    }
    context.write(data, promise: promise)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    writeTimer?.cancel()
    writeTimer = nil
    if !context.channel.isWritable {
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      writeTimer = context.eventLoop.scheduleTask(in: patience) {
        let (guardian, context) = bound.value
        guardian.close(context)
      }
    }
    context.fireChannelWritabilityChanged()
  }

  // MARK: Refusing

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !isClosing else { return }
    guard answersOwed == 0 || (answersOwed == 1 && !isHeadSent && isReading) else {
      return context.fireErrorCaught(error)
    }
    switch error {
    case HTTPParserError.headerOverflow:
      refuse(context, Problem(.headersTooLarge, "the headers are larger or more than is taken: send fewer"))
    case HTTPParserError.invalidEOFState, is ChannelError, is IOError: context.fireErrorCaught(error)
    case let error as HTTPParserError:
      refuse(context, Problem(.malformedRequest, "this is not HTTP/1.1 (\(error)): see RFC 9112"))
    default: refuse(context, Problem(.malformedRequest, "this is not HTTP/1.1 (\(error)): see RFC 9112"))
    }
  }

  /// Tells why, then closes; what still comes in is thrown away for a moment, since a reset would take the answer along.
  private func refuse(_ context: ChannelHandlerContext, _ problem: Problem) {
    guard !isClosing else { return }
    guard !isHeadSent else { return close(context) }
    isClosing = true
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let bytes = problem.bytes(requestID: RequestID().description)
    var headers: HTTPFields = [
      .contentType: "application/problem+json", .contentLength: "\(bytes.readableBytes)", .connection: "close",
    ]
    if problem.code == .tooManyRequests { headers[.retryAfter] = "1" }
    context.write(
      wrapOutboundOut(.head(HTTPResponse(status: problem.code.status, headerFields: headers))), promise: nil)
    context.write(wrapOutboundOut(.body(bytes)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      bound.value.1.close(mode: .output, promise: nil)
    }
    writeTimer?.cancel()
    writeTimer = context.eventLoop.scheduleTask(in: .seconds(1)) { bound.value.1.close(promise: nil) }
  }

  private func close(_ context: ChannelHandlerContext) {
    isClosing = true
    context.close(promise: nil)
  }
}
