import Foundation
import GeoTypes
import IndexFile
import RoadNetwork
import TestKit
import Testing

@Suite("A snap index from a file") struct SnapFileTests {
  private let stamp = IndexStamp([.init("segment", 3)])

  @Test(arguments: [UInt64(1), 2]) func answersAsBefore(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("snap.index").path
    let network = try NetworkBuilder().build(ways: GeneratedTown(blocks: 3, seed: seed).ways).network
    let index = try SnapIndex(network)
    try index.write(to: path, stamp: stamp)
    let read = try SnapIndex(contentsOf: path, stamp: stamp)
    #expect(read.count == network.segments.count && read.frame == index.frame && read.box == index.box)
    let before = try Snapper(index)
    let after = try Snapper(read)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let place = LonLat(
        random.double(in: index.box.low.longitude...index.box.high.longitude),
        random.double(in: index.box.low.latitude...index.box.high.latitude))
      let (first, second) = (before.nearest(place, within: Meters(80)), after.nearest(place, within: Meters(80)))
      #expect(first == second, "seed \(seed): \(place)")
    }
    #expect(throws: IndexFileError.self) { try SnapIndex(contentsOf: path, stamp: IndexStamp([])) }
  }

  @Test func noSegments() throws {
    let folder = try ScratchFolder()
    let path = folder.url.appendingPathComponent("snap.index").path
    try SnapIndex(NetworkBuilder().build(ways: []).network).write(to: path, stamp: stamp)
    let read = try SnapIndex(contentsOf: path, stamp: stamp)
    #expect(read.count == 0)
    let snap = try Snapper(read).nearest(LonLat(117, 36), within: Meters(1e6))
    #expect(snap == nil)
  }

  /// A batch answers what one position after the other would.
  @Test(arguments: [0, 1, 63, 64, 65, 500]) func batch(count: Int) throws {
    let network = try NetworkBuilder().build(ways: GeneratedTown(blocks: 3, seed: 7).ways).network
    let snapper = try Snapper(network)
    let box = Box(network.nodes)
    var random = SeededGenerator(seed: UInt64(count))
    let places = (0..<count).map { number in
      number % 17 == 3
        ? LonLat(.nan, 1)
        : LonLat(
          random.double(in: box.low.longitude - 0.03...box.high.longitude + 0.03),
          random.double(in: box.low.latitude...box.high.latitude))
    }
    var snaps = [Snap?](repeating: nil, count: count)
    var output = snaps.mutableSpan
    snapper.findNearest(to: places.span, within: Meters(300), into: &output)
    for (place, snap) in zip(places, snaps) {
      let alone = snapper.nearest(place, within: Meters(300))
      #expect(alone == snap, "\(place)")
    }
  }
}
