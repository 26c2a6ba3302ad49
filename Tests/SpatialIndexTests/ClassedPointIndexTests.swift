import Foundation
import GeoTypes
import IndexFile
import SpatialIndex
import TestKit
import Testing

@Suite("Nearest points of a class")
struct ClassedPointIndexTests {
  @Test(arguments: UInt64(0)..<4) func agreesWithScan(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let points = (0..<600).map { _ in PlanarPoint(random.double(in: 0...500), random.double(in: 0...500)) }
    let classes = points.map { _ in (UInt16(random.int(in: 1...4)), UInt16(random.int(in: 1...random.int(in: 1...9)))) }
    let index = ClassedPointIndex(points: points, classes: classes.map { (class: $0.0, subclass: $0.1) })
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("classed.index").path
    try index.write(to: path, stamp: IndexStamp([.init("component", 1)]))
    let read = try ClassedPointIndex(contentsOf: path, stamp: IndexStamp([.init("component", 1)]))
    #expect(index.count == 600 && read.count == 600 && read.byteCount == index.byteCount)
    for number in UInt16(1)...5 {
      for subclass in UInt16(0)...9 {
        let isWanted: (Int) -> Bool = { classes[$0].0 == number && (subclass == 0 || classes[$0].1 == subclass) }
        let selection: ClassedPointIndex.Selection =
          subclass == 0 ? .ofClass(number) : .ofSubclass(number, subclass)
        let p = PlanarPoint(random.double(in: -50...550), random.double(in: -50...550))
        let order = NearestScan.order(of: points, from: p).filter { isWanted($0.point) }
        #expect(index[selection]?.nearest(to: p)?.point == order.first?.point, "seed \(seed): \(selection)")
        #expect((read[selection]?.nearest(5, to: p) ?? []).map(\.point) == order.prefix(5).map(\.point))
        #expect(index[.all]?.nearest(to: p, where: isWanted)?.point == order.first?.point)
        #expect(read[.all]?.nearest(to: p) == index[.all]?.nearest(to: p))
      }
    }
  }

  @Test func nothingOfTheKind() {
    let index = ClassedPointIndex(points: [], classes: [])
    #expect(index[.ofClass(3)] == nil && index[.all]?.nearest(to: PlanarPoint(0, 0)) == nil)
  }
}
