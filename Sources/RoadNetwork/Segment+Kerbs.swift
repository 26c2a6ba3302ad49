extension Segment {
  /// The kerbs of the segment, left before right, outer before median.
  ///
  /// - A two-way road has two outer kerbs, each swept with the traffic on its side.
  /// - A one-way road has two outer kerbs, both swept with traffic.
  /// - One carriageway of a dual road has an outer kerb on the driving side and a median kerb on the other, both swept
  ///   with traffic.
  /// - A centre line that stands for two carriageways has four: an outer and a median kerb on each side of the line.
  public func kerbs(drivingSide: DrivingSide) -> [Kerb] {
    let forwardSide = drivingSide.side(forward: true)
    func kerb(_ side: Side, _ kind: KerbKind, forward: Bool) -> Kerb {
      Kerb(segment: uid, side: side, kind: kind, forward: forward)
    }
    switch attributes.direction {
    case .both:
      let kinds: [KerbKind] = isTwoCarriageways ? [.outer, .median] : [.outer]
      return [Side.left, .right].flatMap { side in kinds.map { kerb(side, $0, forward: side == forwardSide) } }
    case .forward, .backward:
      let isForward = attributes.direction == .forward
      let medianSide = drivingSide.side(forward: isForward).opposite
      return [Side.left, .right].map { side in
        kerb(side, isHalfOfDualRoad && side == medianSide ? .median : .outer, forward: isForward)
      }
    }
  }
}
