internal import Foundation
internal import GeoTypes

/// Turns single lines of NDJSON into values. For one thread at a time.
public final class NDJSONLineDecoder {
  private let file: String
  private let decoder = JSONDecoder()

  /// A decoder of lines of a file, as messages name it.
  public init(file: String) { self.file = file }

  /// The value of a line without its line feed, or what is wrong with it; `nil` for a blank one.
  public func line(_ bytes: [UInt8], number: Int) -> NDJSONLine? {
    let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x1E }
    return isBlank ? nil : NDJSONLine(number: number, value: value(bytes, number: number))
  }

  private func value(_ bytes: [UInt8], number: Int) -> Result<PropertyValue, InterchangeError> {
    let place = "line \(number)"
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return .failure(
        .malformed(file: file, place: place, reason: "is not UTF-8", remedy: "save the file as UTF-8"))
    }
    do {
      let outline = try JSONOutline(bytes)
      guard outline.values.count == 1 else {
        return .failure(
          .malformed(
            file: file, place: place, reason: "holds \(outline.values.count) values",
            remedy: "write one object to a line"))
      }
    } catch {
      return .failure(
        .malformed(
          file: file, place: "\(place), byte \(error.offset + 1)", reason: error.lineReason, remedy: error.remedy))
    }
    do {
      return .success(try decoder.decode(JSONValue.self, from: Data(bytes)).value)
    } catch {
      return .failure(
        .malformed(
          file: file, place: place, reason: "cannot be read as JSON", remedy: "check its texts and numbers"))
    }
  }
}

extension JSONFlaw {
  /// The reason as it reads for a single line.
  fileprivate var lineReason: String {
    if case .notANumber(let word) = kind { return "\(word) \(reason)" }
    return reason
  }
}
