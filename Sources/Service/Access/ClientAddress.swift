import Glibc
import HTTPTypes
import Hummingbird
import NIOCore

/// From where a request comes, as limits count it.
struct ClientAddress: Hashable, Sendable {
  /// An IPv4 address, or the first half of an IPv6 one: a network of which one person may have every address.
  let text: String

  /// - Parameter proxies: addresses of proxies, of which `X-Forwarded-For` is believed; its last entry is theirs.
  init(_ request: Request, _ channel: any Channel, proxies: Set<String>) {
    let near = channel.remoteAddress
    guard !proxies.isEmpty, let own = near?.ipAddress, proxies.contains(own),
      let given = request.headers[values: .forwardedFor].last?.split(separator: ",").last
    else {
      text = near.map(ClientAddress.network) ?? "local"
      return
    }
    let address = given.trimming { $0 == " " }
    text = (try? SocketAddress(ipAddress: address, port: 0)).map(ClientAddress.network) ?? "proxy"
  }

  private static func network(_ address: SocketAddress) -> String {
    guard let text = address.ipAddress else { return "local" }
    var bytes = Array(repeating: UInt8(0), count: 16)
    guard text.contains(":"), inet_pton(AF_INET6, text, &bytes) == 1 else { return text }
    return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "/64"
  }
}

extension HTTPField.Name {
  /// Where a proxy says for whom it asks; the name is a token, so that there is one.
  static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .via
}

extension Substring {
  fileprivate func trimming(_ isBlank: (Character) -> Bool) -> String {
    var text = drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(text)
  }
}
