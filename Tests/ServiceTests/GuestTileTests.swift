import Casework
import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import Testing

@testable import Service

/// The components of tiles, as guests and as readers are told them.
@Suite struct GuestTileTests {
  /// Degrees at which components are told to be, by their numbers.
  private typealias Places = [Int64: RawPosition]

  /// The places told to readers, and to guests, in a city of which every seventh component is a cabinet of the power works.
  private static func places(_ city: TestCity) throws -> (exact: Places, rounded: Places) {
    let file = try CityFile.open(city.url)
    defer { try? file.close() }
    var all = try file.read { try $0.all(.components) }
    for number in stride(from: 0, to: all.count, by: 7) {
      (all[number].componentClass, all[number].subclass) = ("01", "16")
    }
    let components = all
    _ = try file.write { try $0.replace(.components, with: components) }
    var (exact, rounded): (Places, Places) = ([:], [:])
    for row in try file.read({ try $0.features(FeatureQuery(.component, columns: ["class", "subclass"])) }) {
      guard case .point(let position)? = row.shape else { continue }
      exact[row.fid] = position
      let kind = (row.values[0].asText ?? "") + (row.values[1].asText ?? "")
      if kind == "0116" { continue }
      rounded[row.fid] = RawPosition((position.x * 1000).rounded() / 1000, (position.y * 1000).rounded() / 1000)
    }
    return (exact, rounded)
  }

  /// Units of a tile's edge east and south of the corner of the map.
  private static func point(_ place: RawPosition, _ zoom: Int) -> (x: Double, y: Double) {
    let edge = 4096 * Double(1 << zoom)
    let down = 0.5 - asinh(tan(place.y * .pi / 180)) / (2 * .pi)
    return ((place.x + 180) / 360 * edge, down * edge)
  }

  private struct Square: Hashable {
    var x: Int
    var y: Int

    init(_ place: RawPosition, _ zoom: Int) {
      let point = GuestTileTests.point(place, zoom)
      (x, y) = (Int(point.x) / 4096, Int(point.y) / 4096)
    }
  }

  /// What is wrong with the components of a tile for somebody who is told some places.
  private static func faults(
    _ bytes: [UInt8], _ square: Square, _ zoom: Int, told: Places
  ) throws -> [String] {
    let layers = try TileDecoder.layers(bytes)
    let features = layers.first { $0.name == "components" }?.features ?? []
    var (faults, seen): ([String], Set<Int64>) = ([], [])
    for feature in features {
      let fid = Int64(feature.id)
      seen.insert(fid)
      guard let place = told[fid] else {
        faults.append("\(fid) is told")
        continue
      }
      let point = point(place, zoom)
      let mark = feature.parts[0][0]
      let off = (point.x - Double(square.x * 4096 + mark[0]), point.y - Double(square.y * 4096 + mark[1]))
      if feature.parts.count != 1 || max(abs(off.0), abs(off.1)) > 1 { faults.append("\(fid) lies \(off) away") }
    }
    // None is thinned out so deep.
    for (fid, place) in told where zoom >= 17 && Square(place, zoom) == square && !seen.contains(fid) {
      faults.append("\(fid) is not told")
    }
    return faults
  }

  @Test(arguments: [true, false])
  func guestsAreToldLessWhoeverAskedBefore(isGuestFirst: Bool) async throws {
    let city = try TestCity()
    let (exact, rounded) = try Self.places(city)
    #expect(exact.count - rounded.count > 30 && rounded.count > 100)
    let reader = "甲 reader"
    let callers = isGuestFirst ? [nil, reader, nil] : [reader, nil, reader]
    try await SignedServer(city).test { client in
      for zoom in 14...18 {
        let squares = Set([exact, rounded].flatMap { $0.values.map { Square($0, zoom) } }).sorted {
          ($0.x, $0.y) < ($1.x, $1.y)
        }
        for (number, square) in squares.enumerated() {
          // Tiles of all layers take longer to make.
          for layer in number % 8 == 0 ? ["components", "city"] : ["components"] {
            let path = "/tiles/\(layer)/\(zoom)/\(square.x)/\(square.y).mvt"
            var tags: [String?: String?] = [:]
            for caller in callers {
              let answer = try await client.send(.get, path, as: caller)
              tags[caller] = answer.headers[.eTag]
              let told = caller == nil ? rounded : exact
              let faults = try Self.faults(Array(answer.body.readableBytesView), square, zoom, told: told)
              #expect(faults.isEmpty, "\(path) as \(caller ?? "guest"): \(faults.count), \(faults.first ?? "")")
            }
            #expect(Set(tags.values).count == 2)
          }
        }
      }
    }
  }
}
