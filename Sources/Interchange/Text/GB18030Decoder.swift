internal import Glibc

/// Turns GB18030 into text; the one owner of a converter of the C library.
struct GB18030Decoder: ~Copyable {
  private let converter: iconv_t

  /// Opens the converter; `nil` where the system has none for GB18030.
  init?() {
    guard let opened = iconv_open("UTF-8", "GB18030"), Int(bitPattern: opened) != -1 else { return nil }
    converter = opened
  }

  deinit { iconv_close(converter) }

  /// The text of whole characters; `nil` when the bytes are not GB18030.
  /// - Complexity: O(n).
  func text(_ bytes: some Collection<UInt8>) -> String? {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    iconv(converter, nil, nil, nil, nil)
    var source = bytes.map { CChar(bitPattern: $0) }
    var left = source.count
    // A character takes at most 3 bytes of UTF-8 for 2 of GB18030, and 4 for 4.
    let room = 2 * left
    let output = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      target.withMemoryRebound(to: CChar.self) { target in
        source.withUnsafeMutableBufferPointer { source in
          var from = source.baseAddress
          var to = target.baseAddress
          var free = room
          if iconv(converter, &from, &left, &to, &free) == Int(bitPattern: UInt.max) { left = max(1, left) }
          count = room - free
        }
      }
    }
    guard left == 0 else { return nil }
    return String(validating: output, as: UTF8.self)
  }

  /// The error of a system without a converter.
  static func missing(_ file: String) -> InterchangeError {
    .unreadable(
      file: file, reason: "is not UTF-8, and this system cannot convert GB18030",
      remedy: "save it as UTF-8, or install the converters of the C library (Debian: libc-bin, libc6)")
  }
}
