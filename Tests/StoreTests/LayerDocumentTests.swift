import Foundation
import TestKit
import Testing

@testable import Store

@Suite("Docs/CityFile.md tells what is there")
struct LayerDocumentTests {
  @Test(arguments: CityLayer.allCases)
  func everyColumn(of layer: CityLayer) throws {
    let url = PackageRoot.url.appendingPathComponent("Docs/CityFile.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let section = try #require(text.components(separatedBy: "### `\(layer.rawValue)`\n").dropFirst().first)
      .components(separatedBy: "\n### ")[0]
    let schema = LayerSchema.of(layer)
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let expected = schema.columns.map { column in
      "| `\(column.name)` | \(column.type.rawValue)\(column.isRequired ? ", required" : "") | "
    }
    #expect(rows.count == expected.count)
    for (row, start) in zip(rows, expected) { #expect(row.hasPrefix(start)) }
    #expect(section.contains(schema.geometry.map { "Shape: \($0.rawValue)." } ?? "No shape."))
    if !schema.key.isEmpty { #expect(section.contains("Key: \(schema.key.joined(separator: ", ")).")) }
  }
}
