import Foundation
import FoundationNetworking
import Testing

/// A running `luwang serve`.
final class LiveServer {
  struct Answer {
    var status: Int
    var body: [String: Any]
    var headers: [AnyHashable: Any]
  }

  struct NotReady: Error { var log: String }

  private let running = Process()
  private let folder: URL
  private let base: URL
  private let secret: String
  private let session = URLSession(configuration: .ephemeral)

  /// The number of its process.
  var process: Int32 { running.processIdentifier }

  /// Starts a server on a free port and waits until it is ready.
  init(_ city: URL, secret: String, _ options: [String] = []) throws {
    self.secret = secret
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("luwang-live-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let log = folder.appendingPathComponent("log")
    try Data().write(to: log)
    running.executableURL = CommandRunner.luwang
    running.arguments = ["serve", city.path, "--port", "0"] + options
    running.standardOutput = FileHandle.nullDevice
    running.standardError = try FileHandle(forWritingTo: log)
    try running.run()
    let end = Date().addingTimeInterval(60)
    while true {
      let text = try String(contentsOf: log, encoding: .utf8)
      if let start = text.range(of: "at http://"), let stop = text[start.upperBound...].firstIndex(of: "/"),
        let url = URL(string: "http://" + text[start.upperBound..<stop])
      {
        base = url
        return
      }
      guard running.isRunning, Date() < end else {
        running.terminate()
        throw NotReady(log: text)
      }
      usleep(5000)
    }
  }

  deinit {
    kill()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Kills the server at once, whatever it does.
  func kill() {
    if running.isRunning { Foundation.kill(running.processIdentifier, SIGKILL) }
    running.waitUntilExit()
  }

  /// Sends a request with the token; `nil` where no answer came.
  func send(_ method: String, _ path: String, _ body: String? = nil, _ headers: [String: String] = [:]) async -> Answer?
  {
    guard let url = URL(string: path, relativeTo: base) else { return nil }
    var request = URLRequest(url: url, timeoutInterval: 30)
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    request.setValue("Bearer \(secret)", forHTTPHeaderField: "Authorization")
    if body != nil { request.setValue("application/json", forHTTPHeaderField: "Content-Type") }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    guard let (data, response) = try? await session.data(for: request), let http = response as? HTTPURLResponse else {
      return nil
    }
    let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    return Answer(status: http.statusCode, body: object ?? [:], headers: http.allHeaderFields)
  }
}
