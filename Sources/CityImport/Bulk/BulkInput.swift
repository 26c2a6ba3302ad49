public import Foundation

/// A text file of points, opened and at its first row: what is wrong with it as a whole shows before a city is read.
public struct BulkInput: Sendable {
  let input: PointInput
  let line: BulkLine

  /// Opens a file; `-` is standard input.
  /// - Throws: `InterchangeError`, ``ImportError``.
  public init(_ url: URL, _ options: BulkLocator.Options) throws {
    input = try PointInput(url, format: options.inputFormat, inputCRS: options.inputCRS, map: options.map)
    _ = try input.rowReader()
    line = try BulkLine(input, limit: options.first, chunkSize: options.chunkSize)
  }
}
