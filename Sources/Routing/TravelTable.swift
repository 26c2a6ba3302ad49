public import GeoTypes
public import RoadNetwork

/// Times and lengths of the fastest drives from each source to each target.
public struct TravelTable: Hashable, Sendable {
  /// In ``milliseconds`` and ``millimeters``: no legal drive leads there.
  public static let unreachable = UInt32.max

  /// How many sources.
  public let sourceCount: Int
  /// How many targets.
  public let targetCount: Int
  /// Times, one row a source.
  public private(set) var milliseconds: [UInt32]
  /// Lengths of those fastest drives, one row a source.
  public private(set) var millimeters: [UInt32]

  init(sourceCount: Int, targetCount: Int) {
    self.sourceCount = sourceCount
    self.targetCount = targetCount
    milliseconds = Array(repeating: Self.unreachable, count: sourceCount * targetCount)
    millimeters = milliseconds
  }

  /// Has all times and lengths written, a row a source.
  init(
    sourceCount: Int, targetCount: Int,
    filling body: (UnsafeMutableBufferPointer<UInt32>, UnsafeMutableBufferPointer<UInt32>) -> Void
  ) {
    self.sourceCount = sourceCount
    self.targetCount = targetCount
    let count = sourceCount * targetCount
    var lengths: [UInt32] = []
    milliseconds = Array(unsafeUninitializedCapacity: count) { times, initialized in
      times.preferLargePages()
      lengths = Array(unsafeUninitializedCapacity: count) { lengths, initialized in
        lengths.preferLargePages()
        body(.init(rebasing: times[..<count]), .init(rebasing: lengths[..<count]))
        initialized = count
      }
      initialized = count
    }
    millimeters = lengths
  }

  /// The time of a drive, `nil` where there is none.
  public func time(from source: Int, to target: Int) -> TravelTime? {
    let value = milliseconds[index(source, target)]
    return value == Self.unreachable ? nil : TravelTime(milliseconds: Int64(value))
  }

  /// The length of the fastest drive, `nil` where there is none.
  public func length(from source: Int, to target: Int) -> Meters? {
    let value = millimeters[index(source, target)]
    return value == Self.unreachable ? nil : Meters(Double(value) / 1000)
  }

  /// What a drive takes, `nil` where there is none.
  public func cost(from source: Int, to target: Int) -> DriveCost? {
    let (time, length) = (milliseconds[index(source, target)], millimeters[index(source, target)])
    return time == Self.unreachable ? nil : DriveCost(milliseconds: Int64(time), millimeters: Int64(length))
  }

  mutating func set(_ drive: DriveCost, from source: Int, to target: Int) throws(RoutingError) {
    guard let time = UInt32(exactly: drive.milliseconds), let length = UInt32(exactly: drive.millimeters),
      time < Self.unreachable, length < Self.unreachable
    else { throw .tooFar(source: source, target: target) }
    milliseconds[index(source, target)] = time
    millimeters[index(source, target)] = length
  }

  private func index(_ source: Int, _ target: Int) -> Int {
    precondition((0..<sourceCount).contains(source) && (0..<targetCount).contains(target), "no such row or column")
    return source * targetCount + target
  }
}

/// What the fastest drive to a target takes.
public struct DriveCost: Hashable, Comparable, Sendable {
  /// Time in milliseconds.
  public var milliseconds: Int64
  /// Length in millimetres.
  public var millimeters: Int64

  /// Orders by time, then by length.
  @inlinable public static func < (a: DriveCost, b: DriveCost) -> Bool {
    (a.milliseconds, a.millimeters) < (b.milliseconds, b.millimeters)
  }

  /// The time.
  public var time: TravelTime { TravelTime(milliseconds: milliseconds) }
  /// The length.
  public var length: Meters { Meters(Double(millimeters) / 1000) }
}
