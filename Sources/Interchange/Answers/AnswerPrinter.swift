public import Casework
public import GeoTypes
internal import Grid
internal import RoadNetwork

/// Prints answers byte by byte as ``CSVWriter`` and ``NDJSONWriter`` print a `Location`, without making one. For one
/// thread at a time.
public struct AnswerPrinter: ~Copyable {
  /// What stands before the answer.
  public struct Head {
    /// The identifier, plain as it is; empty for none.
    public var id: UnsafeBufferPointer<UInt8>
    /// The coordinates, where the input has them as they are printed; else empty.
    public var longitude: UnsafeBufferPointer<UInt8>
    /// The same of the latitude.
    public var latitude: UnsafeBufferPointer<UInt8>

    /// Collects the parts.
    @inline(__always)
    public init(
      id: UnsafeBufferPointer<UInt8>, longitude: UnsafeBufferPointer<UInt8>, latitude: UnsafeBufferPointer<UInt8>
    ) {
      self.id = id
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  let layout: AnswerLayout
  private var areas: AreaTexts
  private var chiefs: ChiefTexts
  private var reasons = ReasonTexts()
  private let isCSV: Bool

  /// A printer of a layout.
  public init(_ layout: AnswerLayout) {
    self.layout = layout
    areas = AreaTexts(cellCount: layout.index.areas.cellCount)
    chiefs = ChiefTexts(segmentCount: layout.index.segmentCount)
    isCSV = layout.format == .csv
  }

  /// Prints an answer as one line.
  /// - Parameter candidates: the segments above each other there; CSV has no place for them.
  @inline(__always)
  public mutating func print(
    _ answer: PointAnswer, at position: LonLat, _ head: Head, _ candidates: [RoadCandidate] = [],
    to out: inout ByteBuffer
  ) {
    if isCSV {
      out.append(head.id)
      out.append(UInt8(ascii: ","))
      coordinate(position.longitude, head.longitude, &out)
      out.append(UInt8(ascii: ","))
      coordinate(position.latitude, head.latitude, &out)
    } else {
      out.append("{")
      if !head.id.isEmpty {
        out.append("\"id\":\"")
        out.append(head.id)
        out.append("\",")
      }
      out.append("\"lon\":")
      coordinate(position.longitude, head.longitude, &out)
      out.append(",\"lat\":")
      coordinate(position.latitude, head.latitude, &out)
    }
    finish(answer, candidates, &out)
  }

  /// Prints an answer behind a text of an identifier that is not plain.
  public mutating func print(
    _ answer: PointAnswer, at position: LonLat, id: String?, _ candidates: [RoadCandidate] = [],
    to out: inout ByteBuffer
  ) {
    if isCSV {
      out.append(text: CSVWriter.quoted(id ?? ""))
      out.append(text: ",\(position.longitude),\(position.latitude)")
    } else {
      var text = "{"
      if let id {
        text += "\"id\":"
        JSONText.append(id, to: &text)
        text += ","
      }
      text += "\"lon\":"
      JSONText.append(position.longitude, to: &text)
      text += ",\"lat\":"
      JSONText.append(position.latitude, to: &text)
      out.append(text: text)
    }
    finish(answer, candidates, &out)
  }

  @inline(__always)
  private func coordinate(_ number: Double, _ text: UnsafeBufferPointer<UInt8>, _ out: inout ByteBuffer) {
    if !text.isEmpty { return out.append(text) }
    if isCSV { return out.append(text: number.description) }
    // As all JSON is written: whole numbers without a point, none for what is no number.
    guard number.isFinite else { return null(&out) }
    guard number == number.rounded(), abs(number) < 1e15 else { return out.append(text: number.description) }
    out.append(decimal: Int64(number))
  }

  @inline(__always)
  private mutating func finish(_ answer: PointAnswer, _ candidates: [RoadCandidate], _ out: inout ByteBuffer) {
    let mask = layout.mask
    let codes = layout.index.areas.codes(answer.areas)
    if !areas.append(answer.areas, to: &out) { print(codes, answer.areas, &out) }
    road(answer, &out)
    let holders = mask & 1 << 9 != 0 ? chiefs.text(of: answer, layout) : ChiefTexts.nothing
    if mask & 1 << 9 != 0 {
      name("\"chief\":", &out)
      if holders.range.isEmpty { null(&out) } else { chiefs.append(holders, to: &out) }
    }
    let missing = layout.index.reasons(answer, codes, holders.reason)
    name("\"reasons\":", &out)
    reasons.append(missing, layout, to: &out)
    if isCSV {
      out.append(",\r\n")
    } else {
      if !candidates.isEmpty { print(candidates, &out) }
      out.append("}\n")
    }
  }

  private mutating func print(_ codes: AreaLookup.Codes, _ numbers: AreaNumbers, _ out: inout ByteBuffer) {
    let (mask, start) = (layout.mask, out.count)
    if mask & 1 << 0 != 0 { code(codes.grid, "\"grid\":", &out) }
    if mask & 1 << 1 != 0 { code(codes.community, "\"community\":", &out) }
    if mask & 1 << 2 != 0 { code(codes.subdistrict, "\"subdistrict\":", &out) }
    if mask & 1 << 3 != 0 { code(codes.district, "\"district\":", &out) }
    if mask & 1 << 4 != 0 { code(codes.zone, "\"zone\":", &out) }
    areas.keep(UnsafeBufferPointer(rebasing: out.bytes[start...]), of: numbers)
  }

  /// The names of the members in the order in which all are written, that of their bytes.
  private func print(_ candidates: [RoadCandidate], _ out: inout ByteBuffer) {
    out.append(",\"candidates\":")
    for (place, candidate) in candidates.enumerated() {
      out.append(place == 0 ? "[{\"distance_m\":" : ",{\"distance_m\":")
      out.append(millimeters: (candidate.distance.rawValue * 1000).rounded())
      out.append(",\"level\":")
      out.append(decimal: Int64(candidate.level))
      out.append(",\"segment\":")
      out.append(decimal: candidate.segment.rawValue)
      out.append("}")
    }
    out.append("]")
  }

  @inline(__always)
  private func road(_ answer: PointAnswer, _ out: inout ByteBuffer) {
    let mask = layout.mask
    guard mask & 0b1_1110_0000 != 0 else { return }
    let isFound = answer.segment != PointAnswer.none
    let row = isFound ? layout.index.row(of: answer.segment) : (uid: 0, name: PointAnswer.none)
    if mask & 1 << 5 != 0 {
      name("\"road\":", &out)
      if row.name == PointAnswer.none { null(&out) } else { out.append(layout.roads[row.name]) }
    }
    if mask & 1 << 6 != 0 {
      name("\"segment\":", &out)
      if isFound { out.append(decimal: row.uid) } else { null(&out) }
    }
    if mask & 1 << 7 != 0 {
      name("\"side\":", &out)
      if !isFound {
        null(&out)
      } else if isCSV {
        out.append(answer.isLeft ? "left" : "right")
      } else {
        out.append(answer.isLeft ? "\"left\"" : "\"right\"")
      }
    }
    if mask & 1 << 8 != 0 {
      name("\"distance_m\":", &out)
      if isFound { out.append(millimeters: (answer.distance * 1000).rounded()) } else { null(&out) }
    }
  }

  @inline(__always)
  private func code(_ number: UInt32, _ label: StaticString, _ out: inout ByteBuffer) {
    name(label, &out)
    if number == AreaNumbers.none { null(&out) } else { out.append(layout.codes[number]) }
  }

  @inline(__always)
  private func name(_ label: StaticString, _ out: inout ByteBuffer) {
    out.append(UInt8(ascii: ","))
    if !isCSV { out.append(label) }
  }

  @inline(__always)
  private func null(_ out: inout ByteBuffer) {
    if !isCSV { out.append("null") }
  }
}

extension ByteBuffer {
  /// Adds metres given as whole millimetres, without trailing zeros. - Precondition: not negative.
  @inline(__always)
  mutating func append(millimeters: Double) {
    guard millimeters < 1e15 else { return append(text: (millimeters / 1000).description) }
    let whole = Int64(millimeters)
    append(decimal: whole / 1000)
    var rest = UInt64(whole % 1000)
    guard rest > 0 else { return }
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / 100))
    rest %= 100
    guard rest > 0 else { return }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / 10))
    if rest % 10 > 0 { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)) }
  }
}
