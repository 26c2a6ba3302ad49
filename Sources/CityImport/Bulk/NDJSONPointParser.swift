import GeoTypes
import Interchange

/// Reads points of NDJSON in place, line by line, and hands what is out of the ordinary to the reader that takes its
/// time, so that both give the same rows. For one thread at a time.
final class NDJSONPointParser {
  /// Which member of a line holds which field; -1 for none.
  private struct Places {
    var longitude = -1
    var latitude = -1
    var id = -1
    var level = -1
    var crs = -1
  }

  private let file: String
  private let rows: PointRowReader
  private let frame: RowFrame
  private let decoder: NDJSONLineDecoder
  private var scan = FlatJSONLine()
  /// The names of the members of the last line that was looked at closely, and where its fields stand; `nil` where it
  /// takes the slow way.
  private var names: [[UInt8]] = []
  private var places: Places?

  init(_ rows: PointRowReader, path: String) {
    self.rows = rows
    file = path
    frame = RowFrame(rows)
    decoder = NDJSONLineDecoder(file: path)
  }

  /// Reads the lines of a chunk.
  func parse(_ chunk: borrowing RowChunk, into block: inout PointBlock) {
    if let fault = chunk.fault {
      let error = fault.error(file: file, line: chunk.firstLine)
      block.append(odd: PointRowReader.fault("line \(chunk.firstLine)", "\(error)"))
      return
    }
    let bytes = chunk.bytes.bytes
    var number = chunk.firstLine
    var start = 0
    while start < bytes.count {
      var end = start
      var seen: UInt8 = 0
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
        seen |= bytes[end]
        end += 1
      }
      let line = start..<end
      let isRead =
        (seen < 0x80 || UTF8Check.isValid(UnsafeBufferPointer(rebasing: bytes[line]))) && scan.read(bytes, line)
      if !(isRead && append(bytes, to: &block)) { appendSlowly(bytes, line, number, to: &block) }
      number += 1
      start = end + 1
    }
  }

  private func appendSlowly(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ number: Int, to block: inout PointBlock
  ) {
    guard let line = decoder.line(Array(bytes[range]), number: number) else { return }
    block.append(odd: rows.row(line))
  }

  /// Adds a line if it can be read in place.
  private func append(_ bytes: UnsafeBufferPointer<UInt8>, to block: inout PointBlock) -> Bool {
    if !hasNames(bytes) { learn(bytes) }
    guard let places else { return false }
    func text(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }
    let (x, y) = (scan.members[places.longitude], scan.members[places.latitude])
    guard x.kind == .number, y.kind == .number, let longitude = ExactDecimal(text(x.value)),
      let latitude = ExactDecimal(text(y.value))
    else { return false }
    // JSON has no negative zero of whole numbers.
    if longitude.value.isZero && longitude.value.sign == .minus { return false }
    if latitude.value.isZero && latitude.value.sign == .minus { return false }
    guard let name = given(places.crs, .text), let id = given(places.id, .text, .number),
      let level = given(places.level, .number), PlainText.isPlain(text(id.value))
    else { return false }
    // The text of a number may not be the one that is written.
    if id.kind == .number, PlainText.integer(text(id.value)) == nil || text(id.value).first == UInt8(ascii: "-") {
      return false
    }
    // An empty name is none, which is not how a missing one is told from here on.
    if places.crs >= 0, name.kind == .text, name.value.isEmpty { return false }
    guard let position = frame.position(longitude.value, latitude.value, named: text(name.value)) else { return false }
    var asked: Int?
    if level.kind == .number {
      asked = PlainText.integer(text(level.value))
      if asked == nil { return false }
    }
    var head = PointBlock.Head()
    if longitude.isShortest && position.longitude == longitude.value { head.longitude = .init(x.value) }
    if latitude.isShortest && position.latitude == latitude.value { head.latitude = .init(y.value) }
    head.id = .init(id.value)
    block.append(position, head, level: asked)
    return true
  }

  private static let nothing = FlatJSONLine.Member(name: 0..<0, value: 0..<0, kind: .null)

  /// A member of one of some kinds, or a null for none; `nil` for another kind.
  private func given(_ place: Int, _ kinds: FlatJSONLine.Kind...) -> FlatJSONLine.Member? {
    guard place >= 0, scan.members[place].kind != .null else { return NDJSONPointParser.nothing }
    return kinds.contains(scan.members[place].kind) ? scan.members[place] : nil
  }

  /// Whether the members are called as those of the last line.
  private func hasNames(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard names.count == scan.members.count else { return false }
    for (name, member) in zip(names, scan.members)
    where !UnsafeBufferPointer(rebasing: bytes[member.name]).elementsEqual(name) { return false }
    return true
  }

  /// Finds out where the fields stand.
  private func learn(_ bytes: UnsafeBufferPointer<UInt8>) {
    names = scan.members.map { Array(bytes[$0.name]) }
    places = nil
    let texts = names.map { String(decoding: $0, as: UTF8.self) }
    guard Set(texts).count == texts.count, let lookup = try? rows.lookup(of: texts) else { return }
    func place(_ field: BureauField) -> Int { lookup[field].flatMap(texts.firstIndex) ?? -1 }
    let found = Places(
      longitude: place(.longitude), latitude: place(.latitude), id: place(.id), level: place(.layer),
      crs: place(.crs))
    if found.longitude >= 0 && found.latitude >= 0 { places = found }
  }
}
