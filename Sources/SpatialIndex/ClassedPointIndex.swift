public import GeoTypes

/// Points sorted by class and subclass, to find the nearest ones of one kind as fast as the nearest ones of all.
///
/// All points, those of each class and those of each subclass have an index of their own: a subclass of a hundred points
/// among a million is searched as a hundred points, not as a million with a filter.
public struct ClassedPointIndex: Sendable {
  /// Which points count.
  public enum Selection: Hashable, Sendable {
    /// All of them.
    case all
    /// Those of one class.
    case ofClass(UInt16)
    /// Those of one subclass of a class.
    case ofSubclass(UInt16, UInt16)
  }

  /// How many points there are.
  public let count: Int
  let shelves: [Selection: NearestPointIndex]

  /// Prepares points, numbered from 0 in the given order, each with its class and subclass.
  /// - Precondition: as many classes as points; all coordinates are finite; less than 2^32 points; no more than 900
  ///   classes and subclasses together.
  /// - Complexity: O(n log n); three times the room of one index.
  public init(points: [PlanarPoint], classes: [(class: UInt16, subclass: UInt16)]) {
    precondition(points.count == classes.count, "every point has a class")
    var members: [Selection: [UInt32]] = [:]
    for (number, kind) in classes.enumerated() {
      members[.ofClass(kind.class), default: []].append(UInt32(number))
      members[.ofSubclass(kind.class, kind.subclass), default: []].append(UInt32(number))
    }
    precondition(members.count <= 900, "an index has room for 900 classes and subclasses")
    var shelves: [Selection: NearestPointIndex] = [.all: NearestPointIndex(points: points)]
    for (selection, numbers) in members {
      shelves[selection] = NearestPointIndex(numbers.map { points[Int($0)] }, numbers: numbers)
    }
    count = points.count
    self.shelves = shelves
  }

  init(count: Int, shelves: [Selection: NearestPointIndex]) {
    self.count = count
    self.shelves = shelves
  }

  /// The index of the points that count, `nil` where there are none of the kind. Its hits bear the numbers of all points.
  public subscript(selection: Selection) -> NearestPointIndex? { shelves[selection] }

  /// How many bytes the index takes.
  public var byteCount: Int { shelves.values.reduce(0) { $0 + $1.byteCount } }
}
