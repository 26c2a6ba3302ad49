internal import CGEOS

/// One GEOS context with the messages it has sent.
///
/// A reference, because every handle keeps its context alive; made for one call or one prepared area and never shared
/// between threads. A context costs some tens of nanoseconds.
final class GEOSSession {
  let context: GEOSContextHandle_t
  private let log = MessageLog()

  init() throws(GeometryError) {
    guard let context = GEOS_init_r() else {
      throw .geosFailure(operation: "GEOS_init", messages: ["no context: out of memory"])
    }
    self.context = context
    let record: GEOSMessageHandler_r = { message, log in
      guard let message, let log else { return }
      Unmanaged<MessageLog>.fromOpaque(log).takeUnretainedValue().messages.append(String(cString: message))
    }
    _ = GEOSContext_setErrorMessageHandler_r(context, record, Unmanaged.passUnretained(log).toOpaque())
  }

  deinit { GEOS_finish_r(context) }

  /// Takes over the result of an operation, which GEOS reports as failed by a null pointer.
  func adopt(_ operation: String, _ result: OpaquePointer?) throws(GeometryError) -> GEOSHandle {
    guard let result else { throw failure(operation) }
    return GEOSHandle(adopting: result, in: self)
  }

  /// Reads the answer of a predicate: 0, 1, or 2 for a failure.
  func answer(_ operation: String, _ result: CChar) throws(GeometryError) -> Bool {
    guard result == 0 || result == 1 else { throw failure(operation) }
    return result == 1
  }

  /// The error of an operation with all messages since the last one.
  func failure(_ operation: String) -> GeometryError {
    defer { log.messages = [] }
    return .geosFailure(operation: operation, messages: log.messages)
  }
}

/// What GEOS said; apart from the session because the library holds its address.
private final class MessageLog {
  var messages: [String] = []
}
