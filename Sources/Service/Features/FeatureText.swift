import Foundation
import GeoTypes
import Interchange
import Store

/// Writes features as GeoJSON (RFC 7946; in other frames as OGC 18-058r1 has it) or as rows.
struct FeatureText {
  private let frame: FeatureFrame
  private let layout: FeatureLayout
  private(set) var text = ""

  init(_ layout: FeatureLayout, _ frame: FeatureFrame) {
    self.layout = layout
    self.frame = frame
  }

  /// Adds what stands between features, heads and tails.
  mutating func append(_ text: String) { self.text += text }

  /// A feature as GeoJSON.
  /// - Parameter tail: further members, such as `,"links":[]`.
  mutating func append(_ feature: StoredFeature, _ shape: RawShape?, tail: String = "") {
    text += #"{"type":"Feature","id":\#(feature.fid),"geometry":"#
    if let shape { append(shape) } else { text += "null" }
    text += #","properties":"#
    let members = zip(layout.columns, feature.values).map { ($0.name, $1) }
    text += NDJSONWriter.line(members).dropLast()
    text += tail + "}"
  }

  /// The head of rows.
  mutating func appendHead() {
    text += CSVWriter.line(["fid"] + layout.columns.map(\.name) + (isPoint ? ["x", "y"] : []))
  }

  /// A feature as a row of values separated by commas; points with their two numbers.
  mutating func appendRow(_ feature: StoredFeature, _ shape: RawShape?) {
    var fields = [String(feature.fid)] + feature.values.map { $0.asText ?? "" }
    if isPoint {
      if case .point(let position) = shape {
        let (a, b) = frame.numbers(position)
        fields += [FeatureText.decimal(a, frame.digits), FeatureText.decimal(b, frame.digits)]
      } else {
        fields += ["", ""]
      }
    }
    text += CSVWriter.line(fields)
  }

  private var isPoint: Bool { layout.geometry == "POINT" }

  // MARK: Shapes

  private mutating func append(_ shape: RawShape) {
    switch shape {
    case .point(let position):
      open("Point")
      append(position)
    case .multiPoint(let positions):
      open("MultiPoint")
      append(positions)
    case .line(let line):
      open("LineString")
      append(line)
    case .multiLine(let lines):
      open("MultiLineString")
      list(lines) { $0.append($1) }
    case .polygon(let rings):
      open("Polygon")
      list(rings) { $0.append($1) }
    case .multiPolygon(let polygons):
      open("MultiPolygon")
      list(polygons) { text, rings in text.list(rings) { $0.append($1) } }
    case .collection(let shapes):
      text += #"{"type":"GeometryCollection","geometries":"#
      list(shapes) { $0.append($1) }
    }
    text += "}"
  }

  private mutating func open(_ type: String) { text += "{\"type\":\"\(type)\",\"coordinates\":" }

  private mutating func append(_ positions: [RawPosition]) { list(positions) { $0.append($1) } }

  private mutating func append(_ position: RawPosition) {
    let (a, b) = frame.numbers(position)
    text += "["
    text += FeatureText.decimal(a, frame.digits)
    text += ","
    text += FeatureText.decimal(b, frame.digits)
    text += "]"
  }

  private mutating func list<Element>(_ elements: [Element], _ append: (inout FeatureText, Element) -> Void) {
    text += "["
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      append(&self, element)
    }
    text += "]"
  }

  private static let powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]

  /// A number with some digits behind the point, without zeros at its end; what is not finite or too large is 0.
  static func decimal(_ value: Double, _ digits: Int) -> String {
    let power = powers[digits]
    let scaled = (value * Double(power)).rounded()
    guard abs(scaled) < 1e17 else { return "0" }
    let units = Int(scaled)
    let (whole, rest) = (units.magnitude / UInt(power), units.magnitude % UInt(power))
    var text = (units < 0 ? "-" : "") + String(whole)
    guard rest > 0 else { return text }
    var fraction = String(rest)
    fraction = String(repeating: "0", count: digits - fraction.utf8.count) + fraction
    while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() }
    text += "." + fraction
    return text
  }
}
