import Foundation
import TestKit
import Testing

/// The service as others see it: their validators, their generators of requests, their proxies, and those who mean harm.
@Suite("Service from outside", .serialized) struct ServiceContractTests {
  /// `LUWANG_CONTRACT_EXAMPLES` asks for more than the few that every run has time for.
  @Test func answersAreWhatTheDocumentsSay() throws {
    let city = try ScratchCity(grids: true)
    let token = try Self.token(city, role: "admin")
    let server = try ServedCity(city.url)
    let examples = ProcessInfo.processInfo.environment["LUWANG_CONTRACT_EXAMPLES"] ?? "3"
    let seconds = examples == "3" ? "12" : "600"
    let result = try CommandRunner.script(
      "Tools/check-service", [server.address, "--examples", examples, "--seconds", seconds, "--token", token])
    #expect(result.status == 0, "\(result.errors.suffix(6000))")
    #expect(result.output.split(separator: "\n").count == 2, "\(result.output)")
  }

  /// `LUWANG_ABUSE=full` attacks with all that the tool has; every run does with a tenth.
  @Test func attacksAreRefusedAndHarmNobody() throws {
    let city = try ScratchCity(grids: true)
    var words = ["--luwang", CommandRunner.luwang.path, "--city", city.url.path, "--json"]
    if ProcessInfo.processInfo.environment["LUWANG_ABUSE"] != "full" {
      // A debug build on a machine that also runs the other tests.
      words += [
        "--connections", "1000", "--guesses", "60", "--body-megabytes", "20", "--patience", "5", "--pipelined", "200",
      ]
    }
    let result = try CommandRunner.script("Tools/measure-abuse", words)
    #expect(result.status == 0, "\(result.errors)\n\(result.output)")
    #expect(result.output.split(separator: "\n").count >= 11, "\(result.output)")
  }

  @Test func speaksTLS() throws {
    let city = try ScratchCity()
    let (certificate, key) = try Self.certificate(in: city.folder)
    let server = try ServedCity(
      city.url, "--set", "server.tls.certificate=\(certificate.path)", "--set", "server.tls.key=\(key.path)")
    #expect(server.address.hasPrefix("https://"))
    let port = try #require(server.address.split(separator: ":").last)
    let answer = try Self.fetch("https://localhost:\(port)/ready", trusting: certificate)
    #expect(answer.status == 0 && answer.output == "200 {\"status\":\"ready\"}", "\(answer)")
    let plain = try Self.fetch("http://localhost:\(port)/ready")
    #expect(plain.status != 0)
    // A key that belongs to another certificate is refused at the start.
    let folder = try ScratchFolder()
    let other = try Self.certificate(in: folder)
    let refused = try CommandRunner.luwang(
      "serve", city.url.path, "--port", "0", "--set", "server.tls.certificate=\(certificate.path)", "--set",
      "server.tls.key=\(other.key.path)")
    #expect(refused.status == 2 && refused.errors.contains("server.tls"), "\(refused)")
    withExtendedLifetime(folder) {}
    let taken = try CommandRunner.luwang("serve", city.url.path, "--port", String(port))
    #expect(taken.status == 2 && taken.errors.contains("server.port"), "\(taken)")
  }

