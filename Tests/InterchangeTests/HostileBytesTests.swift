import Foundation
import GeoTypes
import Interchange
import TestKit
import Testing

/// Valid files with bytes changed, cut or repeated: every outcome is a value or an `InterchangeError`, never a trap.
struct HostileBytesTests {
  private static let geoJSON = Array(
    """
    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"features":[
    {"type":"Feature","id":1,"properties":{"名称":"历下\\u4e00","n":-1.5e3,"t":true,"x":null,"o":{"a":[1,"b"]}},
     "geometry":{"type":"Polygon","coordinates":[[[117,36],[117.1,36,5],[117.1,36.1],[117,36]]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[
     {"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}}]}
    """.utf8)

  private static let csv = Array(
    "\u{FEFF}编号,lon,lat,crs,\"note, long\"\r\n1,117.02,36.66,gcj02,\"a\"\"b\nc\"\r\n\r\n2,,,,路\n3,117,36,gcj02,\n".utf8)

  /// A few random changes; among the new bytes are those that mean something to the readers.
  private func spoiled(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var result = bytes
    let special = Array("\"\\{}[],:;\n\r\t -.0eENaIf".utf8) + [0, 0x1E, 0x80, 0xC2, 0xEF, 0xFF, 0x81, 0x30]
    for _ in 0..<random.int(in: 1...4) where !result.isEmpty {
      let place = random.int(in: 0...(result.count - 1))
      switch random.int(in: 0...4) {
      case 0: result[place] = UInt8(random.int(in: 0...255))
      case 1: result[place] = special.randomElement(using: &random) ?? 0
      case 2: result.remove(at: place)
      case 3: result.removeSubrange(place...)
      default:
        let end = min(result.count, place + random.int(in: 1...60))
        result.insert(contentsOf: result[place..<end], at: random.int(in: 0...result.count))
      }
    }
    return result
  }

  @Test(arguments: UInt64(0)..<25)
  func geoJSONNeverTraps(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var outcomes = (read: 0, refused: 0)
    for _ in 0..<40 {
      let bytes = spoiled(Self.geoJSON, &random)
      do {
        let table = try GeoJSONReader.read(bytes, file: "spoiled")
        #expect(table.records.allSatisfy { isFinite($0.shape) }, "seed \(seed)")
        outcomes.read += 1
      } catch {
        #expect(error.file == "spoiled" && !error.reason.isEmpty && !error.remedy.isEmpty, "seed \(seed): \(error)")
        outcomes.refused += 1
      }
    }
    #expect(outcomes.refused > 0, "seed \(seed): \(outcomes)")
  }

  /// The standard library is the oracle of what is UTF-8; the bytes are those at the edges of its table.
  @Test(arguments: UInt64(0)..<10)
  func textIsUTF8ExactlyWhereTheStandardLibrarySaysSo(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let edges: [UInt8] = [
      0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF3, 0xF4,
      0xF5, 0xF7, 0xFF,
    ]
    for _ in 0..<300 {
      let name = (0..<random.int(in: 1...5)).map { _ in edges.randomElement(using: &random) ?? 0 }
      let bytes = Array(#"{"type":"Feature","geometry":null,"properties":{"a":""#.utf8) + name + Array(#""}}"#.utf8)
      let table = try? GeoJSONReader.read(bytes, file: "a")
      let isRead = table?.warnings.contains { $0.contains("GB18030") } == false
      let expected = String(validating: name, as: UTF8.self)
      #expect(isRead == (expected != nil), "seed \(seed): \(name)")
      if let expected { #expect(table?.records.first?.properties["a"] == .text(expected), "seed \(seed): \(name)") }
    }
  }

  @Test func geoJSONCutAnywhereIsRefused() {
    for length in 0..<Self.geoJSON.count {
      #expect(throws: InterchangeError.self, "cut after \(length) bytes") {
        try GeoJSONReader.read(Array(Self.geoJSON[..<length]), file: "cut")
      }
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func csvNeverTraps(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try ScratchFolder()
    for index in 0..<15 {
      let url = try folder.file("\(index).csv", spoiled(Self.csv, &random))
      do {
        var reader = try CSVReader(contentsOf: url, options: CSVOptions(fieldLimit: 200, rowLimit: 300))
        var failures = 0
        while failures < 50 {
          do {
            guard let record = try reader.nextFeature() else { break }
            #expect(record.properties.count == reader.columns.count, "seed \(seed)")
          } catch {
            failures += 1
          }
        }
        #expect(failures < 50, "seed \(seed): reading goes on for ever")
      } catch {
        #expect(!error.reason.isEmpty && !error.remedy.isEmpty, "seed \(seed): \(error)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<10)
  func ndjsonNeverTraps(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try ScratchFolder()
    for index in 0..<15 {
      let url = try folder.file("\(index).ndjson", spoiled(Self.geoJSON, &random))
      do {
        var reader = try NDJSONReader(contentsOf: url, lineLimit: 150)
        var count = 0
        while try reader.next() != nil { count += 1 }
        #expect(count <= 20, "seed \(seed)")
      } catch {
        #expect(!error.reason.isEmpty && !error.remedy.isEmpty, "seed \(seed): \(error)")
      }
    }
  }

  private func isFinite(_ shape: RawShape?) -> Bool {
    func isFinite(_ positions: [RawPosition]) -> Bool { positions.allSatisfy { $0.x.isFinite && $0.y.isFinite } }
    return switch shape {
    case nil: true
    case .point(let position): isFinite([position])
    case .multiPoint(let positions), .line(let positions): isFinite(positions)
    case .multiLine(let chains), .polygon(let chains): chains.allSatisfy(isFinite)
    case .multiPolygon(let parts): parts.allSatisfy { $0.allSatisfy(isFinite) }
    case .collection(let shapes): shapes.allSatisfy { self.isFinite($0) }
    }
  }
}
