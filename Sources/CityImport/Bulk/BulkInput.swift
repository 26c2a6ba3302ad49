public import Foundation
import Interchange

/// A file of points, opened and at its first one: what is wrong with it as a whole shows before a city is read.
public struct BulkInput: Sendable {
  let input: PointInput
  let line: BulkLine

  /// Opens a file; `-` is standard input.
  /// - Throws: `InterchangeError`, ``ImportError``.
  public init(_ url: URL, _ options: BulkLocator.Options) throws {
    input = try PointInput(url, format: options.inputFormat, inputCRS: options.inputCRS, map: options.map)
    _ = try input.rowReader()
    if options.isBinary {
      let points = try BinaryPointStream(contentsOf: input.source)
      line = BulkLine(points: points, hasFrame: options.inputCRS != nil, limit: options.first)
      return
    }
    line = try BulkLine(input, limit: options.first, chunkSize: options.chunkSize)
  }
}
