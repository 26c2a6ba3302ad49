internal import GeoTypes

/// Appends shapes as well-known text.
struct WKTWriter {
  private(set) var text = ""

  mutating func write(_ shape: Shape, multi: Bool) {
    switch shape {
    case .point(let vertex): write("POINT", [vertex]) { $0.write($1) }
    case .multiPoint(let vertices): write("MULTIPOINT", vertices) { $0.write(chain: [$1]) }
    case .line(let line) where multi: write("MULTILINESTRING", [line]) { $0.write(chain: $1.vertices) }
    case .line(let line): write("LINESTRING", line.vertices) { $0.write($1) }
    case .multiLine(let lines): write("MULTILINESTRING", lines) { $0.write(chain: $1.vertices) }
    case .area(let area) where area.polygons.count == 1 && !multi:
      write("POLYGON", area.polygons[0].rings) { $0.write(chain: $1.vertices) }
    case .area(let area):
      write("MULTIPOLYGON", area.polygons) { writer, polygon in
        writer.list(polygon.rings) { $0.write(chain: $1.vertices) }
      }
    }
  }

  private mutating func write<Part>(_ name: String, _ parts: [Part], _ body: (inout WKTWriter, Part) -> Void) {
    text += name + " "
    guard !parts.isEmpty else {
      text += "EMPTY"
      return
    }
    list(parts, body)
  }

  private mutating func list<Part>(_ parts: [Part], _ body: (inout WKTWriter, Part) -> Void) {
    text += "("
    for (index, part) in parts.enumerated() {
      if index > 0 { text += ", " }
      body(&self, part)
    }
    text += ")"
  }

  private mutating func write(chain: [Vertex]) {
    list(chain) { $0.write($1) }
  }

  private mutating func write(_ vertex: Vertex) {
    write(units: vertex.x)
    text += " "
    write(units: vertex.y)
  }

  /// An integer of 1e-7 as its exact decimal.
  private mutating func write(units: Int32) {
    let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: 10_000_000)
    if units < 0 { text += "-" }
    text += String(whole)
    guard fraction > 0 else { return }
    var digits = String(10_000_000 + fraction).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    text += "." + digits
  }
}
