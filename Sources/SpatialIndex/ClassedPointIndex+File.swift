public import IndexFile

extension ClassedPointIndex {
  /// What files of points by class are called in their header.
  private static let kind = IndexKind("classed points", version: 1)

  /// Writes the index to a file.
  /// - Parameter stamp: what the points were taken from; the file is refused for any other.
  /// - Throws: ``IndexFileError/system(path:operation:reason:)``.
  public func write(to path: String, stamp: IndexStamp) throws(IndexFileError) {
    var draft = IndexDraft(kind: ClassedPointIndex.kind, stamp: stamp)
    let order = shelves.sorted { $0.key.code < $1.key.code }
    draft.add("shelves", FlatArray([Int64(count)] + order.flatMap { [$0.key.code, Int64($0.value.count)] }))
    for (number, shelf) in order.enumerated() { shelf.value.index.add(to: &draft, "\(number)") }
    try draft.write(to: path)
  }

  /// Opens an index that was written before; nothing is copied.
  /// - Parameter stamp: what the points at hand were taken from.
  /// - Throws: ``IndexFileError`` for anything but a whole, undamaged file of this stamp.
  /// - Complexity: O(bytes).
  public init(contentsOf path: String, stamp: IndexStamp) throws(IndexFileError) {
    let file = try MappedIndex(path: path, kind: ClassedPointIndex.kind, stamp: stamp)
    let numbers = try file.section("shelves", of: Int64.self).elements
    guard numbers.count % 2 == 1, numbers[0] >= 0, numbers[0] < UInt32.max else { throw file.damage(in: "shelves") }
    var shelves: [Selection: NearestPointIndex] = [:]
    for shelf in 0..<numbers.count / 2 {
      guard let selection = Selection(code: numbers[2 * shelf + 1]), shelves[selection] == nil,
        (0...numbers[0]).contains(numbers[2 * shelf + 2])
      else { throw file.damage(in: "shelves") }
      shelves[selection] = NearestPointIndex(
        count: Int(numbers[2 * shelf + 2]), index: try NearIndex(file, "\(shelf)", numbersBelow: Int(numbers[0])))
    }
    self.init(count: Int(numbers[0]), shelves: shelves)
  }
}

extension ClassedPointIndex.Selection {
  /// The selection as a number: what kind of one it is, then class and subclass.
  fileprivate var code: Int64 {
    switch self {
    case .all: 0
    case .ofClass(let number): 1 << 32 | Int64(number) << 16
    case .ofSubclass(let number, let subclass): 2 << 32 | Int64(number) << 16 | Int64(subclass)
    }
  }

  fileprivate init?(code: Int64) {
    let (number, subclass) = (UInt16(truncatingIfNeeded: code >> 16), UInt16(truncatingIfNeeded: code))
    switch code >> 32 {
    case 0: self = .all
    case 1: self = .ofClass(number)
    case 2: self = .ofSubclass(number, subclass)
    default: return nil
    }
  }
}
