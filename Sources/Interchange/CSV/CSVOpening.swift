internal import Foundation

/// A CSV file whose encoding and delimiter are known, at its header.
struct CSVOpening: ~Copyable {
  /// The file, read up to the end of `head`.
  let file: InputFile
  /// Its first bytes, without a byte-order mark.
  let head: [UInt8]
  /// The encoding.
  let encoding: TextEncoding
  /// The byte between fields.
  let delimiter: UInt8
  /// What was odd.
  let warnings: [String]

  private static let chunk = 1 << 16
  private static let headSize = 1 << 18

  /// Opens the file and looks at its bytes: at all of them in a file of a disk, at the first of a pipe.
  /// - Throws: ``InterchangeError`` when it is not text, or not in the encoding that was asked for.
  init(_ url: URL, _ options: CSVOptions) throws(InterchangeError) {
    let opened = try InputFile(url)
    var bytes: [UInt8] = []
    while bytes.count < Self.headSize, try opened.read(Self.chunk, appendingTo: &bytes) {}
    guard !bytes.isEmpty else { throw InputFile.empty(opened.name) }
    if let refusal = FileSignature.refusal(bytes, file: opened.name, wanted: "CSV") { throw refusal }
    let check = try Self.check(opened, bytes)
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let choice = try Self.encoding(check, options.encoding, hasMark, opened.name)
    let text = hasMark ? Array(bytes.dropFirst(3)) : bytes
    encoding = choice.encoding
    warnings = choice.warnings
    head = text
    delimiter = (options.delimiter ?? Self.delimiter(of: text)).rawValue.asciiValue ?? UInt8(ascii: ",")
    file = opened
  }

  private static func check(_ file: borrowing InputFile, _ head: [UInt8]) throws(InterchangeError) -> UTF8Check {
    var check = UTF8Check()
    check.take(head)
    if file.isRegular {
      var piece: [UInt8] = []
      while try file.read(chunk, appendingTo: &piece) {
        check.take(piece)
        piece.removeAll(keepingCapacity: true)
      }
      check.finish()
      try file.seek(to: head.count)
    }
    guard !check.hasZero else {
      throw .unsupported(
        file: file.name, place: nil, reason: "holds zero bytes: it is UTF-16 or no text at all",
        remedy: "save it as CSV UTF-8")
    }
    return check
  }

  private static func encoding(
    _ check: UTF8Check, _ wanted: TextEncoding?, _ hasMark: Bool, _ file: String
  ) throws(InterchangeError) -> (encoding: TextEncoding, warnings: [String]) {
    switch (wanted, check.faultyLine) {
    case (.utf8, let line?):
      throw .malformed(
        file: file, place: "line \(line)", reason: "is not UTF-8, which was asked for",
        remedy: "it may be GB18030: leave the encoding out or give gb18030, or save the file as CSV UTF-8")
    case (nil, let line?) where hasMark || check.isDamaged: throw UTF8Check.damage(file, line: line)
    case (nil, let line?):
      return (.gb18030, ["the text is not UTF-8 (line \(line)); it is read as GB18030"])
    case (.gb18030, nil) where hasMark:
      return (.utf8, ["the file begins with the mark of UTF-8; it is read as UTF-8 and not as GB18030"])
    case (.gb18030, _): return (.gb18030, [])
    case (_, nil): return (.utf8, [])
    }
  }

  /// The delimiter that the header holds most of outside quotes, the comma where there is none.
  private static func delimiter(of head: [UInt8]) -> CSVOptions.Delimiter {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in head {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      counts[byte, default: 0] += 1
    }
    func count(_ delimiter: CSVOptions.Delimiter) -> Int { delimiter.rawValue.asciiValue.flatMap { counts[$0] } ?? 0 }
    var best = CSVOptions.Delimiter.comma
    for delimiter in CSVOptions.Delimiter.allCases where count(delimiter) > count(best) { best = delimiter }
    return best
  }
}
