import GeoTypes

extension DivisionPartition {
  /// Adjoining faces with the same fault.
  private struct Region {
    var kind: DivisionFault.Kind
    var faces: [Int]
    /// Face beyond each border edge (-1 outside) and the edge's metres.
    var border: [(face: Int32, length: Double)] = []

    var perimeter: Double { border.reduce(0) { $0 + $1.length } }
  }

  /// Closes the regions with small faults.
  /// - Throws: ``GridError/divisionFaults(_:)`` with those that are too large.
  mutating func close(_ faults: [DivisionFault.Kind?]) throws(GridError) {
    let regions = regions(of: faults)
    var refused: [DivisionFault] = []
    var open: [Int] = []
    for number in regions.indices {
      let fault = describe(regions[number])
      if fault.area <= options.closedArea || fault.width <= options.closedWidth {
        open.append(number)
      } else if let finding = drawnHole(regions[number], fault) {
        findings.append(finding)
      } else {
        refused.append(fault)
      }
    }
    guard refused.isEmpty else {
      throw .divisionFaults(refused.sorted { ($1.area, $0.description) < ($0.area, $1.description) })
    }
    // Regions that touch only other open regions wait until those are given away.
    while let position = open.firstIndex(where: { recipient(of: regions[$0]) != nil }) {
      let number = open.remove(at: position)
      give(regions[number])
    }
  }

  private func regions(of faults: [DivisionFault.Kind?]) -> [Region] {
    var number = Array(repeating: -1, count: faces.count)
    var neighbours = Array(repeating: [Int](), count: faces.count)
    for edge in topology.edges where edge.left >= 0 && edge.right >= 0 {
      neighbours[Int(edge.left)].append(Int(edge.right))
      neighbours[Int(edge.right)].append(Int(edge.left))
    }
    var regions: [Region] = []
    for seed in faces.indices where number[seed] < 0 {
      guard let kind = faults[seed] else { continue }
      var region = Region(kind: kind, faces: [seed])
      number[seed] = regions.count
      var next = 0
      while next < region.faces.count {
        for neighbour in neighbours[region.faces[next]] where number[neighbour] < 0 && faults[neighbour] == kind {
          number[neighbour] = regions.count
          region.faces.append(neighbour)
        }
        next += 1
      }
      regions.append(region)
    }
    collectBorders(of: &regions, number: number)
    return regions
  }

  private func collectBorders(of regions: inout [Region], number: [Int]) {
    for edge in topology.edges {
      let left = edge.left < 0 ? -1 : number[Int(edge.left)]
      let right = edge.right < 0 ? -1 : number[Int(edge.right)]
      guard left != right else { continue }
      let length = LocalMetric(latitude: edge.from.latitude).distance(edge.from, edge.to)
      if left >= 0 { regions[left].border.append((edge.right, length)) }
      if right >= 0 { regions[right].border.append((edge.left, length)) }
    }
  }

  private func describe(_ region: Region) -> DivisionFault {
    let area = region.faces.reduce(0) { $0 + areas[$1] }
    let largest = region.faces.max { areas[$0] < areas[$1] } ?? 0
    return DivisionFault(
      kind: region.kind, place: inside[largest].lonLat, area: SquareMeters(area),
      width: Meters(region.perimeter > 0 ? 2 * area / region.perimeter : 0))
  }

  /// A gap that is one division's own hole, or any when large gaps are left open.
  private func drawnHole(_ region: Region, _ fault: DivisionFault) -> DivisionFinding? {
    guard case .gap(let parent) = region.kind else { return nil }
    let around = neighbours(of: region).keys.sorted()
    if parent == nil, around.count == 1, let code = around.first.map({ divisions[Int($0)].code }) {
      return .openHole(code: code, place: fault.place, area: fault.area)
    }
    guard options.leavesLargeGaps else { return nil }
    return .openHole(
      code: parent ?? around.first.map { divisions[Int($0)].code } ?? "", place: fault.place, area: fault.area)
  }

  /// Metres of border with each lowest division, as things stand.
  private func neighbours(of region: Region) -> [Int32: Double] {
    region.border.reduce(into: [:]) { lengths, piece in
      guard piece.face >= 0, owner[Int(piece.face)] >= 0 else { return }
      lengths[owner[Int(piece.face)], default: 0] += piece.length
    }
  }

  private func recipient(of region: Region) -> Int32? {
    let neighbours = neighbours(of: region)
    func longest(where isAllowed: (Int) -> Bool) -> Int32? {
      neighbours.filter { isAllowed(Int($0.key)) }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    switch region.kind {
    case .outsideParent: return region.faces.first.map { owner[$0] }
    case .overlap(let codes):
      func isUnder(_ division: Int) -> Bool { lineage(of: division).contains { codes.contains(divisions[$0].code) } }
      let lowest = Set(divisions.indices).subtracting(parents.compactMap { $0 })
      return longest(where: isUnder) ?? lowest.sorted().first(where: isUnder).map(Int32.init)
    case .gap(let parent):
      return longest { division in parents[division].map { divisions[$0].code } == parent } ?? longest { _ in true }
    }
  }

  private func lineage(of division: Int) -> [Int] {
    Array(sequence(first: division) { parents[$0] })
  }

  private mutating func give(_ region: Region) {
    guard let recipient = recipient(of: region) else { return }
    for face in region.faces { owner[face] = recipient }
    var fault = describe(region)
    fault.closedBy = divisions[Int(recipient)].code
    findings.append(.closed(fault))
  }
}
