import Dispatch
import Foundation
import HTTPTypes
import Testing

@testable import Service

@Suite struct WorkerPoolTests {
  @Test func workThatTakesTooLongIsToldSoAndCanBreakOff() async throws {
    let pool = WorkerPool(threads: 1, line: 4, seconds: 1)
    let problem = await #expect(throws: Problem.self) {
      try await pool.run { watch in
        while true {
          try watch.check()
          Thread.sleep(forTimeInterval: 0.01)
        }
      }
    }
    #expect(problem?.code == .timeout && problem?.code.status == .unprocessableContent)
    // Its thread is free again.
    #expect(try await pool.run { 7 } == 7)
    await pool.shutDown()
  }

  @Test func whoWaitsTooLongIsToldToComeAgain() async throws {
    let pool = WorkerPool(threads: 1, line: 2, seconds: 1)
    let release = DispatchSemaphore(value: 0)
    let busy = Task { try await pool.run { release.wait() } }
    while pool.lineLength < 1 { try await Task.sleep(for: .milliseconds(10)) }
    let waiting = Task { try await pool.run { 1 } }
    while pool.lineLength < 2 { try await Task.sleep(for: .milliseconds(10)) }
    // Two are in line, which is all there may be.
    let full = await #expect(throws: Problem.self) { try await pool.run { 2 } }
    #expect(full?.code == .tooManyRequests && full?.detail.contains("2 long requests") == true)
    let late = await #expect(throws: Problem.self) { try await waiting.value }
    #expect(late?.code == .tooManyRequests && late?.headers[.retryAfter] != nil)
    let long = await #expect(throws: Problem.self) { try await busy.value }
    #expect(long?.code == .timeout)
    // Work that goes on counts in the line until its end.
    #expect(pool.lineLength > 0)
    release.signal()
    await pool.shutDown()
  }

  @Test func whoLeavesIsNotWaitedFor() async throws {
    let pool = WorkerPool(threads: 1, line: 4, seconds: 30)
    let task = Task {
      try await pool.run { watch in
        while !watch.isOver { Thread.sleep(forTimeInterval: 0.01) }
      }
    }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await pool.run { 3 } == 3)
    await pool.shutDown()
  }
}
