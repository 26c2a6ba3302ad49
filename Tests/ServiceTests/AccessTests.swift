import Foundation
import HTTPTypes
import HummingbirdTesting
import Plans
import Store
import Testing

@testable import Service

@Suite struct AccessTests {
  @Test func secretsAreDrawnAndRecognised() throws {
    let secrets = (0..<100).map { _ in TokenSecret() }
    #expect(Set(secrets).count == 100)
    for secret in secrets {
      #expect(TokenSecret(secret.text) == secret)
      #expect(secret.matches(secret.digest) && secret.digest.utf8.count == 71)
    }
    #expect(!secrets[0].matches(secrets[1].digest) && !secrets[0].matches(""))
    let text = secrets[0].text
    for wrong in ["", "lw_", text + "a", String(text.dropLast()), "xx_" + text.dropFirst(3), text.dropLast() + "é"] {
      #expect(TokenSecret(wrong) == nil, "\(wrong)")
    }
    let known = try #require(TokenSecret("lw_" + String(repeating: "A", count: 43)))
    #expect(known.digest == "sha256:78c6a3f83f729b1314ec7d6cb925aa663d816e9e891d5d52ed9924873c07a98b")
  }

  @Test func guestsReadOnLoopbackOnly() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let answer = try await client.execute(uri: "/status", method: .get)
      #expect(answer.status == .ok)
    }
    var options = ServiceOptions()
    options.address.host = "0.0.0.0"
    try await city.server(options).application().test(.router) { client in
      let answer = try await client.execute(uri: "/status", method: .get)
      #expect(try answer.problem(.unauthorized) == "unauthorized")
      #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
      #expect(try await client.execute(uri: "/health", method: .get).status == .ok)
      #expect(try await client.execute(uri: "/ready", method: .head).status == .ok)
      #expect(try await client.execute(uri: "/health", method: .delete).status == .unauthorized)
    }
    options.access.isOpen = true
    try await city.server(options).application().test(.router) { client in
      let answer = try await client.execute(uri: "/status", method: .get)
      #expect(answer.status == .ok)
    }
    options.address.host = "127.0.0.1"
    options.access.isOpen = false
    try await city.server(options).application().test(.router) { client in
      let answer = try await client.execute(uri: "/status", method: .get)
      #expect(answer.status == .unauthorized)
    }
  }

  @Test func tokensAreTakenExpiredAndRevoked() async throws {
    let city = try TestCity()
    let (good, old, gone) = (TokenSecret(), TokenSecret(), TokenSecret())
    try city.add(good, "a", role: .dispatcher)
    try city.add(old, "b", expires: -1000)
    try city.add(gone, "c", isRevoked: true)
    var options = ServiceOptions()
    options.access.isOpen = false
    try await city.server(options).application().test(.router) { client in
      func status(_ header: String) async throws -> HTTPResponse.Status {
        try await client.execute(uri: "/status", method: .get, headers: [.authorization: header]).status
      }
      #expect(try await status("Bearer \(good.text)") == .ok)
      #expect(try await status("bearer \(good.text)") == .ok)
      #expect(try await status("Bearer \(old.text)") == .unauthorized)
      #expect(try await status("Bearer \(gone.text)") == .unauthorized)
      #expect(try await status("Bearer \(TokenSecret().text)") == .unauthorized)
      #expect(try await status("Basic abc") == .unauthorized)
      #expect(try await status("Bearer ") == .unauthorized)
      // One that is made beside the running server is known at once, and of no use within moments of being taken back.
      let late = TokenSecret()
      try city.add(late, "d")
      #expect(try await status("Bearer \(late.text)") == .ok)
      try city.revoke("d")
      try await Task.sleep(for: .milliseconds(250))
      #expect(try await status("Bearer \(late.text)") == .unauthorized)
    }
  }

  @Test func guessingIsSlowedDownAndHarmsNobodyElse() async throws {
    let city = try TestCity()
    let (good, late) = (TokenSecret(), TokenSecret())
    try city.add(good, "a")
    try city.add(late, "b")
    try await city.server().application().test(.router) { client in
      func answer(_ secret: String) async throws -> TestResponse {
        try await client.execute(uri: "/status", method: .get, headers: [.authorization: "Bearer \(secret)"])
      }
      #expect(try await answer(good.text).status == .ok)
      let start = ContinuousClock.now
      var statuses: [Int] = []
      for _ in 0..<15 { statuses.append(try await answer(TokenSecret().text).status.code) }
      // One try comes back in six seconds, which a busy machine may take for these.
      let earned = Int((ContinuousClock.now - start) / .seconds(6))
      #expect(statuses.prefix(10) == Array(repeating: 401, count: 10)[...])
      #expect(statuses.count { $0 == 401 } <= 10 + earned)
      var refused = try await answer("lw_guess")
      for _ in 0..<5 where refused.status != .tooManyRequests { refused = try await answer("lw_guess") }
      #expect(try refused.problem(.tooManyRequests) == "too_many_requests")
      #expect(refused.headers[.retryAfter].flatMap { Int($0) }.map { (1...6).contains($0) } == true)
      // Whose token is known goes on; whose is not yet known waits like those who guess.
      #expect(try await answer(good.text).status == .ok)
      #expect(try await answer(late.text).status == .tooManyRequests)
    }
  }

  @Test func requestsAreCountedByTokenAndAddress() async throws {
    let city = try TestCity()
    let secret = TokenSecret()
    try city.add(secret, "a")
    var options = ServiceOptions()
    options.limits.requestsPerMinute = 2
    try await city.server(options).application().test(.router) { client in
      for headers: HTTPFields in [[:], [.authorization: "Bearer \(secret.text)"]] {
        for _ in 0..<2 {
          #expect(try await client.execute(uri: "/health", method: .get, headers: headers).status == .ok)
        }
        let answer = try await client.execute(uri: "/health", method: .get, headers: headers)
        #expect(try answer.problem(.tooManyRequests) == "too_many_requests")
        #expect(answer.headers[.retryAfter].flatMap { Int($0) }.map { (1...30).contains($0) } == true)
      }
    }
  }

  @Test func scopesHoldTheirDivision() {
    let caller = Caller(name: "a", role: .dispatcher, scope: "370102", isSignedIn: true)
    #expect(caller.covers("370102") && caller.covers("370102001"))
    #expect(!caller.covers("370103") && !caller.covers("37") && !caller.covers(nil))
    #expect(Caller.guest.covers(nil))
  }

  @Test func pagesOfOtherHostsAskWhereTheyMay() async throws {
    let city = try TestCity()
    let asking: HTTPFields = [.origin: "https://map.example", .accessControlRequestMethod: "GET"]
    try await city.server().application().test(.router) { client in
      let answer = try await client.execute(uri: "/v1/locate", method: .options, headers: asking)
      #expect(answer.status == .noContent && answer.headers[.accessControlAllowOrigin] == nil)
    }
    var options = ServiceOptions()
    options.access.origins = ["https://map.example"]
    options.access.isOpen = false
    try await city.server(options).application().test(.router) { client in
      let granted = try await client.execute(uri: "/v1/locate", method: .options, headers: asking)
      #expect(granted.status == .noContent)
      #expect(granted.headers[.accessControlAllowOrigin] == "https://map.example")
      #expect(granted.headers[.accessControlAllowMethods]?.contains("GET") == true)
      #expect(granted.headers[.accessControlAllowHeaders]?.contains("Authorization") == true)
      let other: HTTPFields = [.origin: "https://evil.example", .accessControlRequestMethod: "GET"]
      let refused = try await client.execute(uri: "/v1/locate", method: .options, headers: other)
      #expect(refused.headers[.accessControlAllowOrigin] == nil && refused.status == .unauthorized)
      // A refusal must be readable for the page too.
      let answer = try await client.execute(uri: "/status", method: .get, headers: [.origin: "https://map.example"])
      #expect(answer.status == .unauthorized)
      #expect(answer.headers[.accessControlAllowOrigin] == "https://map.example" && answer.headers[.vary] == "Origin")
    }
  }
}

