import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import Synchronization
import Testing

@testable import Service

/// Edits while another program, such as an import, writes to the city.
@Suite struct EditLineTests {
  private static let body = #"{"lon":117.01,"lat":36.61,"reported_at":"2026-05-04T08:00:00+08:00"}"#

  /// Holds the city's write lock on a thread of its own until it is told that it may end.
  private final class Import: Sendable {
    private let isOver = Atomic<Bool>(false)
    private let isHeld = Atomic<Bool>(false)

    init(_ city: TestCity) async throws {
      let file = try CityFile.open(city.url)
      Thread.detachNewThread { [self] in
        try? file.write { _ in
          isHeld.store(true, ordering: .releasing)
          while !isOver.load(ordering: .acquiring) { usleep(2000) }
        }
        try? file.close()
      }
      while !isHeld.load(ordering: .acquiring) { try await Task.sleep(for: .milliseconds(2)) }
    }

    func end() { isOver.store(true, ordering: .releasing) }
  }

  @Test func anEditWaitsAndReadersDoNot() async throws {
    let city = try TestCity()
    let server = try SignedServer(city)
    try await server.test { client in
      let running = try await Import(city)
      let edits = (0..<3).map { _ in
        Task { try await client.send(.post, "/v1/incidents", as: "乙 dispatcher", Self.body).status }
      }
      while server.parts.editors.lineLength < 3 { try await Task.sleep(for: .milliseconds(2)) }
      // More edits wait than there are threads for long requests: reading goes on all the same.
      let list = try await client.send(.get, "/v1/incidents")
      #expect(try list.object()["items"] as? [String] == [])
      #expect(server.parts.editors.lineLength == 3)
      running.end()
      for edit in edits { #expect(try await edit.value == .created) }
    }
  }

  @Test func anEditThatWaitsTooLongIsToldToComeAgainAndIsNotDone() async throws {
    let city = try TestCity()
    var options = ServiceOptions()
    options.limits.requestSeconds = 1
    let server = try SignedServer(city, options)
    try await server.test { client in
      let running = try await Import(city)
      let edits = (0..<2).map { _ in
        Task { try await client.send(.post, "/v1/incidents", as: "乙 dispatcher", Self.body) }
      }
      for edit in edits {
        let answer = try await edit.value
        #expect(try answer.problem(.serviceUnavailable) == "not_ready")
        #expect(answer.headers[.retryAfter] != nil)
      }
      running.end()
      while server.parts.editors.lineLength > 0 { try await Task.sleep(for: .milliseconds(5)) }
      let list = try await client.send(.get, "/v1/incidents")
      #expect(try list.object()["items"] as? [String] == [])
    }
  }
}
