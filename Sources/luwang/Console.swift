#if canImport(Glibc)
import Glibc
#endif

/// Standard output for data, standard error for everything else.
enum Console {
  /// Writes a line of data; a full disk or a closed file ends the program with a message, never in silence.
  static func data(_ line: String) {
    write(line + "\n")
  }

  /// Writes data as it is.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { write($0) }
  }

  /// Writes bytes as they are.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard put(bytes, to: STDOUT_FILENO) else {
      let reason = String(cString: strerror(errno))
      error("standard output cannot be written: \(reason)")
      exit(ExitStatus.badInput.rawValue)
    }
  }

  /// Says something to the person at the terminal.
  static func note(_ text: String) {
    say(text)
  }

  /// Says that something is odd but was dealt with.
  static func warning(_ text: String) {
    say("luwang: warning: \(text)")
  }

  /// Says why the command fails.
  static func error(_ text: String) {
    say("luwang: error: \(text)")
  }

  /// Ends the program.
  static func finish(_ status: ExitStatus) -> Never {
    exit(status.rawValue)
  }

  /// Whether a person would see data as they are.
  static var isDataShown: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether a person sees standard error.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Says something on the line of the last thing that was said so.
  static func overwrite(_ text: String) {
    var line = "\r\u{1B}[K" + text
    line.withUTF8 { _ = put($0, to: STDERR_FILENO) }
  }

  private static func say(_ text: String) {
    var line = text + "\n"
    // Nobody is left to tell when standard error itself is gone.
    line.withUTF8 { _ = put($0, to: STDERR_FILENO) }
  }

  private static func put(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
    return true
  }
}
