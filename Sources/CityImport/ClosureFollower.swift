import GeoTypes
import RoadNetwork
import Store

/// Moves closures on to the segments of a re-imported network.
struct ClosureFollower {
  /// What came of it.
  struct Outcome {
    /// The closures as they now stand, in the order of the old ones.
    var closures: [RoadClosure] = []
    /// Closures whose road is no longer there.
    var lost: [RoadClosure] = []
    /// Closures as they now stand that close more of a road than before.
    var grown: [RoadClosure] = []
  }

  private let lengths: [SegmentUID: Meters]
  private let successions: [SegmentUID: [SegmentSuccession]]

  init(_ build: NetworkBuild) {
    lengths = Dictionary(build.network.segments.map { ($0.uid, $0.length) }) { first, _ in first }
    successions = Dictionary(grouping: build.successions, by: \.old)
  }

  /// A closure over a segment that lives on in several closes all of them; those after the first get names of their own.
  func follow(_ closures: [RoadClosure]) -> Outcome {
    var outcome = Outcome()
    var names = Set(closures.map(\.id))
    for closure in closures {
      let pieces = pieces(of: closure.segment)
      if pieces.isEmpty { outcome.lost.append(closure) }
      for (index, piece) in pieces.enumerated() {
        var moved = closure
        moved.segment = piece.segment
        if index > 0 { moved.id = Self.name(closure.id, index + 1, &names) }
        outcome.closures.append(moved)
        if let length = lengths[piece.segment], length - piece.length > DutyFollower.tolerance {
          outcome.grown.append(moved)
        }
      }
    }
    return outcome
  }

  /// The present segments on which an old one lies, and how much of it on each.
  private func pieces(of segment: SegmentUID) -> [(segment: SegmentUID, length: Meters)] {
    guard let heirs = successions[segment] else { return lengths[segment].map { [(segment, $0)] } ?? [] }
    var pieces: [(segment: SegmentUID, length: Meters)] = []
    for heir in heirs {
      let length = max(heir.newFrom, heir.newTo) - min(heir.newFrom, heir.newTo)
      if let index = pieces.firstIndex(where: { $0.segment == heir.new }) {
        pieces[index].length += length
      } else {
        pieces.append((heir.new, length))
      }
    }
    // What a shifted end alone took over of a neighbour is not closed for that.
    let whole = pieces.filter { $0.length > min(DutyFollower.tolerance, (lengths[$0.segment] ?? .zero) * 0.5) }
    return whole.isEmpty ? pieces : whole
  }

  private static func name(_ id: String, _ number: Int, _ names: inout Set<String>) -> String {
    var number = number
    while !names.insert("\(id)-\(number)").inserted { number += 1 }
    return "\(id)-\(number)"
  }
}

extension CityDraft {
  /// Closures of the city on the roads as they now are; what cannot follow is told.
  mutating func carryClosures(
    _ build: NetworkBuild, _ old: ExistingCity, _ file: String, _ context: inout ImportContext
  ) {
    guard !old.closures.isEmpty else { return }
    let outcome = ClosureFollower(build).follow(old.closures)
    closures = outcome.closures
    for lost in outcome.lost {
      context.warn(
        "closure_lost", file,
        text: "closure \(lost.id) was on segment \(lost.segment.rawValue), where no road is any more")
    }
    for grown in outcome.grown {
      context.warn(
        "closure_grown", file,
        text: "closure \(grown.id) now closes all of segment \(grown.segment.rawValue), which is longer than what was "
          + "closed before")
    }
  }
}