  /// The page's own configuration of nginx, with ports and files of the test.
  @Test func standsBehindNginxAsThePageShows() throws {
    let city = try ScratchCity()
    let token = try Self.token(city, role: "reader")
    let server = try ServedCity(
      city.url, "--set", "access.open=false", "--set", "access.proxies=127.0.0.1", "--set", "limits.failed_tries=2")
    let (certificate, _) = try Self.certificate(in: city.folder)
    let port = Int.random(in: 20_000..<30_000)
    let nginx = try Self.nginx(in: city.folder, site: Self.site(port: port, backend: server.address))
    defer {
      nginx.terminate()
      nginx.waitUntilExit()
    }
    let address = "https://localhost:\(port)"
    var answer = try Self.fetch("\(address)/ready", trusting: certificate)
    for _ in 0..<50 where answer.status != 0 {
      Thread.sleep(forTimeInterval: 0.1)
      answer = try Self.fetch("\(address)/ready", trusting: certificate)
    }
    #expect(answer.output == "200 {\"status\":\"ready\"}", "\(answer)")
    #expect(try Self.fetch("\(address)/status", trusting: certificate).output.hasPrefix("401 "))
    let signed = try Self.fetch("\(address)/status", trusting: certificate, token: token)
    #expect(signed.output.hasPrefix("200 "), "\(signed)")
    // Who guesses is told apart from the proxy: what the client itself says of its address is not believed.
    let guesses = try (0..<3).map { _ in try Self.fetch("\(address)/status", trusting: certificate, token: "lw_x") }
    #expect(guesses.map { $0.output.prefix(3) } == ["401", "401", "429"])
    #expect(guesses[2].output.contains("from 127.0.0.1"), "\(guesses[2])")
  }

  /// An nginx that has all its files in a folder.
  private static func nginx(in folder: ScratchFolder, site: String) throws -> Process {
    let path = folder.url.path
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(path)/\($0);" }
    let file = try folder.file(
      "nginx.conf",
      """
      daemon off; pid \(path)/nginx.pid; error_log \(path)/nginx.log; worker_processes 1;
      events { worker_connections 64; }
      http { access_log off; \(temporary.joined(separator: " "))
      \(site)
      }
      """)
    let nginx = Process()
    nginx.executableURL = URL(fileURLWithPath: "/usr/sbin/nginx")
    nginx.arguments = ["-c", file.path, "-p", path, "-e", "\(path)/nginx.log"]
    try nginx.run()
    return nginx
  }

  private static func token(_ city: ScratchCity, role: String) throws -> String {
    let made = try CommandRunner.luwang("token", "add", city.url.path, "--name", "a test", "--role", role, "--quiet")
    try expectDone(made)
    let secret = made.output.trimmingCharacters(in: .newlines)
    let listed = try CommandRunner.luwang("token", "list", city.url.path).output
    #expect(listed.contains("valid  \(role)  a test") && !listed.contains(secret), "\(listed)")
    return secret
  }

  private static func site(port: Int, backend: String) throws -> String {
    let page = try String(contentsOf: PackageRoot.url("Docs/HTTP-API.md"), encoding: .utf8)
    let shown = try #require(page.components(separatedBy: "```nginx\n").dropFirst().first)
    let site = try #require(shown.components(separatedBy: "```").first)
    #expect(site.contains("listen 443 ssl;") && site.contains("http://127.0.0.1:8080"))
    return site.replacing("listen 443 ssl;", with: "listen 127.0.0.1:\(port) ssl;")
      .replacing("http://127.0.0.1:8080", with: backend)
  }

  /// A certificate for localhost that is its own authority.
  private static func certificate(in folder: ScratchFolder) throws -> (certificate: URL, key: URL) {
    let files = ["chain.pem", "key.pem"].map { folder.url.appendingPathComponent($0) }
    let made = try CommandRunner.tool(
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
      "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", files[1].path, "-out",
      files[0].path)
    #expect(made.status == 0, "\(made.errors)")
    return (files[0], files[1])
  }

  /// What an address answers, as `200 body`, asked by Python's own client.
  private static func fetch(
    _ address: String, trusting certificate: URL? = nil, token: String? = nil
  ) throws -> CommandRunner.Result {
    let script = """
      import ssl, sys, urllib.error, urllib.request
      address, certificate, token = sys.argv[1:]
      context = ssl.create_default_context(cafile=certificate or None)
      request = urllib.request.Request(address, headers={"Authorization": "Bearer " + token} if token else {})
      request.add_header("X-Forwarded-For", "192.0.2.7")
      try:
          answer = urllib.request.urlopen(request, context=context, timeout=10)
      except urllib.error.HTTPError as error:
          answer = error
      sys.stdout.write(f"{answer.status} {answer.read().decode()}")
      """
    return try CommandRunner.tool("python3", "-c", script, address, certificate?.path ?? "", token ?? "")
  }
}
