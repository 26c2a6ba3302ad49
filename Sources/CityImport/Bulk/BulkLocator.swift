public import Casework
import Dispatch
import GeoTypes
public import Interchange

/// Locates the points of a file, in memory for some chunks of it: chunks are read and written in order, and worked on
/// by several threads in between. The answers are the same for any number of threads.
public struct BulkLocator: Sendable {
  /// What is to be done.
  public struct Options: Sendable {
    /// Whether the input is binary points (`BinaryColumnHeader`).
    public var isBinary = false
    /// The format of a text; `nil` goes by the name.
    public var inputFormat: PointStream.Format?
    /// The frame of points that name none.
    public var inputCRS: String?
    /// Which column holds which field, as `--map` says it.
    public var map: String?
    /// How positions are located.
    public var locator = LocatorOptions()
    /// The vertical order of the roads asked for by rows that do not say.
    public var level: Int?
    /// Only so many points are answered.
    public var first: Int?
    /// How many threads work.
    public var threads = 1
    /// About how many bytes a thread takes at a time.
    public var chunkSize = RowChunks.usualSize

    /// The usual options: one thread, all points.
    public init() {}
  }

  /// What has been done so far.
  public struct Progress: Sendable {
    /// Points answered, those that could not be read among them.
    public var points = 0
    /// Lines that could not be read.
    public var faults = 0
    /// Points in a unit grid.
    public var inGrid = 0
    /// Bytes read of how many; 0 where that is not known.
    public var bytesRead = 0
    /// Bytes of the whole input; 0 where that is not known.
    public var totalBytes = 0
    /// Seconds of work of all threads.
    public var timings = Timings()
  }

  /// Seconds of the processor that each part of the work took.
  public struct Timings: Sendable {
    /// Reading the file and finding its rows.
    public var reading = 0.0
    /// Taking rows apart.
    public var parsing = 0.0
    /// Locating.
    public var locating = 0.0
    /// Printing.
    public var printing = 0.0
    /// Handing bytes to the system.
    public var writing = 0.0
  }

  let index: LocatorIndex
  let options: Options

  /// A locator of many points in a city.
  public init(_ index: LocatorIndex, options: Options) {
    self.index = index
    self.options = options
  }

  /// Answers the points of a file.
  /// - Parameters:
  ///   - input: the file, opened with the same options; it is read to its end.
  ///   - layout: what answers consist of.
  ///   - progress: told now and then how far it is, by one thread at a time.
  ///   - write: takes the bytes of the answers, one chunk after the other, behind the header of CSV.
  /// - Throws: `InterchangeError`, ``ImportError``, `LocatorError`, and what `write` throws.
  public func answer(
    _ input: BulkInput, _ layout: AnswerLayout, progress: @Sendable (Progress) -> Void,
    write: @Sendable (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws -> Progress {
    let (line, input) = (input.line, input.input)
    if layout.format == .csv {
      try Array(CSVWriter.line(layout.columns).utf8).withUnsafeBufferPointer(write)
    } else if layout.format == .binary {
      // How many rows a text has shows at its end only.
      try BinaryColumnHeader(.cellNumbers, count: nil).bytes.withUnsafeBufferPointer(write)
    }
    // Rows are counted as they are read: only one at a time knows which are the first.
    let threads = options.first == nil ? max(1, options.threads) : 1
    if threads == 1 {
      try work(input, line, layout, progress, write)
    } else {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        line.guarding { try work(input, line, layout, progress, write) }
      }
    }
    return try line.finish()
  }

  /// What one thread does.
  private func work(
    _ input: PointInput, _ line: BulkLine, _ layout: AnswerLayout, _ progress: (Progress) -> Void,
    _ write: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    var worker = try BulkWorker.make(self, input, line.source, layout)
    try line.run(&worker, progress: progress, write: write)
  }
}
