import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
  /// The type of the body without its parameters, in lower case; empty where none is told.
  var bodyType: String {
    let type = headers[.contentType]?.prefix { $0 != ";" } ?? ""
    return type.trimmingCharacters(in: .whitespaces).lowercased()
  }

  /// The whole body.
  /// - Throws: ``Problem`` `too_large` beyond the limit.
  func bytes(limit: Int) async throws -> ByteBuffer {
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Self.tooLarge(length, limit) }
    var bytes = ByteBuffer()
    for try await piece in body {
      guard bytes.readableBytes + piece.readableBytes <= limit else {
        throw Self.tooLarge(bytes.readableBytes + piece.readableBytes, limit)
      }
      bytes.writeImmutableBuffer(piece)
    }
    return bytes
  }

  private static func tooLarge(_ length: Int, _ limit: Int) -> Problem {
    Problem(.tooLarge, "the body has \(length) bytes or more and \(limit) are taken: send it in parts, or as a stream")
  }
}
