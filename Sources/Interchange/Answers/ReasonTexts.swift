internal import Casework
internal import GeoTypes

/// The reasons of answers as text: few combinations occur, and each is made once.
struct ReasonTexts {
  private var last: (set: ReasonSet, text: Range<Int>)?
  private var known: [ReasonSet: Range<Int>] = [:]
  private var bytes: [UInt8] = []

  /// Prints the reasons of the fields that are asked for.
  @inline(__always)
  mutating func append(_ set: ReasonSet, _ layout: AnswerLayout, to out: inout ByteBuffer) {
    let text: Range<Int>
    if let last, last.set == set {
      text = last.text
    } else {
      text = known[set] ?? make(set, layout)
      last = (set, text)
    }
    bytes.withUnsafeBufferPointer { out.append(UnsafeBufferPointer(rebasing: $0[text])) }
  }

  private mutating func make(_ set: ReasonSet, _ layout: AnswerLayout) -> Range<Int> {
    let pairs = layout.fields.compactMap { field in set[field].map { (field.rawValue, $0.rawValue) } }
    var text = ""
    if layout.format == .csv {
      text = pairs.map { "\($0)=\($1)" }.joined(separator: ";")
    } else {
      JSONText.append(pairs.sorted { $0.0 < $1.0 }.map { ($0, .text($1)) }, to: &text)
    }
    let start = bytes.count
    bytes += Array(text.utf8)
    known[set] = start..<bytes.count
    return start..<bytes.count
  }
}
