public import GeoTypes
public import RoadNetwork

/// One kerb that the rules ask for.
public struct Requirement: Hashable, Sendable {
  /// The kerb.
  public var kerb: Kerb
  /// The length of its segment.
  public var length: Meters
  /// What is asked.
  public var rule: KerbRule
  /// Whether one traverse may serve all kerbs of the segment.
  public var isOnePass: Bool
}

extension WorkRules {
  /// The width of a lane, where a road's own width is not known.
  public static let laneWidth = Meters(3.5)

  /// The kerbs that are asked for, by segment, left before right, outer before median.
  ///
  /// Closed roads are left out, restricted ones unless ``includesRestricted``.
  /// - Parameters:
  ///   - network: the roads of the city.
  ///   - area: the segments that are meant; `nil` is all.
  /// - Complexity: O(n) in segments and rules.
  public func requirements(in network: StreetNetwork, area: Set<SegmentUID>? = nil) -> [Requirement] {
    let own = Dictionary(grouping: segments, by: \.segment)
    return network.segments.flatMap { segment -> [Requirement] in
      let attributes = segment.attributes
      guard area?.contains(segment.uid) ?? true, attributes.access == .open || isRestrictedMeant(attributes) else {
        return []
      }
      // A road of unknown width is as wide as its lanes; without either it is not narrow.
      let width = attributes.width ?? attributes.lanes.map { Self.laneWidth * Double($0) }
      let isNarrow = width.flatMap { width in onePassBelow.map { width < $0 } } ?? false
      let isOnePass = isNarrow && (kind != .sweep || attributes.direction != .both)
      return segment.kerbs(drivingSide: network.drivingSide).compactMap { kerb in
        let special = own[segment.uid]?.last { $0.side == nil || $0.side == kerb.side }
        guard let rule = special?.rule ?? classes[attributes.roadClass], rule.passes > 0, rule.asks(for: kerb) else {
          return nil
        }
        return Requirement(kerb: kerb, length: segment.length, rule: rule, isOnePass: isOnePass)
      }
    }
  }

  private func isRestrictedMeant(_ attributes: SegmentAttributes) -> Bool {
    includesRestricted && attributes.access == .restricted
  }
}

extension KerbRule {
  /// Whether it means a kerb.
  func asks(for kerb: Kerb) -> Bool {
    switch kerbs {
    case .all: true
    case .outer: kerb.kind == .outer
    case .none: false
    }
  }
}
