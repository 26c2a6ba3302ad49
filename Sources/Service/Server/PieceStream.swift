import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Answers a body piece by piece while it comes: no more is read than has been answered and taken, so that a stream of
/// any length needs the memory of two pieces.
enum PieceStream {
  /// An answer made of the pieces of a request.
  /// - Parameters:
  ///   - answer: what is written for a piece; may be nothing.
  ///   - finish: what is written once all has come.
  /// - Throws: what is wrong with the first pieces; later the answer has begun, and can only be broken off.
  static func response(
    to request: Request, type: String,
    answer: @escaping @Sendable (NIOCore.ByteBuffer) throws -> NIOCore.ByteBuffer,
    finish: @escaping @Sendable () throws -> NIOCore.ByteBuffer
  ) async throws -> Response {
    let pieces = PieceSource(request.body)
    var (first, isDone) = (NIOCore.ByteBuffer(), false)
    while first.readableBytes == 0, !isDone {
      if let piece = try await pieces.next() {
        first = try answer(piece)
      } else {
        (first, isDone) = (try finish(), true)
      }
    }
    let (begun, isWhole) = (first, isDone)
    let body = ResponseBody { writer in
      var ready = begun
      var isLast = isWhole
      while !isLast {
        // The next piece is read and answered while the client takes this one.
        async let next = pieces.next().map(answer)
        if ready.readableBytes > 0 { try await writer.write(ready) }
        if let answers = try await next { ready = answers } else { (ready, isLast) = (try finish(), true) }
      }
      if ready.readableBytes > 0 { try await writer.write(ready) }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: [.contentType: type], body: body)
  }
}

/// The pieces of a body, taken first by whoever begins the answer, then by whoever goes on with it.
///
/// `Sendable` without a check by the compiler: the one is done before the other begins.
private final class PieceSource: @unchecked Sendable {
  private var pieces: RequestBody.AsyncIterator

  init(_ body: RequestBody) { pieces = body.makeAsyncIterator() }

  func next() async throws -> NIOCore.ByteBuffer? {
    var taken = pieces
    defer { pieces = taken }
    return try await taken.next()
  }
}
