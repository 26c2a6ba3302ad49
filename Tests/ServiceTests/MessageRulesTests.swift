import Foundation
import Hummingbird
import HummingbirdTesting
import NIOPosix
import Testing

@testable import Service

/// Messages as they stand on the wire, sent and read by a socket of our own.
@Suite struct MessageRulesTests {
  /// What comes back for some bytes until the server ends it, `nil` for its end where it does not within a while.
  private func exchange(_ text: String, _ port: Int) throws -> (text: String, hasEnded: Bool) {
    let socket = try PlainSocket(port: port)
    try socket.send(text)
    return socket.read(seconds: 2)
  }

  private func asked<Value: Sendable>(_ body: @escaping @Sendable (Int) throws -> Value) async throws -> Value {
    let city = try TestCity()
    return try await city.server().application().test(.live) { client in
      let port = try #require(client.port)
      return try await NIOThreadPool.singleton.runIfActive { try body(port) }
    }
  }

  @Test func oldClientsLearnFromTheEndWhereAnAnswerEnds() async throws {
    try await asked { port in
      let (old, hasEnded) = try exchange("GET /health HTTP/1.0\r\n\r\n", port)
      #expect(old.hasPrefix("HTTP/1.0 200 OK\r\n") && old.hasSuffix(#"{"status":"ok"}"#) && hasEnded, "\(old)")
      #expect(old.contains("Connection: close\r\n"))
      let kept = try exchange("GET /health HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", port)
      #expect(kept.text.contains("Connection: keep-alive\r\n") && !kept.hasEnded, "\(kept)")
      let closed = try exchange("GET /health HTTP/1.1\r\nHost: a\r\nConnection: TE, Close\r\n\r\n", port)
      #expect(closed.text.contains("Connection: close\r\n") && closed.hasEnded, "\(closed)")
      let usual = try exchange(String(repeating: "GET /health HTTP/1.1\r\nHost: a\r\n\r\n", count: 3), port)
      #expect(usual.text.components(separatedBy: "HTTP/1.1 200 OK").count == 4 && !usual.hasEnded, "\(usual)")
      let mixed = try exchange("GET /health HTTP/1.1\r\nHost: a\r\n\r\nGET /health HTTP/1.0\r\n\r\n", port)
      #expect(mixed.text.contains("HTTP/1.1 200") && mixed.text.contains("HTTP/1.0 200") && mixed.hasEnded, "\(mixed)")
    }
  }

  @Test func streamsForOldClientsAreNotCutIntoChunks() async throws {
    try await asked { port in
      let line = #"{"lon":117.01,"lat":36.605}"# + "\n"
      let head = "POST /v1/locate HTTP/1.0\r\nConnection: keep-alive\r\nContent-Type: application/x-ndjson\r\n"
      let answer = try exchange(head + "Content-Length: \(line.utf8.count)\r\n\r\n" + line, port)
      #expect(answer.hasEnded && !answer.text.lowercased().contains("chunked"), "\(answer)")
      #expect(answer.text.components(separatedBy: "\r\n\r\n").last?.hasPrefix("{") == true, "\(answer)")
    }
  }

  @Test func oneHostIsNamed() async throws {
    try await asked { port in
      for head in ["GET /health HTTP/1.1\r\n", "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n"] {
        let answer = try exchange(head + "\r\n", port)
        #expect(answer.text.hasPrefix("HTTP/1.1 400") && answer.text.contains("malformed_request"), "\(answer)")
        #expect(answer.hasEnded)
      }
    }
  }

  @Test func whoAsksFirstIsToldToSend() async throws {
    try await asked { port in
      let head = "POST /v1/locate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
      let socket = try PlainSocket(port: port)
      try socket.send(head + "Content-Length: 2\r\n\r\n")
      #expect(socket.read(seconds: 1).text == "HTTP/1.1 100 Continue\r\n\r\n")
      try socket.send("[]")
      #expect(socket.read(seconds: 1).text.hasPrefix("HTTP/1.1 400"))
      // Who is refused at once is not asked for more; on a busy machine the question may come first.
      let refused = try exchange(head + "Content-Length: 99999999\r\n\r\n", port)
      #expect(refused.text.contains("HTTP/1.1 413"), "\(refused)")
    }
  }

  @Test func everyPathTellsItsMethods() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let answer = try await client.execute(uri: "/collections/road/items", method: .options)
      #expect(answer.status == .noContent && answer.headers[.allow] == "GET, HEAD, OPTIONS")
      let edits = try await client.execute(uri: "/v1/closures/7", method: .options)
      #expect(edits.headers[.allow] == "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")
      let all = try await client.execute(uri: "*", method: .options)
      #expect(all.headers[.allow]?.contains("POST") == true)
      #expect(try await client.execute(uri: "/nothing", method: .options).status == .notFound)
    }
  }

  @Test func packedBodiesAreRefused() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let answer = try await client.execute(
        uri: "/v1/locate", method: .post, headers: [.contentEncoding: "gzip", .contentType: "application/json"],
        body: .init(string: "{}"))
      #expect(try answer.problem(.unsupportedMediaType) == "unsupported_type")
      #expect(answer.headers[.acceptEncoding] == "identity")
    }
  }
}
