import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Answers a body piece by piece while it comes: no more is read than has been answered and taken, so that a stream of
/// any length needs the memory of a piece.
enum PieceStream {
  /// An answer made of the pieces of a request.
  /// - Parameters:
  ///   - answer: what is written for a piece; may be nothing.
  ///   - finish: what is written once all has come.
  static func response(
    to request: Request, type: String,
    answer: @escaping @Sendable (NIOCore.ByteBuffer) throws -> NIOCore.ByteBuffer,
    finish: @escaping @Sendable () throws -> NIOCore.ByteBuffer
  ) -> Response {
    let body = ResponseBody { writer in
      for try await piece in request.body {
        let answers = try answer(piece)
        if answers.readableBytes > 0 { try await writer.write(answers) }
      }
      let last = try finish()
      if last.readableBytes > 0 { try await writer.write(last) }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: [.contentType: type], body: body)
  }
}
