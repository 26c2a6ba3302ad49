import Foundation
import HummingbirdTesting
import Store
import TestKit
import Testing

@testable import Service

/// Runs every command of `Docs/HTTP-API.md` that asks a server, one after the other in one folder.
@Suite struct HTTPPageTests {
  @Test func everyCommandIsAnswered() async throws {
    let city = try TestCity()
    let secret = TokenSecret()
    try city.add(secret, "page", role: .admin)
    let commands = try Self.commands()
    #expect(commands.count { $0.contains("http://127.0.0.1:8080") } >= 12)
    try await city.server().application().test(.live) { client in
      let port = try #require(client.port)
      for command in commands {
        let asked = command.replacing("127.0.0.1:8080", with: "127.0.0.1:\(port)").replacing("lw_…", with: secret.text)
          .replacing(/^curl/, with: "curl -sS --fail-with-body")
        do {
          let told = try await OutsideProgram.run("sh", ["-c", "cd '\(city.folder.url.path)' && { \(asked); } 2>&1"])
          if !command.contains(">"), !command.contains("-o ") { #expect(!told.isEmpty, "\(command)") }
        } catch let failure as OutsideProgram.Failure {
          Issue.record("\(command)\n\(failure)")
        }
      }
    }
  }

  /// What stands indented on the page, lines that go on joined, without the program's own commands.
  private static func commands() throws -> [String] {
    let page = try String(contentsOf: PackageRoot.url("Docs/HTTP-API.md"), encoding: .utf8)
    var (commands, goesOn): ([String], Bool) = ([], false)
    for line in page.split(separator: "\n") where line.hasPrefix("    ") {
      let text = line.trimmingCharacters(in: .whitespaces)
      if goesOn, let last = commands.indices.last { commands[last] += " " + text } else { commands.append(text) }
      goesOn = text.hasSuffix("\\")
      if goesOn, let last = commands.indices.last { commands[last].removeLast() }
    }
    return commands.filter { command in ["curl ", "printf ", "ogrinfo "].contains { command.hasPrefix($0) } }
  }
}
