internal import CPROJ

/// One PROJ context that never uses the network, with the last message it has sent.
///
/// A reference, because every transformation keeps its context alive; never shared between threads.
final class ProjSession {
  let context: OpaquePointer
  private let log = LastMessage()

  init() throws(GeometryError) {
    guard let context = proj_context_create() else {
      throw .projFailure(operation: "proj_context_create", message: "no context: out of memory")
    }
    self.context = context
    proj_context_set_enable_network(context, 0)
    proj_log_level(context, PJ_LOG_ERROR)
    proj_log_func(context, Unmanaged.passUnretained(log).toOpaque()) { log, _, message in
      guard let message, let log else { return }
      Unmanaged<LastMessage>.fromOpaque(log).takeUnretainedValue().text = String(cString: message)
    }
  }

  deinit { proj_context_destroy(context) }

  /// The error of an operation with the library's last message.
  func failure(_ operation: String) -> GeometryError {
    defer { log.text = "" }
    if log.text.isEmpty, let text = proj_context_errno_string(context, proj_context_errno(context)) {
      log.text = String(cString: text)
    }
    return .projFailure(operation: operation, message: log.text)
  }
}

/// What PROJ said last; apart from the session because the library holds its address.
private final class LastMessage {
  var text = ""
}
