import GeoTypes
import Geometry

/// The faces between all division borders, and which lowest division each belongs to.
struct DivisionPartition {
  let divisions: [Division]
  let options: DivisionHierarchy.Options
  let faces: [Polygon]
  let topology: CoverageTopology
  let inside: [UnitPoint]
  let areas: [Double]
  /// The divisions that hold each face as they were given, by level and code.
  let holders: [[Int]]
  /// Number of the division above, by place.
  var parents: [Int?]
  /// The lowest division of each face, -1 for none.
  var owner: [Int32]
  var findings: [DivisionFinding] = []

  init(_ divisions: [Division], options: DivisionHierarchy.Options) throws(GridError) {
    self.divisions = divisions
    self.options = options
    faces = try DivisionPartition.faces(between: divisions)
    topology = try CoverageTopology(faces: faces)
    inside = faces.map(\.interiorPoint)
    areas = faces.map { LocalMetric($0.box).area($0) }
    let boxes = divisions.map(\.area.box)
    holders = inside.map { point in
      divisions.indices.filter { i in
        Double(boxes[i].low.x) <= point.x && point.x <= Double(boxes[i].high.x) && Double(boxes[i].low.y) <= point.y
          && point.y <= Double(boxes[i].high.y) && divisions[i].area.contains(point)
      }
    }
    parents = Array(repeating: nil, count: divisions.count)
    owner = Array(repeating: CoverageTopology.outside, count: faces.count)
  }

  private static func faces(between divisions: [Division]) throws(GridError) -> [Polygon] {
    let rings = divisions.flatMap(\.area.rings).compactMap { try? LineString($0.vertices) }
    guard !rings.isEmpty else { return [] }
    do {
      return try Overlay.polygonize(Overlay.node(rings)).polygons
    } catch {
      throw .geometry(error)
    }
  }

  /// Finds parents, gives every face to a lowest division, and closes or refuses what is left.
  mutating func settle() throws(GridError) {
    findParents()
    let hasChildren = Set(parents.compactMap { $0 })
    var faults: [DivisionFault.Kind?] = Array(repeating: nil, count: faces.count)
    for face in faces.indices {
      switch claim(on: face, hasChildren: hasChildren) {
      case .owned(let division, let fault):
        owner[face] = Int32(division)
        faults[face] = fault
      case .open(let fault): faults[face] = fault
      }
    }
    try close(faults)
  }

  private enum Claim {
    case owned(Int, DivisionFault.Kind?)
    case open(DivisionFault.Kind)
  }

  private func claim(on face: Int, hasChildren: Set<Int>) -> Claim {
    for level in DivisionLevel.allCases.reversed() {
      let held = holders[face].filter { divisions[$0].level == level }
      guard let first = held.first else { continue }
      if held.count > 1 { return .open(.overlap(codes: held.map { divisions[$0].code })) }
      if hasChildren.contains(first) { return .open(.gap(parent: divisions[first].code)) }
      if let parent = parents[first], !holders[face].contains(parent) {
        return .owned(first, .outsideParent(code: divisions[first].code, parent: divisions[parent].code))
      }
      return .owned(first, nil)
    }
    return .open(.gap(parent: nil))
  }

  /// The divisions in the order given, areas assembled from faces, parents by place.
  func closedDivisions() throws(GridError) -> [Division] {
    var closed: [Division] = []
    for level in DivisionLevel.allCases {
      let groups = owner.map { division in
        Int32(ancestor(of: division, at: level) ?? Int(CoverageTopology.outside))
      }
      let areas = topology.areas(of: groups, count: divisions.count)
      for (number, division) in divisions.enumerated() where division.level == level {
        guard !areas[number].isEmpty else { throw .nothingLeft(code: division.code, name: division.name) }
        var copy = division
        copy.area = areas[number]
        copy.parent = parents[number].map { divisions[$0].code }
        closed.append(copy)
      }
    }
    return closed
  }

  private func ancestor(of division: Int32, at level: DivisionLevel) -> Int? {
    var next: Int? = division < 0 ? nil : Int(division)
    while let current = next, divisions[current].level != level { next = parents[current] }
    return next
  }
}