extension TestCity {
  /// Adds a token to the city.
  func add(
    _ secret: TokenSecret, _ id: String, role: TokenRole = .reader, scope: String? = nil, expires: Int64? = nil,
    isRevoked: Bool = false
  ) throws {
    let file = try CityFile.open(url)
    defer { try? file.close() }
    let now = try TestCity.now()
    let token = StoredToken(
      id: id, name: "holder of \(id)", hash: secret.digest, role: role, scope: scope, createdAt: now,
      expiresAt: expires.flatMap { now.advanced(byMilliseconds: $0) }, revokedAt: isRevoked ? now : nil)
    try file.write { try $0.add(token, by: EditAuthor(name: "test", role: "admin", time: now)) }
  }

  /// Takes a token back.
  func revoke(_ id: String) throws {
    let file = try CityFile.open(url)
    defer { try? file.close() }
    let now = try TestCity.now()
    _ = try file.write { try $0.revokeToken(id: id, by: EditAuthor(name: "test", role: "admin", time: now)) }
  }

  private static func now() throws -> PlanInstant {
    struct NoClock: Error {}
    let milliseconds = Int64(Date().timeIntervalSince1970 * 1000)
    guard let now = PlanInstant(milliseconds: milliseconds, offsetMinutes: 480) else { throw NoClock() }
    return now
  }
}
