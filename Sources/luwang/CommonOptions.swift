public import ArgumentParser
public import Foundation

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Flag(help: "Print one JSON object to standard output instead of text.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  /// Says something unless `--quiet` was given.
  func note(_ text: String) {
    if !quiet { Console.note(text) }
  }

  /// Warns unless `--quiet` was given.
  func warning(_ text: String) {
    if !quiet { Console.warning(text) }
  }
}

extension URL: @retroactive ExpressibleByArgument {
  /// A path as typed.
  public init?(argument: String) {
    self.init(fileURLWithPath: argument)
  }
}
