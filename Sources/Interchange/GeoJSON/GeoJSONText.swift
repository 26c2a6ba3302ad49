internal import GeoTypes

/// Shapes written as GeoJSON geometries.
enum GeoJSONText {
  /// Appends a geometry; an area of one part is a Polygon.
  static func append(_ shape: Shape, to text: inout String) {
    switch shape {
    case .point(let vertex):
      open("Point", &text)
      append(vertex, to: &text)
    case .multiPoint(let vertices):
      open("MultiPoint", &text)
      append(vertices, to: &text)
    case .line(let line):
      open("LineString", &text)
      append(line.vertices, to: &text)
    case .multiLine(let lines):
      open("MultiLineString", &text)
      list(lines, &text) { append($0.vertices, to: &$1) }
    case .area(let area) where area.polygons.count == 1:
      open("Polygon", &text)
      append(area.polygons[0], to: &text)
    case .area(let area):
      open("MultiPolygon", &text)
      list(area.polygons, &text) { append($0, to: &$1) }
    }
    text += "}"
  }

  private static func open(_ type: String, _ text: inout String) {
    text += "{\"type\":\"\(type)\",\"coordinates\":"
  }

  private static func append(_ polygon: Polygon, to text: inout String) {
    list(polygon.rings, &text) { append($0.vertices, to: &$1) }
  }

  private static func append(_ vertices: [Vertex], to text: inout String) {
    list(vertices, &text) { append($0, to: &$1) }
  }

  private static func append(_ vertex: Vertex, to text: inout String) {
    text += "["
    JSONText.append(degrees: vertex.x, to: &text)
    text += ","
    JSONText.append(degrees: vertex.y, to: &text)
    text += "]"
  }

  private static func list<Element>(
    _ elements: [Element], _ text: inout String, _ append: (Element, inout String) -> Void
  ) {
    text += "["
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      append(element, &text)
    }
    text += "]"
  }
}
