import HTTPTypes
import Hummingbird

/// Where the service is, as who asks has found it: what links begin with.
struct ServiceLinks: Sendable {
  /// The scheme and host, such as `http://127.0.0.1:8080`; empty where the client does not tell a host that can be used.
  let base: String

  /// - Parameter isSecure: whether the server itself speaks TLS; a proxy tells its own scheme by `X-Forwarded-Proto`.
  init(_ request: Request, isSecure: Bool) {
    let forwarded = HTTPField.Name("X-Forwarded-Proto").flatMap { request.headers[$0] }
    let told = forwarded.flatMap { ["http", "https"].contains($0) ? $0 : nil }
    let scheme = told ?? (isSecure ? "https" : "http")
    let host = request.head.authority ?? ""
    let isPlain = host.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    base = host.isEmpty || !isPlain || host.utf8.count > 255 ? "" : "\(scheme)://\(host)"
  }

  /// A value as it stands in a query or a path.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"):
        result.unicodeScalars.append(UnicodeScalar(byte))
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
