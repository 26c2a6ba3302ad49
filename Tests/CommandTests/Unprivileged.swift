import Foundation

/// Runs the program as a user who is not root, since root may read and write everything.
enum Unprivileged {
  /// `nobody`.
  private static let user = "65534"

  /// Whether this can be done: as root with `setpriv`, or as an ordinary user already.
  static let isPossible: Bool = {
    guard getuid() == 0 else { return true }
    let probe = try? CommandRunner.tool(
      "setpriv", "--reuid=\(user)", "--clear-groups", CommandRunner.luwang.path, "--version")
    return probe?.status == 0
  }()

  static func luwang(_ arguments: String...) throws -> CommandRunner.Result {
    guard getuid() == 0 else { return try CommandRunner.luwang(arguments) }
    return try CommandRunner.run(
      "/usr/bin/env", ["setpriv", "--reuid=\(user)", "--clear-groups", CommandRunner.luwang.path] + arguments)
  }
}

/// The rights of a file or folder.
func setPermissions(_ mode: Int, of url: URL) throws {
  try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
}
