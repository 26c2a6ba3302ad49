/// The exit codes of the command line.
enum ExitStatus: Int32 {
  case done = 0
  case internalFault = 1
  case badInput = 2
  case noAnswer = 3
  case partial = 4
  case interrupted = 130
}

/// Thrown to end a command with a code and, where there is something to say, a message.
struct Outcome: Error {
  var code: ExitStatus
  var message: String?

  static func badInput(_ message: String) -> Outcome { Outcome(code: .badInput, message: message) }
}
