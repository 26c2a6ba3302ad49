import CityImport
import Foundation
import GeoTypes
import RoadNetwork
import Store

/// Places beside the roads of a city, as questions of the routing services write them.
enum DrivePlaces {
  /// Made-up places, some metres from roads that are drawn at random; the same on every run.
  static func madeUp(_ count: Int, in city: URL) throws -> [String] {
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let segments = try file.network().segments.filter { $0.attributes.access == .open }
    guard !segments.isEmpty else { throw Outcome.badInput("\(city.relativePath): has no roads") }
    // Marsaglia's xorshift (2003, DOI 10.18637/jss.v008.i14).
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func draw(_ below: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(below))
    }
    return (0..<count).map { _ in
      let line = segments[draw(segments.count)].line.vertices
      let vertex = LonLat(line[draw(line.count)])
      let (east, north) = (Double(draw(400) - 200) * 1e-6, Double(draw(400) - 200) * 1e-6)
      return String(format: "%.6f,%.6f", vertex.longitude + east, vertex.latitude + north)
    }
  }
}
