import Foundation
import Interchange

/// A small OSM XML document made by hand in a test.
struct OSMSketch {
  private var body = ""

  /// Adds a node; places are given in hundredths of a degree from 117° E, 36° N.
  mutating func node(_ id: Int64, _ x: Int, _ y: Int, _ tags: [String: String] = [:]) {
    body +=
      "<node id=\"\(id)\" lon=\"\(117 + Double(x) / 100)\" lat=\"\(36 + Double(y) / 100)\">\(Self.text(tags))</node>\n"
  }

  /// Adds a way.
  mutating func way(_ id: Int64, _ nodes: [Int64], _ tags: [String: String]) {
    body += "<way id=\"\(id)\">\(nodes.map { "<nd ref=\"\($0)\"/>" }.joined())\(Self.text(tags))</way>\n"
  }

  /// Adds a relation; members are given as `way 7 outer`.
  mutating func relation(_ id: Int64, _ members: [String], _ tags: [String: String]) {
    let lines = members.map { member in
      let parts = member.split(separator: " ", omittingEmptySubsequences: false)
      return "<member type=\"\(parts[0])\" ref=\"\(parts[1])\" role=\"\(parts.count > 2 ? parts[2] : "")\"/>"
    }
    body += "<relation id=\"\(id)\">\(lines.joined())\(Self.text(tags))</relation>\n"
  }

  private static func text(_ tags: [String: String]) -> String {
    tags.sorted { $0.key < $1.key }.map { "<tag k=\"\($0.key)\" v=\"\(escaped($0.value))\"/>" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "\"", with: "&quot;")
      .replacingOccurrences(of: "<", with: "&lt;")
  }

  /// The document.
  var xml: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n\(body)</osm>\n" }

  /// The document, written and read.
  func read(classes: OSMClassTable = .standard, options: OSMOptions = OSMOptions()) throws -> OSMContent {
    try Self.read(Data(xml.utf8), classes: classes, options: options)
  }

  /// Any bytes, written and read.
  static func read(
    _ bytes: Data, classes: OSMClassTable = .standard, options: OSMOptions = OSMOptions()
  ) throws -> OSMContent {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("luwang-\(UUID().uuidString).osm")
    try bytes.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try OSMFile.read(url, classes: classes, options: options)
  }

  /// One road between two nodes with the tags, read.
  static func road(_ tags: [String: String]) throws -> OSMContent {
    var sketch = OSMSketch()
    sketch.node(1, 0, 0)
    sketch.node(2, 1, 0)
    sketch.way(1, [1, 2], ["highway": "residential"].merging(tags) { $1 })
    return try sketch.read()
  }
}

extension OSMContent {
  /// How often a reason occurred.
  func count(_ reason: OSMOmissionReason) -> Int { omissions.first { $0.reason == reason }?.count ?? 0 }
}
