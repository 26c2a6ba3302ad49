import HTTPTypes
import NIOCore
import Synchronization
import Testing

@testable import Service

/// What takes its time is waited for by many, and by each as long as he likes.
@Suite struct PreparationTests {
  @Test func allWhoWaitGetTheSame() async throws {
    let made = Atomic<Int>(0)
    let (gate, open) = AsyncStream<Void>.makeStream()
    let preparation = Preparation {
      for await _ in gate { break }
      return made.add(1, ordering: .relaxed).newValue
    }
    #expect(preparation.made == nil)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<50 { group.addTask { try await preparation.value(by: .now() + .seconds(60)) } }
      try await Task.sleep(for: .milliseconds(5))
      open.yield()
      for try await value in group { #expect(value == 1) }
    }
    #expect(preparation.made == 1)
    #expect(try await preparation.value() == 1)
  }

  @Test func whoWaitsTooLongIsToldToComeAgain() async throws {
    let (gate, open) = AsyncStream<Void>.makeStream()
    let preparation = Preparation { for await _ in gate { break } }
    let problem = await #expect(throws: Problem.self) {
      try await preparation.value(by: .now() + .milliseconds(20))
    }
    #expect(problem?.code == .notReady)
    #expect(problem?.headers[.retryAfter] != nil)
    let told = try #require(problem)
    let fault = try #require(DriveFault(telling: told, as: told, on: "/route/v1/driving/117,36;118,37"))
    #expect(fault.code == .notReady && fault.status == .serviceUnavailable && fault.headers[.retryAfter] != nil)
    let waiting = Task { try await preparation.value() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    // The work itself goes on.
    open.yield()
    try await preparation.value()
  }

  @Test func aFaultIsToldToAll() async throws {
    let preparation = Preparation<Int> { throw Problem(.invalidValue, "no") }
    await #expect(throws: Problem.self) { try await preparation.value() }
    await #expect(throws: Problem.self) { try await preparation.value(by: .now()) }
    #expect(preparation.made == nil)
  }

  @Test(.timeLimit(.minutes(10))) func aNapIsCutShort() async throws {
    let nap = Nap()
    nap.ring()
    await nap.sleep(for: .seconds(3600))
    let sleeping = Task { await nap.sleep(for: .seconds(3600)) }
    try await Task.sleep(for: .milliseconds(5))
    nap.ring()
    await sleeping.value
    await nap.sleep(for: .milliseconds(1))
  }

  @Test func theVehicleThatDrivesIsMadeReadyBeforeAnybodyAsks() async throws {
    let city = try TestCity()
    let server = try SignedServer(city)
    let keeper = Task { try await DriveKeeper(parts: server.parts).run() }
    let room = try await server.parts.city.current().drives.value()
    let profile = try #require(server.parts.options.profileAliases["driving"])
    for _ in 0..<6000 where !room.has(profile) { try await Task.sleep(for: .milliseconds(10)) }
    #expect(room.has(profile))
    #expect(!room.has("e-bike"))
    keeper.cancel()
    try await keeper.value
    server.parts.city.close()
    withExtendedLifetime(city) {}
  }
}
