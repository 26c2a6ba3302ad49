/// The square that lines and areas of a tile are cut to. Its edges lie half a unit beside whole numbers, so that no
/// vertex ever lies on one.
struct TileClip {
  /// A place where an edge crosses the square's border.
  struct Crossing {
    var point: TilePoint
    /// How far along the border, from the corner of least coordinates through that of the greatest x.
    var place: Double
  }

  private let low: Double
  private let high: Double
  /// The least and greatest whole numbers within.
  let least: Int
  let greatest: Int

  init(extent: Int = TileAddress.extent, buffer: Int = TileAddress.buffer) {
    (least, greatest) = (-buffer, extent + buffer)
    (low, high) = (Double(least) - 0.5, Double(greatest) + 0.5)
  }

  @inline(__always)
  func contains(_ p: TilePoint) -> Bool {
    Int(p.x) >= least && Int(p.x) <= greatest && Int(p.y) >= least && Int(p.y) <= greatest
  }

  /// The part of an edge that lies within, as shares of its length (Liang and Barsky 1984, DOI 10.1145/357332.357333).
  private func range(_ a: TilePoint, _ b: TilePoint) -> (enter: Double, leave: Double)? {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (Double(b.x) - Double(a.x), Double(b.y) - Double(a.y))
    func cut(_ p: Double, _ q: Double) -> Bool {
      if p == 0 { return q >= 0 }
      if p < 0 { enter = max(enter, q / p) } else { leave = min(leave, q / p) }
      return true
    }
    guard cut(-dx, Double(a.x) - low), cut(dx, high - Double(a.x)), cut(-dy, Double(a.y) - low),
      cut(dy, high - Double(a.y)), enter < leave
    else { return nil }
    return (enter, leave)
  }

  /// Where an edge enters and leaves; `nil` for an end that lies within. Both directions of an edge give the same points.
  func crossings(_ a: TilePoint, _ b: TilePoint) -> (enter: Crossing?, leave: Crossing?)? {
    let isForward = (a.x, a.y) <= (b.x, b.y)
    let (first, last) = isForward ? (a, b) : (b, a)
    guard let range = range(first, last) else { return nil }
    let enter = range.enter > 0 ? crossing(first, last, range.enter) : nil
    let leave = range.leave < 1 ? crossing(first, last, range.leave) : nil
    return isForward ? (enter, leave) : (leave, enter)
  }

  /// A crossing stands on the whole number beyond the border, where no vertex within can stand.
  private func crossing(_ a: TilePoint, _ b: TilePoint, _ share: Double) -> Crossing {
    let x = min(max(Double(a.x) + share * (Double(b.x) - Double(a.x)), low), high)
    let y = min(max(Double(a.y) + share * (Double(b.y) - Double(a.y)), low), high)
    func whole(_ value: Double) -> Int { min(max(Int(value.rounded()), least - 1), greatest + 1) }
    let side = high - low
    // The nearest edge is taken for the one it is on.
    let gaps = [y - low, high - x, high - y, x - low]
    switch gaps.indices.min(by: { gaps[$0] < gaps[$1] }) ?? 0 {
    case 0: return Crossing(point: TilePoint(whole(x), least - 1), place: x - low)
    case 1: return Crossing(point: TilePoint(greatest + 1, whole(y)), place: side + (y - low))
    case 2: return Crossing(point: TilePoint(whole(x), greatest + 1), place: 2 * side + (high - x))
    default: return Crossing(point: TilePoint(least - 1, whole(y)), place: 3 * side + (high - y))
    }
  }

  /// The length of the border.
  var around: Double { 4 * (high - low) }

  /// The corners that are passed on the way from one place on the border on to another.
  func corners(from start: Double, to end: Double) -> [TilePoint] {
    let side = high - low
    let corners = Array(ring[1...]) + [ring[0]]
    let length = end >= start ? end - start : end - start + around
    var passed: [(distance: Double, corner: TilePoint)] = []
    for (number, corner) in corners.enumerated() {
      var distance = Double(number + 1) * side - start
      if distance <= 0 { distance += around }
      if distance < length { passed.append((distance, corner)) }
    }
    return passed.sorted { $0.distance < $1.distance }.map(\.corner)
  }

  /// The corners, clockwise as they are seen.
  var ring: [TilePoint] {
    let (low, high) = (least - 1, greatest + 1)
    return [TilePoint(low, low), TilePoint(high, low), TilePoint(high, high), TilePoint(low, high)]
  }

  /// The pieces of a line within.
  func pieces(of line: [TilePoint], _ body: (ArraySlice<TilePoint>) -> Void) {
    guard var a = line.first else { return }
    if line.allSatisfy(contains) { return body(line[...]) }
    var piece: [TilePoint] = contains(a) ? [a] : []
    func end() {
      if piece.count > 1 { body(piece[...]) }
      piece.removeAll(keepingCapacity: true)
    }
    func add(_ p: TilePoint) { if piece.last != p { piece.append(p) } }
    for b in line.dropFirst() {
      if contains(a), contains(b) {
        add(b)
      } else if let crossings = crossings(a, b) {
        if let enter = crossings.enter { add(enter.point) }
        add(crossings.leave?.point ?? b)
        if crossings.leave != nil { end() }
      }
      a = b
    }
    end()
  }
}
