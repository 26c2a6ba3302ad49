import RoadNetwork

extension Lattice {
  /// Gives the streets along each line their names, which change where a line is interrupted and every few kilometres.
  mutating func nameReaches(seed: UInt64, book: inout NameBook) {
    var random = SampleRandom(seed: seed, topic: "reaches")
    for axis in [LatticeAxis.northSouth, .eastWest] {
      for index in lines(axis).indices {
        let named = namesByStep(of: lines(axis)[index], random: &random, book: &book)
        if axis == .northSouth { columns[index].namesByStep = named } else { rows[index].namesByStep = named }
      }
    }
  }

  private func namesByStep(
    of line: LatticeLine, random: inout SampleRandom, book: inout NameBook
  ) -> [[String]] {
    let crossing = crossing(line.axis)
    let reach = line.usualReach
    var names: [[String]] = []
    var left = 0.0
    var rest = remainders(of: line)
    rest.append(0)
    for step in 0..<crossing.count - 1 {
      guard isDrawn(line, step) else {
        names.append(Array(repeating: "", count: line.streetOffsets.count))
        continue
      }
      let isInterrupted = step == 0 || !isDrawn(line, step - 1) || !isPassable(line, across: crossing[step])
      // A reach is not ended where less than half of one is left.
      if isInterrupted || (left <= 0 && rest[step] > reach.lowerBound / 2) {
        names.append(line.drawNames(random: &random, book: &book))
        left = random.number(reach.lowerBound, reach.upperBound)
      } else {
        names.append(names[step - 1])
      }
      left -= crossing[step + 1].position - crossing[step].position
    }
    return names
  }

  /// Metres from each crossing to where the line is next interrupted.
  private func remainders(of line: LatticeLine) -> [Double] {
    let crossing = crossing(line.axis)
    var result = Array(repeating: 0.0, count: crossing.count - 1)
    var length = 0.0
    for step in result.indices.reversed() {
      if !isDrawn(line, step) { length = 0 } else { length += crossing[step + 1].position - crossing[step].position }
      result[step] = length
      if !isPassable(line, across: crossing[step]) { length = 0 }
    }
    return result
  }

  private func isDrawn(_ line: LatticeLine, _ step: Int) -> Bool {
    isDrawn(LatticeEdge(axis: line.axis, line: line.index, step: step))
  }
}

extension LatticeLine {
  /// How far a name reaches along it, in metres.
  fileprivate var usualReach: ClosedRange<Double> {
    switch roadClass {
    case .expressway, .arterial: 7_000...14_000
    case .secondary: 4_500...9_000
    case .branch, .lane: 2_800...6_500
    }
  }

  /// New names, one a street, except that both halves of a dual road have the same.
  fileprivate func drawNames(random: inout SampleRandom, book: inout NameBook) -> [String] {
    let sides = axis == .northSouth ? ("西", "东") : ("南", "北")
    switch kind {
    case .single where roadClass == .secondary: return [book.stem() + "路"]
    case .single: return [book.stem() + random.pick(["路", "街", "街", "支路"])]
    case .dual: return Array(repeating: book.stem() + random.pick(["大街", "大道"]), count: 2)
    case .river:
      let stem = book.stem()
      return ["\(stem)河\(sides.0)路", "\(stem)河\(sides.1)路"]
    case .railway:
      let stem = book.stem()
      return ["\(stem)站\(sides.0)街", "\(stem)站\(sides.1)街"]
    }
  }
}
