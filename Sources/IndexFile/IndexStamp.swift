/// What an index was built from: named revisions, such as those of a city's layers.
public struct IndexStamp: Hashable, Sendable {
  /// The revisions by name, sorted.
  public let revisions: [Revision]

  /// One of them.
  public struct Revision: Hashable, Sendable {
    /// What has the revision.
    public var name: String
    /// Its number.
    public var number: Int64

    /// Names a revision.
    public init(_ name: String, _ number: Int64) {
      self.name = name
      self.number = number
    }
  }

  /// Collects revisions in any order.
  public init(_ revisions: [Revision]) {
    self.revisions = revisions.sorted { ($0.name, $0.number) < ($1.name, $1.number) }
  }

  /// The stamp as bytes: two stamps have the same bytes only if they are equal.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for revision in revisions {
      let name = Array(revision.name.utf8)
      bytes.append(littleEndian: UInt32(truncatingIfNeeded: name.count))
      bytes += name
      bytes.append(littleEndian: UInt64(bitPattern: revision.number))
    }
    return bytes
  }

  /// Reads a stamp back; `nil` where the bytes are none.
  init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    var revisions: [Revision] = []
    while !reader.isAtEnd {
      guard let count: UInt32 = reader.next(), let name = reader.next(bytes: Int(count)),
        let number: UInt64 = reader.next()
      else { return nil }
      revisions.append(Revision(String(decoding: name, as: UTF8.self), Int64(bitPattern: number)))
    }
    self.init(revisions)
  }
}

extension IndexStamp: CustomStringConvertible {
  /// The stamp as text, for messages.
  public var description: String {
    revisions.isEmpty ? "no revision" : revisions.map { "\($0.name) \($0.number)" }.joined(separator: ", ")
  }
}
