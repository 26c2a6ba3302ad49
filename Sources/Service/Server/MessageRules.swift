import NIOCore
import NIOHTTP1

/// Keeps to the rules of HTTP/1 that depend on the version of a message, which nobody behind it is told.
///
/// A client of HTTP/1.0 learns where an answer ends from the end of the connection unless it asks to keep it (RFC 9112,
/// 9.3); a request of HTTP/1.1 names one host (3.2); who asks whether to send a body is told to, unless the request has
/// been answered by then (RFC 9110, 10.1.1).
final class MessageRules: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// What breaks the rules.
  enum Fault: Error, CustomStringConvertible {
    case hosts(Int)
    case versions

    var description: String {
      switch self {
      case .hosts(let count): "it names \(count) hosts where one is asked for"
      case .versions: "requests of HTTP/1.0 come one after the other"
      }
    }
  }

  /// Time in which a request may be refused before its body is asked for.
  private static let thought = TimeAmount.milliseconds(10)

  /// A request after which the connection is not what it is with HTTP/1.1.
  private struct Special {
    /// Requests before it that are not answered yet.
    var before: Int
    /// Whether it is of HTTP/1.0.
    var isOld: Bool
    /// Whether the connection goes on after its answer.
    var isKept: Bool
  }

  private var unanswered = 0
  private var special: Special?
  private var isBroken = false
  private var invitation: Scheduled<Void>?

  func handlerRemoved(context: ChannelHandlerContext) { invitation?.cancel() }

  // MARK: Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isBroken else { return }
    guard case .head(var head) = unwrapInboundIn(data) else {
      invitation?.cancel()
      return context.fireChannelRead(data)
    }
    let isOld = head.version == .http1_0
    let (hosts, isPlain) = MessageRules.outline(head.headers)
    if !isOld, hosts == 1, isPlain, special == nil {
      unanswered += 1
      return context.fireChannelRead(data)
    }
    guard hosts == 1 || isOld && hosts == 0 else { return refuse(.hosts(hosts), context) }
    // Nobody sends such; behind the last request nothing is read.
    if let special { return special.isKept ? refuse(.versions, context) : () }
    let isKept = MessageRules.isKept(head)
    if isOld || !isKept {
      special = Special(before: unanswered, isOld: isOld, isKept: isKept)
      if !isKept { head.headers.replaceOrAdd(name: "Connection", value: "close") }
    }
    if unanswered == 0, !isOld, head.headers[canonicalForm: "expect"].contains("100-continue") { invite(context) }
    unanswered += 1
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  private func refuse(_ fault: Fault, _ context: ChannelHandlerContext) {
    isBroken = true
    context.fireErrorCaught(fault)
  }

  /// How many hosts are named, and whether there is nothing of the connection or of expectations: what is asked of each
  /// request, without an allocation.
  private static func outline(_ headers: HTTPHeaders) -> (hosts: Int, isPlain: Bool) {
    var (hosts, isPlain) = (0, true)
    for (name, value) in headers {
      switch name.utf8.count {
      case 4 where isName(name, "host"): hosts += 1 + value.utf8.count { $0 == UInt8(ascii: ",") }
      case 6 where isName(name, "expect"), 10 where isName(name, "connection"): isPlain = false
      default: break
      }
    }
    return (hosts, isPlain)
  }

  /// Whether a name of a header is one that is given in small letters and as long.
  private static func isName(_ name: String, _ small: StaticString) -> Bool {
    var place = 0
    return small.withUTF8Buffer { small in
      name.utf8.allSatisfy { letter in
        defer { place += 1 }
        return letter | 0x20 == small[place]
      }
    }
  }

  /// Whether the connection goes on after a request.
  private static func isKept(_ head: HTTPRequestHead) -> Bool {
    let words = head.headers[canonicalForm: "connection"].map { $0.lowercased() }
    return head.version == .http1_0
      ? words.contains("keep-alive") && !words.contains("close") : !words.contains("close")
  }

  private func invite(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    invitation = context.eventLoop.scheduleTask(in: MessageRules.thought) {
      let (rules, context) = bound.value
      guard rules.unanswered == 1 else { return }
      context.writeAndFlush(rules.wrapOutboundOut(.head(.init(version: .http1_1, status: .continue))), promise: nil)
    }
  }

  // MARK: Answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head) where head.status.code >= 200:
      invitation?.cancel()
      guard var special, special.before == 0 else { return context.write(data, promise: promise) }
      if special.isOld {
        head.version = .http1_0
        if !head.headers.contains(name: "Content-Length") { special.isKept = false }
      }
      head.headers.replaceOrAdd(name: "Connection", value: special.isKept ? "keep-alive" : "close")
      self.special = special
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .end:
      unanswered = max(0, unanswered - 1)
      guard let special else { return context.write(data, promise: promise) }
      if special.before > 0 {
        self.special?.before -= 1
        return context.write(data, promise: promise)
      }
      context.write(data, promise: promise)
      if special.isKept { self.special = nil } else if special.isOld { end(context) }
    default: context.write(data, promise: promise)
    }
  }

  /// Ends what is sent: what was taken for a connection to be kept is told to end by its end.
  private func end(_ context: ChannelHandlerContext) {
    context.flush()
    context.close(mode: .output, promise: nil)
  }
}
