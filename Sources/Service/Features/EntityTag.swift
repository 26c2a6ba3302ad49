import HTTPTypes
import Hummingbird

/// What tells one state of a thing from another (RFC 9110, 8.8.3).
enum EntityTag {
  /// Whether a client has a state already: `If-None-Match` names it, weakly compared.
  static func isKnown(_ tag: String, to request: Request) -> Bool {
    guard let header = request.headers[.ifNoneMatch] else { return false }
    return header.split(separator: ",").contains { part in
      let given = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      let text = String(given)
      return text == "*" || text == tag || text == "W/\(tag)" || "W/\(text)" == tag
    }
  }

  /// The answer to a client that has it.
  static func unchanged(_ headers: HTTPFields) -> Response {
    Response(status: .notModified, headers: headers)
  }

  /// A few characters made of a text, the same on every run.
  static func digest(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }
}
