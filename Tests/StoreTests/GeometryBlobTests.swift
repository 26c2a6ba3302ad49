import Foundation
import GeoTypes
import TestKit
import Testing

@testable import Store

@Suite("Geometry blobs")
struct GeometryBlobTests {
  /// Every integer comes back from the double that stands for it.
  @Test(arguments: UInt64(0)..<20)
  func verticesComeBack(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var blob = GeometryBlob(crs: .wgs84)
    for _ in 0..<500 {
      let vertex = Vertex(
        x: Int32(generator.int(in: -1_800_000_000...1_800_000_000)),
        y: Int32(generator.int(in: -900_000_000...900_000_000)))
      blob.encode(LonLat(vertex))
      let shape = try #require(try GeometryBlobReader(blob.data).shape)
      #expect(try shape.vertex() == vertex, "seed \(seed)")
    }
  }

  @Test func shapesComeBack() throws {
    var blob = GeometryBlob(crs: .cgcs2000)
    let polygon = try TestCity.square(3, 4, side: 999, hole: true)
    blob.encode(.area(MultiPolygon([polygon])), multi: false)
    #expect(try GeometryBlobReader(blob.data).shape?.polygon() == polygon)
    #expect(blob.bytes[3] == 0b11)
    blob.encode(.area(MultiPolygon([polygon, polygon])), multi: true)
    #expect(try GeometryBlobReader(blob.data).shape?.multiPolygon() == MultiPolygon([polygon, polygon]))
    blob.encode(.multiLine([]), multi: true)
    #expect(try GeometryBlobReader(blob.data).shape == nil)
    #expect(blob.bytes[3] == 0b10001)
  }

  /// Hostile bytes throw or give a shape; they never trap.
  @Test(arguments: UInt64(0)..<40)
  func hostileBytes(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var blob = GeometryBlob(crs: .cgcs2000)
    blob.encode(.area(MultiPolygon([try TestCity.square(3, 4, side: 999, hole: true)])), multi: true)
    var refused = 0
    for _ in 0..<300 {
      var bytes = Array(blob.bytes.prefix(generator.int(in: 0...blob.bytes.count)))
      for _ in 0..<generator.int(in: 0...3) where !bytes.isEmpty {
        bytes[generator.int(in: 0...(bytes.count - 1))] = UInt8(truncatingIfNeeded: generator.next())
      }
      // The reader must not rely on a slice that begins at 0.
      let data = Data([9, 9] + bytes).dropFirst(2)
      do { _ = try GeometryBlobReader(data) } catch { refused += 1 }
    }
    #expect(refused > 100, "seed \(seed)")
  }

  @Test func curvesAndExtendedGeometriesAreNamed() throws {
    func reading(_ bytes: [UInt8]) throws(GeometryBlobError) { _ = try GeometryBlobReader(Data(bytes)) }
    let head: [UInt8] = [0x47, 0x50, 0, 1, 0, 0, 0, 0]
    for kind: UInt8 in 8...17 {
      #expect(throws: GeometryBlobError.unsupported("a curve or surface (type \(kind))")) {
        try reading(head + [1, kind, 0, 0, 0, 0, 0, 0, 0])
      }
    }
    #expect(throws: GeometryBlobError.unsupported("an extended geometry")) {
      try reading([0x47, 0x50, 0, 0b10_0001, 0, 0, 0, 0, 1, 1, 0, 0, 0])
    }
  }
}
