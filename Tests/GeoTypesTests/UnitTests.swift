import Foundation
import GeoTypes
import Testing

@Suite struct UnitTests {
  @Test func lengthsAddAndCompare() {
    var total = Meters(2) + Meters(3) - Meters(1)
    total += Meters(0.5)
    #expect(total == Meters(4.5) && Meters(1) < Meters(2) && Meters(6) / Meters(4) == 1.5)
    #expect(Meters(2) * 3 == Meters(6) && Seconds(90) / Seconds(60) == 1.5)
    #expect([SquareMeters(1), SquareMeters(2)].reduce(.zero, +) == SquareMeters(3))
    #expect(max(KilometersPerHour(30), KilometersPerHour(50)) == KilometersPerHour(50))
  }

  @Test func unitsAreBareNumbersInJSON() throws {
    let bytes = try JSONEncoder().encode([Meters(1.5), Meters(2)])
    #expect(String(decoding: bytes, as: UTF8.self) == "[1.5,2]")
    #expect(try JSONDecoder().decode([Seconds].self, from: Data("[60, 0.5]".utf8)) == [Seconds(60), Seconds(0.5)])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Meters].self, from: Data(#"["far"]"#.utf8)) }
  }

  @Test func valuesReadAsTextAndNumbers() {
    #expect(PropertyValue.number(12).asText == "12" && PropertyValue.number(12.5).asText == "12.5")
    #expect(PropertyValue.number(.nan).asText == "nan" && PropertyValue.number(1e300).asText == "1e+300")
    #expect(PropertyValue.boolean(true).asText == "true" && PropertyValue.null.asText == nil)
    #expect(PropertyValue.text("3.5").asNumber == 3.5 && PropertyValue.text("wide").asNumber == nil)
    #expect(PropertyValue.integer(7).asNumber == 7 && PropertyValue.boolean(true).asNumber == nil)
    #expect(PropertyValue.list([.null]).asText == nil && PropertyValue.object([:]).asNumber == nil)
  }

  @Test func shapesHaveBoxes() throws {
    let a = Vertex(x: 0, y: 5)
    let b = Vertex(x: 7, y: -1)
    let both = Box(low: Vertex(x: 0, y: -1), high: Vertex(x: 7, y: 5))
    let line = try LineString([a, b])
    #expect(Shape.point(a).box == Box(low: a, high: a) && Shape.multiPoint([a, b]).box == both)
    #expect(Shape.line(line).box == both && Shape.multiLine([line]).box == both)
    #expect(Shape.area(MultiPolygon([])).box.isEmpty)
  }
}
