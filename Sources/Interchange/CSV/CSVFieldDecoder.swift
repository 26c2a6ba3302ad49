/// Turns the bytes of a field into text.
struct CSVFieldDecoder: ~Copyable {
  private let gb18030: GB18030Decoder?

  /// A decoder for an encoding.
  /// - Throws: `unreadable` where the system cannot convert it.
  init(_ encoding: TextEncoding, file: String) throws(InterchangeError) {
    switch encoding {
    case .utf8: gb18030 = nil
    case .gb18030:
      guard let opened = GB18030Decoder() else { throw GB18030Decoder.missing(file) }
      gb18030 = consume opened
    }
  }

  /// The text of a field.
  /// - Throws: `malformed` naming the line when the bytes are not of the encoding.
  func text(_ bytes: ArraySlice<UInt8>, file: String, line: Int) throws(InterchangeError) -> String {
    let name: String
    switch gb18030 {
    case .some(let decoder):
      if let text = decoder.text(bytes) { return text }
      name = "GB18030"
    case .none:
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      name = "UTF-8"
    }
    throw .malformed(
      file: file, place: "line \(line)", reason: "is not \(name)",
      remedy: "give the encoding of the file (utf-8 or gb18030), or save it as CSV UTF-8")
  }
}
