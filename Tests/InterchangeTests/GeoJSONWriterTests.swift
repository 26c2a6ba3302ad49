import Foundation
import GeoTypes
import Interchange
import TestKit
import Testing

struct GeoJSONWriterTests {
  @Test func writesExactDecimals() throws {
    var sink = MemorySink()
    var writer = try GeoJSONWriter(to: &sink)
    let square = try LinearRing([
      Vertex(x: 0, y: 0), Vertex(x: 10_000_000, y: 0), Vertex(x: 10_000_001, y: -1), Vertex(x: 0, y: 0),
    ])
    try writer.write(.point(Vertex(x: 1_170_200_000, y: -366_600_001)), identifier: "7", properties: [], to: &sink)
    try writer.write(
      .area(MultiPolygon([Polygon(exterior: square)])), properties: [("名", .text("a")), ("b", .null)], to: &sink)
    try writer.write(nil, properties: [], to: &sink)
    try writer.finish(to: &sink)
    #expect(
      sink.text == """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"7","properties":{},"geometry":{"type":"Point","coordinates":[117.02,-36.6600001]}},
        {"type":"Feature","properties":{"名":"a","b":null},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1.0000001,-0.0000001],[1,0],[0,0]]]}},
        {"type":"Feature","properties":{},"geometry":null}
        ]}

        """)
  }

  @Test(arguments: UInt64(0)..<20)
  func verticesComeBackBitForBit(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func vertex() -> Vertex {
      Vertex(
        x: Int32(random.int(in: -1_800_000_000...1_800_000_000)), y: Int32(random.int(in: -900_000_000...900_000_000)))
    }
    let shapes: [Shape] = [
      .point(vertex()), .multiPoint([vertex(), vertex()]), .line(try LineString([vertex(), vertex(), vertex()])),
      .multiLine([try LineString([vertex(), vertex()]), try LineString([vertex(), vertex()])]),
      .area(
        MultiPolygon(
          try (0..<2).map { _ in
            let first = vertex()
            return Polygon(exterior: try LinearRing([first, vertex(), vertex(), first]))
          })),
    ]
    var sink = MemorySink()
    var writer = try GeoJSONWriter(to: &sink)
    for shape in shapes { try writer.write(shape, properties: [], to: &sink) }
    try writer.finish(to: &sink)
    let table = try GeoJSONReader.read(sink.bytes, file: "memory")
    #expect(table.records.map(\.shape) == shapes.map(raw), "seed \(seed)")
  }

  private func raw(_ shape: Shape) -> RawShape? {
    func raw(_ vertices: [Vertex]) -> [RawPosition] { vertices.map { RawPosition($0.longitude, $0.latitude) } }
    return switch shape {
    case .point(let vertex): .point(RawPosition(vertex.longitude, vertex.latitude))
    case .multiPoint(let vertices): .multiPoint(raw(vertices))
    case .line(let line): .line(raw(line.vertices))
    case .multiLine(let lines): .multiLine(lines.map { raw($0.vertices) })
    case .area(let area): .multiPolygon(area.polygons.map { $0.rings.map { raw($0.vertices) } })
    }
  }
}
