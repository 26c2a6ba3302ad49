/// Streets between corners of a crooked grid with holes; it hangs together, and stays so when the streets that may be made
/// one-way are.
struct GeneratedTown {
  /// A street between two corners.
  struct Street {
    let a: Int
    let b: Int
    /// Whether the town hangs together without it.
    let mayBeOneWay: Bool
  }

  /// Where a corner lies, in metres, and how high.
  struct Corner {
    let x: Int64
    let y: Int64
    let height: Int64
  }

  private(set) var corners: [Corner] = []
  private(set) var streets: [Street] = []
  /// The length of a side.
  private(set) var extent: Int64 = 0

  /// At least so many streets.
  init(streets wanted: Int, _ random: inout GeneratorNumbers) {
    // A full grid has about two streets a corner, a quarter of which are left out.
    var side = 3
    while 2 * side * (side - 1) * 3 / 4 < wanted { side += 1 }
    while true {
      draw(side, &random)
      if streets.count >= wanted { return }
      side += 1
    }
  }

  private mutating func draw(_ side: Int, _ random: inout GeneratorNumbers) {
    let columns = Self.lines(side, &random), rows = Self.lines(side, &random)
    extent = max(columns[side - 1], rows[side - 1])
    let phase = Int64(random.number(in: 0...999))
    corners = (0..<(side * side)).map { number in
      let x = columns[number % side] + Int64(random.number(in: -25...25))
      let y = rows[number / side] + Int64(random.number(in: -25...25))
      return Corner(x: x, y: y, height: Self.hill(x + phase, y + 2 * phase))
    }
    var candidates: [(a: Int, b: Int)] = []
    for number in 0..<(side * side) {
      if number % side < side - 1 { candidates.append((number, number + 1)) }
      if number / side < side - 1 { candidates.append((number, number + side)) }
    }
    keep(candidates.drawn(candidates.count, &random), &random)
  }

  /// Keeps a tree that spans the town, and most of the rest. Streets beyond the tree may be one-way.
  private mutating func keep(_ candidates: [(a: Int, b: Int)], _ random: inout GeneratorNumbers) {
    var leader = Array(corners.indices)
    func root(_ node: Int) -> Int {
      var node = node
      while leader[node] != node {
        leader[node] = leader[leader[node]]
        node = leader[node]
      }
      return node
    }
    streets = []
    for (a, b) in candidates {
      let (rootA, rootB) = (root(a), root(b))
      if rootA != rootB {
        leader[rootA] = rootB
        streets.append(Street(a: a, b: b, mayBeOneWay: false))
      } else if random.number(in: 0...99) < 62 {
        streets.append(Street(a: a, b: b, mayBeOneWay: true))
      }
    }
  }

  /// Where the lines of a grid lie: blocks of 60 to 220 metres.
  private static func lines(_ count: Int, _ random: inout GeneratorNumbers) -> [Int64] {
    var (place, lines) = (Int64(0), [Int64]())
    for _ in 0..<count {
      lines.append(place)
      place += Int64(random.number(in: 60...220))
    }
    return lines
  }

  /// Rolling hills, in whole numbers: a wave of 1,500 metres in each direction.
  private static func hill(_ x: Int64, _ y: Int64) -> Int64 {
    func wave(_ place: Int64) -> Int64 { abs((place % 1_500 + 1_500) % 1_500 - 750) }
    return (wave(x) + wave(y)) / 10
  }

  /// The length of a street in metres, rounded.
  func length(_ street: Street) -> Int64 {
    let (dx, dy) = (corners[street.a].x - corners[street.b].x, corners[street.a].y - corners[street.b].y)
    return max(1, Int64(Double(dx * dx + dy * dy).squareRoot().rounded()))
  }

  /// What driving up it costs more, and down less: at most half of its length.
  func climb(_ street: Street) -> Int64 {
    let rise = corners[street.b].height - corners[street.a].height
    let limit = length(street) / 2
    return min(max(4 * rise, -limit), limit)
  }
}
