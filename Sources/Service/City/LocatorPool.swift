import Casework
import GeoTypes
import Interchange
import Synchronization

/// Locators of one state of the city: each is used by one thread at a time, and as many are made as are used at once.
final class LocatorPool: Sendable {
  /// What is asked.
  let index: LocatorIndex
  /// How usual answers are written.
  let layout: AnswerLayout
  private let idle = Mutex<[LocatorDesk]>([])

  init(_ index: LocatorIndex) {
    self.index = index
    layout = AnswerLayout(index, format: .ndjson)
  }

  /// Asks at a desk that nobody else uses meanwhile.
  /// - Throws: `LocatorError`, and what the body throws.
  func with<Answer>(_ body: (LocatorDesk) throws -> Answer) throws -> Answer {
    let desk = try idle.withLock { $0.popLast() } ?? LocatorDesk(index, layout)
    defer { idle.withLock { $0.append(desk) } }
    return try body(desk)
  }
}

/// A locator and a printer of its answers.
///
/// `Sendable` without a check by the compiler: whoever has taken it out of the pool is alone with it.
final class LocatorDesk: @unchecked Sendable {
  let locator: Locator
  private var printer: AnswerPrinter
  private let layout: AnswerLayout
  private var answers: [PointAnswer] = []
  private var bytes = Interchange.ByteBuffer(capacity: 1 << 12)

  fileprivate init(_ index: LocatorIndex, _ layout: AnswerLayout) throws {
    locator = try Locator(index)
    printer = AnswerPrinter(layout)
    self.layout = layout
  }

  /// Hands over the usual answers to positions, one JSON object a line; `separator` stands between them in place of the
  /// line feed.
  func print<Result>(_ positions: [LonLat], _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    answers.removeAll(keepingCapacity: true)
    answers.append(contentsOf: repeatElement(PointAnswer(), count: positions.count))
    // Taken out for the while, since a span would lay hold of the whole desk.
    var taken: [PointAnswer] = []
    swap(&taken, &answers)
    var found = taken.mutableSpan
    locator.find(at: positions.span, into: &found)
    swap(&taken, &answers)
    bytes.removeAll()
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    let head = AnswerPrinter.Head(id: none, longitude: none, latitude: none)
    for (answer, position) in zip(answers, positions) {
      printer.print(answer, at: position, head, locator.candidates(of: answer, at: position), to: &bytes)
    }
    return try body(bytes.bytes)
  }
}
