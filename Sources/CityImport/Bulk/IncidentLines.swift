public import Casework
import GeoTypes
import Interchange

/// Hands NDJSON incidents that come in pieces to grid, road and chief: the same lines as `luwang assign` writes, in the
/// same order, in memory for a piece and a line.
///
/// `Sendable` without a check by the compiler: one stream has it, and hands in one piece after the other.
public final class IncidentLines: @unchecked Sendable {
  private let assigner: IncidentAssigner
  private let rows: PointRowReader
  private let decoder = NDJSONLineDecoder(file: "body")
  private let clock: Int?
  private var gatherer = LineGatherer()
  private var read = 0

  /// - Parameters:
  ///   - inputCRS: the frame of incidents that name none.
  ///   - clock: minutes by which the city's clock is ahead of UTC; `nil` takes times as they are written.
  /// - Throws: ``ImportError``, `LocatorError`.
  public init(_ index: LocatorIndex, inputCRS: String, clock: Int?) throws {
    assigner = IncidentAssigner(try Locator(index))
    rows = try PointRowReader(file: "body", mapping: FieldMapping(), inputCRS: inputCRS)
    self.clock = clock
  }

  /// The answers to the lines that a piece completes, a line each.
  public func answer(_ piece: UnsafeBufferPointer<UInt8>) -> String {
    var answers = ""
    gatherer.take(piece) { lines, first, fault in
      if let fault {
        let error = fault.error(file: "body", line: first)
        answers += answer(PointRowReader.fault("line \(first)", "\(error)"))
      } else {
        answers += answer(lines, first)
      }
    }
    return answers
  }

  /// The answer to the last line, where it has no line feed.
  public func finish() -> String {
    var answers = ""
    gatherer.finish { lines, first in answers += answer(lines, first) }
    return answers
  }

  private func answer(_ lines: UnsafeBufferPointer<UInt8>, _ first: Int) -> String {
    var answers = ""
    for (place, bytes) in lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard let line = decoder.line(Array(bytes), number: first + place) else { continue }
      answers += answer(rows.row(line))
    }
    return answers
  }

  private func answer(_ row: PointStream.Row) -> String {
    read += 1
    switch IncidentRow(row, of: "body", number: read, clock: clock).incident {
    case .success(let incident):
      return NDJSONWriter.line(assigner.assign(incident).members(passing: row.properties))
    case .failure(let fault): return AnswerFault(row, fault).line
    }
  }
}
