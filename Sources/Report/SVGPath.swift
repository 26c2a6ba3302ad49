import GeoTypes

/// The `d` attribute of an SVG path, grown line by line with relative moves.
struct SVGPath {
  private(set) var data = ""
  private let frame: PictureFrame

  init(_ frame: PictureFrame) { self.frame = frame }

  /// Adds a chain of vertices; `closed` ends it with a closing stroke.
  mutating func add(_ vertices: some Collection<Vertex>, closed: Bool = false) {
    var previous: (x: Int, y: Int)?
    for vertex in vertices {
      let here = frame.place(vertex)
      if let last = previous {
        guard here != last else { continue }
        data += "l\(here.x - last.x) \(here.y - last.y)"
      } else {
        data += "M\(here.x) \(here.y)"
      }
      previous = here
    }
    if closed { data += "z" }
  }

  /// Adds all rings of an area.
  mutating func add(_ polygon: Polygon) {
    for ring in polygon.rings { add(ring.vertices.dropLast(), closed: true) }
  }
}
