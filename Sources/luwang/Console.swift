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
    let whole = text.withUTF8 { bytes in fwrite(bytes.baseAddress, 1, bytes.count, stdout) == bytes.count }
    if !whole { failOutput() }
  }

  /// Says something to the person at the terminal.
  static func note(_ text: String) {
    emit(text + "\n")
  }

  /// Says that something is odd but was dealt with.
  static func warning(_ text: String) {
    emit("luwang: warning: \(text)\n")
  }

  /// Says why the command fails.
  static func error(_ text: String) {
    emit("luwang: error: \(text)\n")
  }

  /// Ends the program after all data has been written out.
  static func finish(_ status: ExitStatus) -> Never {
    if fflush(stdout) != 0 { failOutput() }
    exit(status.rawValue)
  }

  private static func emit(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = fwrite(bytes.baseAddress, 1, bytes.count, stderr) }
  }

  private static func failOutput() -> Never {
    let reason = String(cString: strerror(errno))
    emit("luwang: error: standard output cannot be written: \(reason)\n")
    exit(ExitStatus.badInput.rawValue)
  }
}
