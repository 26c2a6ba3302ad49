internal import GeoTypes
internal import IndexFile

/// Texts as they stand in answers: in quotes and escaped where the format wants it, made once and copied from then on.
struct PreparedTexts: Sendable {
  private let texts: FlatTexts

  init(_ texts: FlatTexts, isCSV: Bool) {
    self.texts = FlatTexts(
      (0..<texts.count).map { number in
        if isCSV { return CSVWriter.quoted(texts[number]) }
        var json = ""
        JSONText.append(texts[number], to: &json)
        return json
      })
  }

  /// The bytes of a text. - Precondition: there is such a text.
  @inline(__always)
  subscript(number: UInt32) -> UnsafeBufferPointer<UInt8> { texts.utf8(Int(number)) }
}
