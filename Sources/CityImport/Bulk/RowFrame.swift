import GeoTypes
import Interchange

/// Turns pairs of numbers into positions in the frame that their row names; rows mostly name the one of the row before.
/// For one thread at a time.
final class RowFrame {
  private let rows: PointRowReader
  private let hasFallback: Bool
  private var name: [UInt8] = []
  private var holder: FrameReaders.Holder?

  init(_ rows: PointRowReader) {
    self.rows = rows
    holder = try? rows.frame(nil)
    hasFallback = holder != nil
  }

  /// The position of a pair in the frame with a name, the empty one for none; `nil` where there is none, or the name
  /// takes more than a look.
  func position(_ x: Double, _ y: Double, named bytes: UnsafeBufferPointer<UInt8>) -> LonLat? {
    if !bytes.elementsEqual(name) { change(to: bytes) }
    guard let holder, let position = try? holder.lonLat(RawPosition(x, y)), position.isValid else { return nil }
    return position
  }

  private func change(to bytes: UnsafeBufferPointer<UInt8>) {
    name = Array(bytes)
    // Blanks and the like are left to the reader that takes its time.
    let isPlain = bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    holder = isPlain ? try? rows.frame(bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)) : nil
  }
}
