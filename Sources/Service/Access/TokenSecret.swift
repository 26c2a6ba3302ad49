import Crypto
import Foundation

/// The secret of a token: `lw_` and 256 random bits in base64url (RFC 4648 §5).
///
/// It is shown once, to whoever made it; what is kept is its SHA-256. A secret that is drawn evenly from 2^256 needs
/// neither salt nor a slow digest: there is nothing to guess.
public struct TokenSecret: Hashable, Sendable {
  /// What is sent behind `Bearer`.
  public let text: String

  /// How many characters a secret has.
  static let length = 46

  /// Draws a secret from the system's generator.
  public init() {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let letters = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    text = "lw_" + letters.prefix { $0 != "=" }
  }

  /// A secret that somebody has shown; `nil` for what cannot be one.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == TokenSecret.length, text.hasPrefix("lw_") else { return nil }
    guard text.utf8.allSatisfy(TokenSecret.isLetter) else { return nil }
    self.text = String(text)
  }

  /// What is kept of it: `sha256:` and 64 hex digits.
  public var digest: String {
    let digits = Array("0123456789abcdef".utf8)
    var bytes = Array("sha256:".utf8)
    for byte in SHA256.hash(data: Data(text.utf8)) {
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a digest is that of the secret, in a time that does not depend on where they differ.
  public func matches(_ digest: String) -> Bool {
    let (a, b) = (Array(self.digest.utf8), Array(digest.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
