import HTTPTypes
import Store

extension ServiceParts {
  /// Changes the city in one transaction, behind those that asked before. Where another program holds the file, such as
  /// an import that writes, it is waited for as long as a request may take; nobody else is held up meanwhile.
  /// - Throws: ``Problem`` `not_ready` where that takes too long, `CityFileError`, and what the body throws: nothing has
  ///   happened then.
  func edit<Value: Sendable>(_ body: @escaping @Sendable (CityWriter) throws -> Value) async throws -> Value {
    try await editors.run { [city] watch in
      try city.write { writer in
        // Whoever has been told that it took too long must not find it done.
        try watch.check()
        let value = try body(writer)
        try watch.check()
        return value
      }
    }
  }

  /// The line of edits: one thread, since a city has one writer at a time.
  static func editors(_ limits: ServiceOptions.Limits) -> WorkerPool {
    let late = Problem(
      .notReady, "another program, such as an import, writes to the city: ask again", headers: [.retryAfter: "5"])
    return WorkerPool(threads: 1, line: limits.line, seconds: limits.requestSeconds, late: late)
  }
}

extension ServiceOptions.Limits {
  /// How long an edit waits for another program: less than a request, so that it is told in time.
  var writePatience: Duration { .milliseconds(max(500, requestSeconds * 1000 - 2000)) }
}
