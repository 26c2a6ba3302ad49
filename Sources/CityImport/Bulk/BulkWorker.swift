import Casework
import GeoTypes
import Grid
import Interchange

/// Turns chunks of rows into bytes of answers. For one thread at a time.
struct BulkWorker: ~Copyable {
  /// How rows are taken apart.
  enum Source: Sendable {
    case csv(CSVRowFormat)
    case ndjson(path: String)
    case binary(hasFrame: Bool)
  }

  private enum Parser {
    case csv(CSVPointParser)
    case ndjson(NDJSONPointParser)
    case binary(BinaryPointParser)
  }

  var chunk = RowChunk()
  /// The answers to the chunk.
  private(set) var output = ByteBuffer(capacity: 1 << 22)
  /// What the chunk came to.
  private(set) var done = BulkLocator.Progress()
  private let parser: Parser
  private var block = PointBlock()
  private var answers: [PointAnswer] = []
  private let locator: Locator
  private var printer: AnswerPrinter
  private let layout: AnswerLayout
  private let level: Int?
  private let width: Int

  /// A worker on a source of rows.
  static func make(
    _ bulk: BulkLocator, _ input: PointInput, _ source: Source, _ layout: AnswerLayout
  ) throws -> BulkWorker {
    let rows = try input.rowReader()
    let locator = try Locator(bulk.index, options: bulk.options.locator)
    let parser: Parser =
      switch source {
      case .csv(let format): .csv(CSVPointParser(format, try CSVRowDecoder(format), rows))
      case .ndjson(let path): .ndjson(NDJSONPointParser(rows, path: path))
      case .binary(let hasFrame): .binary(BinaryPointParser(rows, hasFrame: hasFrame))
      }
    return BulkWorker(locator, layout, bulk.options.level, parser)
  }

  private init(_ locator: consuming Locator, _ layout: AnswerLayout, _ level: Int?, _ parser: Parser) {
    self.parser = parser
    self.locator = locator
    printer = AnswerPrinter(layout)
    self.layout = layout
    self.level = level
    width = layout.columns.count - 4
  }

  /// Answers the rows of the chunk, at most so many.
  mutating func work(limit: Int) throws {
    output.removeAll()
    done = BulkLocator.Progress()
    block.removeAll()
    var clock = ProcessorClock()
    switch parser {
    case .csv(let parser): try parser.parse(chunk, into: &block)
    case .ndjson(let parser): parser.parse(chunk, into: &block)
    case .binary(let parser): parser.parse(chunk, into: &block)
    }
    block.keepFirst(limit)
    done.timings.parsing = clock.lap()
    locate()
    done.timings.locating = clock.lap()
    if layout.format == .binary { printNumbers() } else { print() }
    done.timings.printing = clock.lap()
    done.points = block.count
    done.bytesRead = chunk.bytes.count
  }

  private mutating func locate() {
    answers.removeAll(keepingCapacity: true)
    answers.append(contentsOf: repeatElement(PointAnswer(), count: block.count))
    if let level {
      if block.levels.isEmpty { block.levels = Array(repeating: nil, count: block.count) }
      for place in block.levels.indices where block.levels[place] == nil { block.levels[place] = level }
    }
    // Taken out for the while, since a span would lay hold of the whole worker.
    let (positions, levels) = (block.positions, block.levels)
    var taken: [PointAnswer] = []
    swap(&taken, &answers)
    var found = taken.mutableSpan
    locator.find(at: positions.span, levels: levels, into: &found, layout.questions, asksRoads: layout.asksRoads)
    swap(&taken, &answers)
  }

  private mutating func printNumbers() {
    for answer in answers {
      output.append(littleEndian: answer.areas.cell)
      if answer.areas.cell != PointAnswer.none { done.inGrid += 1 }
    }
    for odd in block.oddRows {
      if case .failure = odd.row.position { done.faults += 1 }
    }
  }

  private mutating func print() {
    let bytes = chunk.bytes.bytes
    let asksCandidates = layout.format == .ndjson && layout.asksRoads
    var odd = 0
    var inGrid = 0
    for place in 0..<block.count {
      let answer = answers[place]
      let position = block.positions[place]
      let candidates = asksCandidates ? locator.candidates(of: answer, at: position) : []
      if answer.areas.cell != PointAnswer.none { inGrid += 1 }
      if odd < block.oddRows.count, block.oddRows[odd].place == place {
        printOdd(block.oddRows[odd].row, answer, candidates)
        odd += 1
        continue
      }
      let head = block.heads[place]
      printer.print(
        answer, at: position,
        AnswerPrinter.Head(
          id: UnsafeBufferPointer(rebasing: bytes[head.id.range]),
          longitude: UnsafeBufferPointer(rebasing: bytes[head.longitude.range]),
          latitude: UnsafeBufferPointer(rebasing: bytes[head.latitude.range])), candidates, to: &output)
    }
    done.inGrid = inGrid
  }

  private mutating func printOdd(_ row: PointStream.Row, _ answer: PointAnswer, _ candidates: [RoadCandidate]) {
    switch row.position {
    case .success(let position): printer.print(answer, at: position, id: row.id, candidates, to: &output)
    case .failure(let fault):
      done.faults += 1
      AnswerFault(row, fault).append(columns: width, isCSV: layout.format == .csv, to: &output)
    }
  }
}
