internal import Glibc

/// What the system says an error number means, with the number: `No space left on device (error 28)`.
struct SystemMessage: CustomStringConvertible {
  private let code: Int32

  init(_ code: Int32) { self.code = code }

  var description: String {
    guard let text = strerror(code) else { return "error \(code)" }
    return "\(String(cString: text)) (error \(code))"
  }
}
