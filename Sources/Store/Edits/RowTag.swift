internal import GRDB
import Plans

/// What tells one content of a row from another: a digest of what is stored, so that edits of other programs count.
///
/// It serves as a strong entity tag (RFC 9110, section 8.8.3), without the quotes.
public struct RowTag: Hashable, Sendable {
  /// 32 hex digits.
  public let text: String

  /// A tag as a client sent it; one that no row has is no error, it fits nothing.
  public init(text: String) { self.text = text }

  /// The tag of rows whose order means nothing.
  init(_ rows: [[DatabaseValue]]) {
    var digest = ContentDigest()
    for row in rows.map(Self.bytes).sorted(by: { $0.lexicographicallyPrecedes($1) }) { digest.update(row) }
    text = String(digest.text.drop { $0 != ":" }.dropFirst().prefix(32))
  }

  /// The values of a row as bytes that cannot be read in two ways.
  private static func bytes(_ values: [DatabaseValue]) -> [UInt8] {
    var bytes: [UInt8] = []
    func put(_ kind: UInt8, _ content: some Collection<UInt8>) {
      bytes.append(kind)
      withUnsafeBytes(of: UInt64(content.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: content)
    }
    for value in values {
      switch value.storage {
      case .null: put(0, [])
      case .int64(let number): withUnsafeBytes(of: number.littleEndian) { put(1, $0) }
      case .double(let number): withUnsafeBytes(of: number.bitPattern.littleEndian) { put(2, $0) }
      case .string(let text): put(3, text.utf8)
      case .blob(let data): put(4, data)
      }
    }
    return bytes
  }
}

/// What must hold for an edit to be done (`If-Match` and `If-None-Match` of RFC 9110, section 13.1).
public enum RowCondition: Hashable, Sendable {
  /// Nothing.
  case none
  /// There must be no such row.
  case absent
  /// There must be such a row.
  case present
  /// The row must have one of these tags.
  case tags(Set<RowTag>)
}

/// A value with the tag of its row.
public struct Tagged<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// The tag of the row that it stands in.
  public var tag: RowTag
}

extension Tagged: Equatable where Value: Equatable {}

/// What an edit came to.
public struct RowEdit: Hashable, Sendable {
  /// The tag of the row as it is now; `nil` where it is gone.
  public var tag: RowTag?
  /// Whether there was no such row before.
  public var isNew: Bool
  /// The number of the edit in the audit log; `nil` where the row was so already, and nothing was written.
  public var auditNumber: Int64?
}
