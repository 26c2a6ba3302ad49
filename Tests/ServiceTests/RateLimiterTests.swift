import Testing

@testable import Service

@Suite struct RateLimiterTests {
  private static let second: Int64 = 1_000_000_000

  /// A bucket that is counted grant by grant.
  private struct Bucket {
    var level: Double
    var seen: Int64 = 0
  }

  /// The limiter keeps one instant a bucket; the oracle keeps the level itself.
  @Test(arguments: UInt64(0)..<20) func grantsAsABucketDoes(seed: UInt64) {
    var random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func draw(_ bound: UInt64) -> UInt64 {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      return random % bound
    }
    let (perMinute, burst) = (Int(1 + draw(120)), Int(1 + draw(10)))
    let limiter = RateLimiter(perMinute: perMinute, burst: burst)
    let interval = 60 * Self.second / Int64(perMinute)
    var buckets: [String: Bucket] = [:]
    var now: Int64 = 1_000
    for step in 0..<400 {
      // Whole intervals, so that the oracle's fractions are exact.
      if draw(3) == 0 { now += interval * Int64(draw(4)) }
      let name = "\(draw(3))"
      var bucket = buckets[name] ?? Bucket(level: Double(burst), seen: now)
      bucket.level = min(Double(burst), bucket.level + Double((now - bucket.seen) / interval))
      bucket.seen = now
      let isGranted = bucket.level >= 1
      if isGranted { bucket.level -= 1 }
      buckets[name] = bucket
      let wait = limiter.take(name, now: now)
      #expect((wait == nil) == isGranted, "seed \(seed), step \(step)")
      if let wait { #expect(wait >= 1 && Int64(wait - 1) * Self.second <= interval) }
    }
  }

  @Test func memoryIsBounded() {
    let limiter = RateLimiter(perMinute: 60, burst: 1, capacity: 100)
    var now: Int64 = 0
    for number in 0..<10_000 {
      _ = limiter.take("\(number)", now: now)
      now += Self.second / 1000
      #expect(limiter.count <= 101)
    }
    // Newcomers share one bucket while all are in use, and have their own once others are full again.
    now += 100 * Self.second
    #expect(limiter.take("new", now: now) == nil)
    #expect(limiter.take("newer", now: now) == nil)
  }

  @Test func givesBack() {
    let limiter = RateLimiter(perMinute: 1, burst: 1)
    #expect(limiter.take("a", now: 0) == nil)
    #expect(limiter.take("a", now: 0) == 60)
    limiter.giveBack("a")
    #expect(limiter.take("a", now: 0) == nil)
  }
}
