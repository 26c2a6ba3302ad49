import GeoTypes
import HummingbirdTesting
import Routing
import TestKit
import Testing

@testable import Service

@Suite struct RoundTripTests {
  private static func time(_ order: [Int], _ times: [[Int64?]], isClosed: Bool) -> Int64? {
    var sum: Int64 = 0
    for (from, to) in zip(order, order.dropFirst() + (isClosed ? order.prefix(1) : [])) where from != to {
      guard let time = times[from][to] else { return nil }
      sum += time
    }
    return sum
  }

  /// All orders of some places.
  private static func orders(_ places: [Int]) -> [[Int]] {
    guard places.count > 1 else { return [places] }
    return places.flatMap { first in orders(places.filter { $0 != first }).map { [first] + $0 } }
  }

  private static func times(_ count: Int, _ random: inout SeededGenerator, holes: Int) -> [[Int64?]] {
    (0..<count).map { row in
      (0..<count).map { column in
        row == column ? 0 : random.int(in: 0...99) < holes ? nil : Int64(random.int(in: 1...1000))
      }
    }
  }

  @Test(arguments: UInt64(0)..<60)
  func isTheBestOfAllOrders(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let times = RoundTripTests.times(random.int(in: 1...6), &random, holes: seed.isMultiple(of: 3) ? 30 : 0)
    for choice in 0..<8 {
      let (isClosed, first, last) = (choice & 1 != 0, choice & 2 != 0, choice & 4 != 0)
      let allowed = RoundTripTests.orders(Array(times.indices)).filter {
        (!first || $0.first == 0) && (!last || $0.last == times.count - 1)
      }
      let best = allowed.compactMap { RoundTripTests.time($0, times, isClosed: isClosed) }.min()
      let order = RoundTrip.order(times, isClosed: isClosed, startsFirst: first, endsLast: last)
      if times.count == 1 && first == last || times.count > 1 {
        #expect(order.flatMap { RoundTripTests.time($0, times, isClosed: isClosed) } == best, "seed \(seed), \(choice)")
      }
      if let order, times.count > 1 {
        #expect(order.sorted() == Array(times.indices))
        #expect(!first || order.first == 0)
        #expect(!last || order.last == times.count - 1)
      }
    }
  }

  @Test func longToursKeepTheirEndsAndAreNearTheBest() throws {
    // Places on a circle, which is the best tour; one way round takes longer.
    var random = SeededGenerator(seed: 9)
    let count = 20
    let names = Array(0..<count).shuffled(using: &random)
    let times: [[Int64?]] = names.map { from in
      names.map { to in
        let ahead = (to - from + count) % count
        return Int64(min(ahead * 10, (count - ahead) * 13) % (count * 13))
      }
    }
    let order = try #require(RoundTrip.order(times))
    #expect(RoundTripTests.time(order, times, isClosed: true) == Int64(count * 10))
    let open = try #require(RoundTrip.order(times, isClosed: false, startsFirst: true, endsLast: true))
    #expect(open.first == 0)
    #expect(open.last == count - 1)
    #expect(open.sorted() == Array(0..<count))
    #expect(order == RoundTrip.order(times))
  }

  @Test func toursOverTheCityAreTheBest() async throws {
    let city = try DriveCity()
    let places = city.positions(6, seed: 33)
    let times = try places.map { from in try places.map { to in try city.cost(from, to)?.milliseconds } }
    let best = RoundTripTests.orders(Array(places.indices)).compactMap {
      RoundTripTests.time($0, times, isClosed: true)
    }.min()
    try await city.city.server().application().test(.router) { client in
      let reply = try await client.drive("/trip/v1/driving/\(places.path)?overview=false&source=first")
      guard let best else {
        #expect(reply.code == "NoTrips")
        return
      }
      let trip = try #require(reply.list("trips").first, "\(reply.object)")
      #expect(abs((trip["duration"] as? Double ?? 0) - Double(best) / 1000) < 1e-6)
      #expect((trip["legs"] as? [Any])?.count == 6)
      let numbers = reply.list("waypoints").compactMap { $0["waypoint_index"] as? Int }
      #expect(numbers.sorted() == Array(0..<6))
      #expect(numbers.first == 0)
      let open = try await client.drive("/trip/v1/driving/\(places.path)?roundtrip=false&source=first&destination=last")
      #expect(open.list("waypoints").last?["waypoint_index"] as? Int == 5)
    }
  }
}
