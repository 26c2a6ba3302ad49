import GeoTypes

/// Writes values as bytes that cannot be read in two ways, and digests them.
struct RevisionWriter {
  private static let room = 1 << 16

  private var content = ContentDigest()
  private var buffer: [UInt8] = []

  init() { buffer.reserveCapacity(Self.room + 64) }

  /// The digest of all that was written.
  var digest: String {
    var all = content
    all.update(buffer)
    return all.text
  }

  mutating func put(_ value: Int64) { putBytes(of: value.littleEndian) }
  mutating func put(_ value: Int) { put(Int64(value)) }
  mutating func put(_ value: Bool) { putBytes(of: value ? UInt8(1) : 0) }

  /// A number; both zeros are one.
  mutating func put(_ value: Double) { putBytes(of: (value == 0 ? 0 : value.bitPattern).littleEndian) }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    makeRoom()
    buffer.append(contentsOf: text.utf8)
  }

  mutating func put(_ vertex: Vertex) {
    putBytes(of: vertex.x.littleEndian)
    putBytes(of: vertex.y.littleEndian)
  }

  /// Whether there is a value, and the value.
  mutating func put<Value>(_ value: Value?, _ write: (inout RevisionWriter, Value) -> Void) {
    put(value != nil)
    if let value { write(&self, value) }
  }

  mutating func put(_ text: String?) { put(text) { $0.put($1) } }
  mutating func put(_ measure: (some Measure)?) { put(measure) { $0.put($1.rawValue) } }

  /// Values whose order means nothing: their number, then the bytes of each, in the order of these bytes.
  mutating func putRecords<Value>(_ values: [Value], _ write: (Value, inout RevisionWriter) -> Void) {
    put(values.count)
    let records = values.map { value in
      var record = RevisionWriter(recording: ())
      write(value, &record)
      return record.buffer
    }
    for record in records.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      put(record.count)
      makeRoom()
      buffer.append(contentsOf: record)
    }
  }

  private init(recording: Void) {}

  private mutating func putBytes(of value: some BitwiseCopyable) {
    makeRoom()
    withUnsafeBytes(of: value) { buffer.append(contentsOf: $0) }
  }

  private mutating func makeRoom() {
    guard buffer.count >= Self.room else { return }
    content.update(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
