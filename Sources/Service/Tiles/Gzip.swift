import CZlib

/// Packs bytes as gzip (RFC 1952) through zlib.
enum Gzip {
  /// The packed bytes; `nil` where zlib has no memory.
  /// - Parameter level: how hard it tries, from 1 to 9.
  static func packed(_ bytes: [UInt8], level: Int32 = 4) -> [UInt8]? {
    var stream = z_stream()
    // 16 more than the window's bits asks for gzip's header.
    let version = ZLIB_VERSION
    guard
      deflateInit2_(
        &stream, level, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, version,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, uLong(bytes.count))) + 64
    var isDone = false
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(bound)
        isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
        count = isDone ? Int(stream.total_out) : 0
      }
    }
    return isDone ? packed : nil
  }
}
