public import GeoTypes
public import Grid
import IndexFile
internal import RoadNetwork

/// Tells for a position its unit grid, divisions, zone, road, kerb and chiefs.
///
/// For one thread at a time; make several from one ``LocatorIndex``.
public struct Locator: ~Copyable {
  /// How positions are located.
  public let options: LocatorOptions
  /// What is asked.
  public let index: LocatorIndex
  private let snapper: Snapper

  /// A locator for a prepared city.
  /// - Throws: ``LocatorError`` where PROJ cannot be used.
  public init(_ index: LocatorIndex, options: LocatorOptions = LocatorOptions()) throws(LocatorError) {
    self.index = index
    self.options = options
    do { snapper = try Snapper(index.roads) } catch { throw LocatorError(reason: "\(error)") }
  }

  /// What a position belongs to.
  /// - Parameters:
  ///   - level: the vertical order of the road asked for; `nil` takes the ground where roads lie above each other, and
  ///     lists them all.
  ///   - time: when; `nil` names the chiefs of all times.
  public func location(at position: LonLat, level: Int? = nil, time: CityTime? = nil) -> Location {
    location(answer(at: position, level: level), at: position, time: time)
  }

  /// What each position belongs to, in their order.
  public func locations(at positions: [LonLat], level: Int? = nil, time: CityTime? = nil) -> [Location] {
    var locations: [Location] = []
    locations.reserveCapacity(positions.count)
    for position in positions { locations.append(location(at: position, level: level, time: time)) }
    return locations
  }

  /// What a component at a vertex is registered with.
  public func surroundings(of vertex: Vertex) -> ComponentSurroundings {
    let position = LonLat(vertex)
    let match = index.areas.areas(at: position)
    let snap = index.hasRoads ? snapper.nearest(position, within: options.reach) : nil
    return ComponentSurroundings(
      district: match.district, unitGrid: match.grid, segment: snap?.segment, side: snap?.side)
  }

  /// What a position belongs to, in numbers.
  func answer(at position: LonLat, level: Int? = nil) -> PointAnswer {
    var answer = PointAnswer()
    answer.hasLevel = level != nil
    answer.isValid = position.isValid
    guard position.isValid else { return answer }
    answer.areas = index.areas.numbers(at: position)
    snap(position, level, &answer)
    return answer
  }

  /// What each of many positions belongs to, in numbers, in their order.
  /// - Parameters:
  ///   - levels: for each position the vertical order of the road asked for; empty for none at all.
  ///   - questions: what is asked of areas.
  ///   - asksRoads: whether roads are looked for.
  /// - Precondition: as many answers as positions, all of them new, and as many levels or none.
  public func find(
    at positions: Span<LonLat>, levels: [Int?] = [], into answers: inout MutableSpan<PointAnswer>,
    _ questions: AreaLookup.Questions = .all, asksRoads: Bool = true
  ) {
    precondition(positions.count == answers.count, "a batch has one answer a position")
    findAreas(at: positions, into: &answers, questions)
    if asksRoads && levels.isEmpty { findRoads(at: positions, into: &answers) }
    for index in positions.indices {
      let position = positions[index]
      let level = levels.isEmpty ? nil : levels[index]
      answers[index].hasLevel = level != nil
      if !position.isValid {
        answers[index] = PointAnswer()
        answers[index].isValid = false
      } else if asksRoads && !levels.isEmpty {
        snap(position, level, &answers[index])
      }
    }
  }

  private func findRoads(at positions: Span<LonLat>, into answers: inout MutableSpan<PointAnswer>) {
    guard index.hasRoads else { return }
    withUnsafeTemporaryAllocation(of: Snap?.self, capacity: min(Locator.block, positions.count)) { room in
      room.initialize(repeating: nil)
      for start in stride(from: 0, to: positions.count, by: Locator.block) {
        let end = min(start + Locator.block, positions.count)
        var found = UnsafeMutableBufferPointer(rebasing: room[..<(end - start)]).mutableSpan
        snapper.findNearest(to: positions.extracting(start..<end), within: options.reach, into: &found)
        for place in start..<end {
          if let snap = found[place - start] { take(snap, &answers[place]) }
        }
      }
    }
  }

  private func findAreas(
    at positions: Span<LonLat>, into answers: inout MutableSpan<PointAnswer>, _ questions: AreaLookup.Questions
  ) {
    withUnsafeTemporaryAllocation(of: AreaNumbers.self, capacity: min(Locator.block, positions.count)) { room in
      for start in stride(from: 0, to: positions.count, by: Locator.block) {
        let end = min(start + Locator.block, positions.count)
        let part = UnsafeMutableBufferPointer(rebasing: room[..<(end - start)])
        part.initialize(repeating: AreaNumbers())
        var found = part.mutableSpan
        index.areas.find(at: positions.extracting(start..<end), into: &found, questions)
        for place in start..<end { answers[place].areas = found[place - start] }
      }
    }
  }

  private static var block: Int { 1024 }

  @inline(__always)
  private func snap(_ position: LonLat, _ level: Int?, _ answer: inout PointAnswer) {
    guard index.hasRoads, let snap = snapper.nearest(position, within: options.reach, level: level) else { return }
    take(snap, &answer)
  }

  @inline(__always)
  private func take(_ snap: Snap, _ answer: inout PointAnswer) {
    guard let place = index.table.place(of: snap.segment) else { return }
    answer.segment = UInt32(place)
    answer.isLeft = snap.side == .left
    answer.distance = snap.distance.rawValue
    answer.offset = snap.offset.rawValue
  }

  /// The segments about as near as the one found, by distance, where they are not all of one level and none was asked
  /// for.
  public func candidates(of answer: PointAnswer, at position: LonLat) -> [RoadCandidate] {
    guard answer.segment != PointAnswer.none, !answer.hasLevel, !index.table.stacks.isEmpty else { return [] }
    let layer = Int(index.table.rows.elements[Int(answer.segment)].layer)
    if layer == 0, options.reach <= StackMap.reach, !index.table.stacks.isMarked(position) { return [] }
    let reach = min(options.reach, Meters(answer.distance) + Snapper.stackDistance)
    let near = snapper.candidates(position, within: reach)
    guard near.contains(where: { $0.layer != layer }) else { return [] }
    return near.map { RoadCandidate(segment: $0.segment, level: $0.layer, distance: $0.distance) }
  }
}
