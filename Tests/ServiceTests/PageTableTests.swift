import Configuration
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestKit
import Testing

@testable import Service

/// Holds the tables of the service's pages against the program.
@Suite struct PageTableTests {
  @Test func everyCodeIsExplained() throws {
    let rows = try Self.rows("Docs/Errors.md", "| code | status | means | what to do |")
    let told = rows.map { "\($0[0]) \($0[1])" }
    #expect(told.sorted() == ProblemCode.allCases.map { "`\($0.rawValue)` \($0.status.code)" }.sorted())
    for row in rows { #expect(row.count == 4 && row.allSatisfy { !$0.isEmpty }, "\(row)") }
    #expect(Set(ProblemCode.allCases.map(\.title)).count == ProblemCode.allCases.count)
    #expect(Set(ProblemCode.allCases.map(\.chineseTitle)).count == ProblemCode.allCases.count)
  }

  @Test func theExampleIsWhatIsAnswered() async throws {
    let page = try String(contentsOf: PackageRoot.url("Docs/Errors.md"), encoding: .utf8)
    let shown = try #require(page.components(separatedBy: "```json\n").dropFirst().first)
    let text = try #require(shown.components(separatedBy: "```").first)
    let example = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let city = try TestCity()
    let uri = "/v1/locate?lon=117.1&lat=north"
    try await city.server().application().test(.router) { client in
      let answer = try await client.execute(uri: uri, method: .get)
      let object = try answer.object()
      #expect(
        object.keys.sorted() == ["code", "detail", "errors", "instance", "request_id", "status", "title", "type"])
      let chinese = try await client.execute(uri: uri, method: .get, headers: [.acceptLanguage: "zh-CN,en;q=0.5"])
      #expect(try chinese.object()["title"] as? String == "参数值无效")
      #expect(try chinese.object()["code"] as? String == "invalid_value")
      #expect(chinese.headers[.contentLanguage] == "zh")
    }
    #expect(example.keys.sorted() == ["code", "detail", "errors", "instance", "request_id", "status", "title", "type"])
  }

  /// Every row's default is what the options have, and every row's name is read: another value changes the options.
  @Test func everySettingIsExplained() throws {
    let rows = try Self.rows("Docs/HTTP-API.md", "| setting | environment | default | means |")
    let told = Dictionary(uniqueKeysWithValues: rows.map { (Self.plain($0[0]), Self.plain($0[2])) })
    #expect(told.keys.sorted() == Self.others.keys.sorted())
    for row in rows {
      let name = Self.plain(row[0])
      #expect(row[1] == "`LUWANG_\(name.replacing(".", with: "_").uppercased())`", "\(name)")
      let other = try #require(Self.others[name], "\(name)")
      var values = [name: other]
      if name.hasPrefix("server.tls") {
        values = ["server.tls.certificate": "a.pem", "server.tls.key": "b.pem"]
      }
      #expect(try Self.options(values) != ServiceOptions(), "\(name) is not read")
      // A default that is written as a number or a word gives the default options.
      let given = told[name] ?? ""
      if row[2].hasPrefix("`"), name != "access.open" {
        #expect(try Self.options([name: given]) == ServiceOptions(), "\(name) is not \(given)")
      }
    }
  }

  /// A value of each setting that is not its default.
  private static let others = [
    "server.host": "0.0.0.0", "server.port": "9", "server.tls.certificate": "a.pem", "server.tls.key": "b.pem",
    "server.threads": "77", "server.follow_milliseconds": "77", "page.library": "a", "access.open": "true",
    "access.origins": "a", "access.proxies": "a", "limits.body_bytes": "7777", "limits.points": "77",
    "limits.table_size": "77", "limits.table_cells": "77", "limits.route_size": "77", "limits.match_size": "77",
    "limits.nearest_size": "77", "limits.trip_size": "77", "limits.default_radius": "77", "limits.page": "77",
    "limits.connections": "77", "limits.header_bytes": "7777", "limits.idle_seconds": "77",
    "limits.request_seconds": "77", "limits.requests_per_minute": "77", "limits.failed_tries": "77",
    "limits.line": "77", "jobs.at_once": "7", "jobs.line": "77", "jobs.threads": "77", "profiles.driving": "a",
    "profiles.car": "a", "profiles.bike": "a", "profiles.foot": "a",
  ]

  private static func options(_ values: [String: String]) throws -> ServiceOptions {
    var settings: [AbsoluteConfigKey: ConfigValue] = [:]
    for (name, text) in values {
      let value: ConfigContent = Int(text).map { .int($0) } ?? Bool(text).map { .bool($0) } ?? .string(text)
      settings[AbsoluteConfigKey(name.split(separator: ".").map(String.init))] = ConfigValue(value, isSecret: false)
    }
    return try ServiceOptions(ConfigReader(provider: InMemoryProvider(values: settings)))
  }

  private static func plain(_ cell: String) -> String { cell.replacing("`", with: "") }

  /// The cells of the rows below a table's head.
  private static func rows(_ path: String, _ head: String) throws -> [[String]] {
    let lines = try String(contentsOf: PackageRoot.url(path), encoding: .utf8).split(separator: "\n")
    let rows = lines.drop { $0 != head }.dropFirst(2).prefix { $0.hasPrefix("|") }
    #expect(rows.count > 10)
    return rows.map { row in
      let cells = row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
      return cells.map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}
