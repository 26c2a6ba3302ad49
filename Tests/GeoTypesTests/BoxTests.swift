import GeoTypes
import TestKit
import Testing

@Suite struct BoxTests {
  @Test func theEmptyBoxIsNeutral() {
    var box = Box.empty
    #expect(box.isEmpty && !box.intersects(box))
    #expect(!Box.empty.contains(Vertex(x: 0, y: 0)))
    box.formUnion(.empty)
    #expect(box.isEmpty)
    box.formUnion(Vertex(x: 3, y: -4))
    #expect(box == Box(low: Vertex(x: 3, y: -4), high: Vertex(x: 3, y: -4)) && !box.isEmpty)
    box.formUnion(Box.empty)
    #expect(box.contains(Vertex(x: 3, y: -4)))
  }

  @Test func edgesCount() {
    let box = Box(low: Vertex(x: 0, y: 0), high: Vertex(x: 10, y: 10))
    #expect(box.contains(Vertex(x: 10, y: 0)) && !box.contains(Vertex(x: 11, y: 0)))
    #expect(box.intersects(Box(low: Vertex(x: 10, y: 10), high: Vertex(x: 20, y: 20))))
    #expect(!box.intersects(Box(low: Vertex(x: 11, y: 0), high: Vertex(x: 20, y: 20))))
  }

  @Test(arguments: UInt64(0)..<20) func boxesMeetWhereTheyShareAVertex(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func box() -> Box {
      Box((0..<2).map { _ in Vertex(x: Int32(random.int(in: 0...6)), y: Int32(random.int(in: 0...6))) })
    }
    let a = box()
    let b = box()
    let shares = (0...6).contains { x in
      (0...6).contains { y in
        let v = Vertex(x: Int32(x), y: Int32(y))
        return a.contains(v) && b.contains(v)
      }
    }
    #expect(a.intersects(b) == shares, "seed \(seed)")
  }

  @Test func theMiddleDoesNotOverflow() {
    let world = Box(low: Vertex(x: .min, y: .min), high: Vertex(x: .max, y: .max))
    #expect(abs(world.center.longitude) < 1e-6 && abs(world.center.latitude) < 1e-6)
  }
}
