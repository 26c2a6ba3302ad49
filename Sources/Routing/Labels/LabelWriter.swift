/// Takes in lists, which stay where they are until it goes.
///
/// Memory comes in pieces that the system takes back at once when they are freed.
final class LabelWriter {
  private var pieces: [UnsafeMutablePointer<UInt32>] = []
  private var free: UnsafeMutablePointer<UInt32>?
  private var rest = 0
  /// Words in a piece, of which those never written take no memory.
  private let pieceSize: Int
  /// Words written so far.
  private(set) var written = 0

  /// - Parameter bound: words that will be written at most.
  init(bound: Int) { pieceSize = min(bound, 12 << 20) }

  deinit { for piece in pieces { piece.deallocate() } }

  /// Adds a list.
  @inline(__always)
  func append(_ hubs: UnsafePointer<UInt16>, _ distances: UnsafePointer<Int32>, count: Int) -> LabelList {
    let words = LabelList.words(count)
    if rest < words { addPiece(of: max(pieceSize, words)) }
    guard let place = free else { fatalError("a piece was just added") }
    let depths = UnsafeMutableRawPointer(place).assumingMemoryBound(to: UInt16.self)
    depths.update(from: hubs, count: count)
    depths[count] = LabelList.end
    if count & 1 == 0 { depths[count + 1] = LabelList.end }
    UnsafeMutableRawPointer(place + LabelList.hubWords(count)).assumingMemoryBound(to: Int32.self)
      .update(from: distances, count: count)
    free = place + words
    rest -= words
    written += words
    return LabelList(UnsafePointer(place), count: count)
  }

  private func addPiece(of words: Int) {
    let piece = UnsafeMutablePointer<UInt32>.allocate(capacity: words)
    pieces.append(piece)
    free = piece
    rest = words
  }
}
