import ArgumentParser
import Foundation
import Grid
import Plans
import Service
import Store

/// `luwang token`
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Who may come in where the city is served: make, list and take back tokens.",
    discussion: """
      Examples:
        luwang token add city.gpkg --name night-desk --role dispatcher --scope 370102
        luwang token list city.gpkg
        luwang token revoke city.gpkg 7k2m9xqa

      The secret is printed once; the city keeps only its SHA-256. A running server knows of a change within a second.
      """,
    subcommands: [TokenAddCommand.self, TokenListCommand.self, TokenRevokeCommand.self])

  /// The present moment on the city's clock.
  static func now(in file: CityFile) throws -> PlanInstant {
    let offset = try file.metadata().crs == .cgcs2000 ? 480 : 0
    let milliseconds = Int64(Date().timeIntervalSince1970) * 1000
    guard let now = PlanInstant(milliseconds: milliseconds, offsetMinutes: offset) else {
      throw Outcome.badInput("the clock of this machine is not set")
    }
    return now
  }

  /// Whoever sits at the city's machine.
  static func author(_ now: PlanInstant) -> EditAuthor { EditAuthor(name: "command line", role: "admin", time: now) }
}

/// `luwang token add`
struct TokenAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Make a token and print its secret.")

  @Argument(help: "The city file.")
  var city: URL

  @Option(help: "add: whose it is, by a pseudonym that the audit log shows.")
  var name: String

  @Option(help: "add: what its holder may do: reader, dispatcher, planner or admin. Default: reader.")
  var role = "reader"

  @Option(help: "add: the code of the district, subdistrict or community that its holder is bound to.")
  var scope: String?

  @Option(help: "add: days until it expires; 0 is never. Default: 90.")
  var days = 90

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let role = TokenRole(rawValue: role) else {
      let all = TokenRole.allCases.map(\.rawValue).joined(separator: ", ")
      throw Outcome.badInput("--role \(role): give one of \(all)")
    }
    guard (0...36_500).contains(days) else {
      throw Outcome.badInput("--days \(days): give a number from 0 (never) to 36500")
    }
    let isPlain = !name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    guard isPlain, name.count <= 100, name.contains(where: { !$0.isWhitespace }) else {
      throw Outcome.badInput("--name: give a name of 1 to 100 characters without line breaks")
    }
    let file = try CityFile.open(city)
    defer { try? file.close() }
    try checkScope(file)
    let (secret, now) = (TokenSecret(), try TokenCommand.now(in: file))
    let token = StoredToken(
      id: TokenAddCommand.identifier(), name: name, hash: secret.digest, role: role, scope: scope, createdAt: now,
      expiresAt: days == 0 ? nil : now.advanced(byMilliseconds: Int64(days) * 86_400_000))
    try file.write { try $0.add(token, by: TokenCommand.author(now)) }
    if common.json {
      Console.data(try JSONText.pretty(TokenRow(token, at: now, secret: secret.text)))
      return
    }
    Console.data(secret.text)
    let until = token.expiresAt.map { "until \($0)" } ?? "for good"
    common.note("token \(token.id) of \(name): \(role.rawValue)\(scope.map { " in \($0)" } ?? ""), \(until)")
    common.note("this is the only time that its secret is shown")
  }

  private func checkScope(_ file: CityFile) throws {
    guard let scope else { return }
    let codes = try file.all(.divisions).map(\.code)
    guard codes.contains(scope) else {
      let some = codes.sorted().prefix(5).joined(separator: ", ")
      throw Outcome.badInput("--scope \(scope): the city has no such division: give a code such as \(some)")
    }
  }

  /// Eight letters and digits that are not taken for one another.
  private static func identifier() -> String {
    let letters = Array("23456789abcdefghjkmnpqrstuvwxyz")
    return String((0..<8).compactMap { _ in letters.randomElement() })
  }
}

/// `luwang token list`
struct TokenListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List all tokens, without secrets.")

  @Argument(help: "The city file.")
  var city: URL

  @OptionGroup var common: CommonOptions

  func run() throws {
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let now = try TokenCommand.now(in: file)
    let rows = try file.read { try $0.tokens() }.map { TokenRow($0, at: now) }
    if common.json {
      Console.data(try JSONText.pretty(rows))
      return
    }
    for row in rows {
      let scope = row.scope.map { " in \($0)" } ?? ""
      Console.data(
        "\(row.id)  \(row.state)  \(row.role)\(scope)  \(row.name)\(row.expires.map { "  until \($0)" } ?? "")")
    }
    if rows.isEmpty { common.note("there is no token: make one with luwang token add") }
  }
}

/// `luwang token revoke`
struct TokenRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "revoke", abstract: "Take a token back.")

  @Argument(help: "The city file.")
  var city: URL

  @Argument(help: "revoke: the token's id, as `list` shows it.")
  var id: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let file = try CityFile.open(city)
    defer { try? file.close() }
    let now = try TokenCommand.now(in: file)
    let isDone = try file.write { try $0.revokeToken(id: id, by: TokenCommand.author(now)) }
    guard isDone else {
      throw Outcome.badInput("there is no token \(id) that could be taken back: luwang token list shows them")
    }
    guard let token = try file.read({ try $0.token(id: id) }) else { return }
    if common.json { Console.data(try JSONText.pretty(TokenRow(token, at: now))) }
    common.note("token \(id) of \(token.name) is of no use any more")
  }
}

/// A token as it is shown.
private struct TokenRow: Encodable {
  var id: String
  var name: String
  var role: String
  var scope: String?
  var state: String
  var created: String
  var expires: String?
  var revoked: String?
  var secret: String?

  init(_ token: StoredToken, at now: PlanInstant, secret: String? = nil) {
    (id, name, role, scope) = (token.id, token.name, token.role.rawValue, token.scope)
    state =
      token.revokedAt != nil ? "revoked" : token.isValid(atMilliseconds: now.milliseconds) ? "valid" : "expired"
    (created, expires, revoked) = ("\(token.createdAt)", token.expiresAt?.description, token.revokedAt?.description)
    self.secret = secret
  }
}
