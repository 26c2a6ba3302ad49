internal import Casework
internal import GeoTypes

/// The chiefs of answers as text. Most segments are held alike from end to end: their text is made once a side.
struct ChiefTexts {
  /// A text among those made, or why there is none.
  struct Holders {
    var start: UInt32
    var count: UInt32
    var reason: MissingReason?

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// Nobody, for no reason.
  static let nothing = Holders(start: 0, count: 0, reason: nil)

  /// For each side of each segment the number of its holders, from 1; 0 where they have not been asked for.
  private var known: [UInt32]
  private var holders: [Holders] = []
  private var bytes: [UInt8] = []
  private var passing: [UInt8] = []
  /// Where texts that are not kept begin in the numbering of ranges.
  private static let passingStart = UInt32(1) << 31

  init(segmentCount: Int) { known = Array(repeating: 0, count: 2 * segmentCount) }

  /// Who holds the place of an answer.
  @inline(__always)
  mutating func text(of answer: PointAnswer, _ layout: AnswerLayout) -> Holders {
    guard answer.segment != PointAnswer.none else {
      return Holders(start: 0, count: 0, reason: layout.index.chiefs(of: answer, at: layout.time).reason)
    }
    let side = 2 * Int(answer.segment) + (answer.isLeft ? 1 : 0)
    if known[side] > 0 { return holders[Int(known[side]) - 1] }
    return make(answer, layout, side)
  }

  /// Prints a text.
  @inline(__always)
  func append(_ holders: Holders, to out: inout ByteBuffer) {
    if holders.start < ChiefTexts.passingStart {
      bytes.withUnsafeBufferPointer { out.append(UnsafeBufferPointer(rebasing: $0[holders.range])) }
    } else {
      passing.withUnsafeBufferPointer { out.append($0) }
    }
  }

  private mutating func make(_ answer: PointAnswer, _ layout: AnswerLayout, _ side: Int) -> Holders {
    let (chiefs, reason) = layout.index.chiefs(of: answer, at: layout.time)
    var text = ""
    if !chiefs.isEmpty {
      if layout.format == .csv {
        text = CSVWriter.quoted(chiefs.map(\.id).joined(separator: ";"))
      } else {
        JSONText.append(Location.value(of: chiefs), to: &text)
      }
    }
    guard layout.index.isHeldThroughout(answer.segment), bytes.count < 1 << 30 else {
      passing = Array(text.utf8)
      return Holders(start: ChiefTexts.passingStart, count: UInt32(passing.count), reason: reason)
    }
    let found = Holders(start: UInt32(bytes.count), count: UInt32(text.utf8.count), reason: reason)
    bytes += Array(text.utf8)
    holders.append(found)
    known[side] = UInt32(holders.count)
    return found
  }
}
