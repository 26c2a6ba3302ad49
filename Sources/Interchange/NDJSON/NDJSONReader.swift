public import Foundation
internal import GeoTypes

/// Reads newline-delimited JSON line by line in constant memory; a bad line is an error value, and the next ones
/// still come.
public struct NDJSONReader: ~Copyable {
  private let file: InputFile
  private let decoder = JSONDecoder()
  private var buffer: [UInt8] = []
  private var cursor = 0
  private var number = 0
  private var isOver = false
  private let lineLimit: Int

  /// Opens a file.
  /// - Parameter lineLimit: the longest line in bytes that is read, 16 MiB by default.
  /// - Throws: ``InterchangeError/unreadable(file:reason:remedy:)``.
  public init(contentsOf url: URL, lineLimit: Int = 1 << 24) throws(InterchangeError) {
    file = try InputFile(url)
    self.lineLimit = lineLimit
  }

  /// The next line that is not blank, `nil` at the end.
  /// - Throws: ``InterchangeError`` only when the file itself fails.
  public mutating func next() throws(InterchangeError) -> NDJSONLine? {
    while !isOver {
      let line = try nextLine()
      if number == 1, let refusal = FileSignature.refusal(line.bytes, file: file.name, wanted: "NDJSON") {
        throw refusal
      }
      if line.isTooLong {
        return NDJSONLine(
          number: number,
          value: .failure(
            .limitExceeded(
              file: file.name, place: "line \(number)", reason: "is longer than \(lineLimit) bytes",
              remedy: "write one object to a line")))
      }
      let isBlank = line.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x1E }
      if !isBlank { return NDJSONLine(number: number, value: value(line.bytes)) }
    }
    return nil
  }

  private func value(_ bytes: [UInt8]) -> Result<PropertyValue, InterchangeError> {
    let place = "line \(number)"
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return .failure(
        .malformed(file: file.name, place: place, reason: "is not UTF-8", remedy: "save the file as UTF-8"))
    }
    do {
      let outline = try JSONOutline(bytes)
      guard outline.values.count == 1 else {
        return .failure(
          .malformed(
            file: file.name, place: place, reason: "holds \(outline.values.count) values",
            remedy: "write one object to a line"))
      }
    } catch {
      return .failure(
        .malformed(
          file: file.name, place: "\(place), byte \(error.offset + 1)", reason: error.lineReason, remedy: error.remedy))
    }
    do {
      return .success(try decoder.decode(JSONValue.self, from: Data(bytes)).value)
    } catch {
      return .failure(
        .malformed(
          file: file.name, place: place, reason: "cannot be read as JSON", remedy: "check its texts and numbers"))
    }
  }

  /// The bytes up to the next line feed; of a line that is too long none are kept.
  private mutating func nextLine() throws(InterchangeError) -> (bytes: [UInt8], isTooLong: Bool) {
    number += 1
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      let end = buffer[cursor...].firstIndex(of: UInt8(ascii: "\n"))
      if !isTooLong { line += buffer[cursor..<(end ?? buffer.count)] }
      if line.count > lineLimit { (line, isTooLong) = ([], true) }
      if let end {
        cursor = end + 1
        break
      }
      buffer.removeAll(keepingCapacity: true)
      cursor = 0
      guard try file.read(1 << 16, appendingTo: &buffer) else {
        isOver = true
        break
      }
    }
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    return (line, isTooLong)
  }
}

extension JSONFlaw {
  /// The reason as it reads for a single line.
  fileprivate var lineReason: String {
    if case .notANumber(let word) = kind { return "\(word) \(reason)" }
    return reason
  }
}
