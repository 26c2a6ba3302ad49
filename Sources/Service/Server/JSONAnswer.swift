import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers in JSON: keys in one order, slashes as they are.
enum JSONAnswer {
  /// A value as an answer.
  /// - Precondition: the value has no number that JSON has none for.
  static func response(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json"
  ) -> Response {
    guard let bytes = bytes(value) else {
      return text("{\"code\":\"internal_fault\"}", status: .internalServerError, type: "application/problem+json")
    }
    return response(bytes: bytes, status: status, type: type)
  }

  /// A value as JSON; `nil` where it has a number that JSON has none for.
  static func bytes(_ value: some Encodable) -> ByteBuffer? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { ByteBuffer(bytes: $0) }
  }

  /// A text as an answer.
  static func text(_ text: String, status: HTTPResponse.Status = .ok, type: String) -> Response {
    response(bytes: ByteBuffer(string: text), status: status, type: type)
  }

  /// Bytes as an answer.
  static func response(bytes: ByteBuffer, status: HTTPResponse.Status = .ok, type: String) -> Response {
    Response(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: bytes))
  }
}
