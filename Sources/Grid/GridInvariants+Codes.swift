import GeoTypes
import SpatialIndex

extension GridInvariants {
  /// I02: code prefixes agree with the divisions above, and each cell lies in its community.
  func nestingFindings() -> [GridFinding] {
    prefixFindings() + placeFindings()
  }

  private func prefixFindings() -> [GridFinding] {
    var findings: [GridFinding] = []
    var told: Set<String> = []
    for cell in cells {
      let place = cell.polygon.interiorPoint.lonLat
      let lineage = divisions.lineage(of: cell.community)
      guard lineage.first?.level == .community else {
        findings.append(
          GridFinding(.i02, cells: [cell.code], place: place, message: "no community has the code \(cell.community)"))
        continue
      }
      for division in lineage {
        let prefix = DivisionCode(division.code)?.digits ?? division.code
        let digits = DivisionCode(cell.code)?.digits ?? cell.code
        guard !digits.hasPrefix(prefix), told.insert(cell.community + division.code).inserted else { continue }
        findings.append(
          GridFinding(
            .i02, cells: [cell.code], place: place,
            message: "the code does not begin with that of \(division.level.rawValue) \(division.code)"))
      }
    }
    return findings
  }

  private func placeFindings() -> [GridFinding] {
    let communities = divisions.divisions.filter { $0.level == .community }
    let index = OverlapIndex(areas: communities.map(\.area))
    var told: Set<Int> = []
    var findings: [GridFinding] = []
    for piece in outline.pieces where !told.contains(piece.polygon) {
      let cell = cells[piece.polygon]
      guard divisions.division(cell.community) != nil else { continue }
      let place = piece.beside(left: true).lonLat
      let hits = index.hits(at: place)
      guard !hits.contains(where: { communities[$0].code == cell.community }) else { continue }
      told.insert(piece.polygon)
      let found = hits.first.map { "in community \(communities[$0].code)" } ?? "outside all communities"
      findings.append(
        GridFinding(.i02, cells: [cell.code], place: place, message: "part of the cell lies \(found)"))
    }
    return findings
  }

  /// I03: 15 digits that begin with the community's, given once.
  func codeFindings() -> [GridFinding] {
    var findings: [GridFinding] = []
    for (number, cell) in cells.enumerated() {
      let place = cell.polygon.interiorPoint.lonLat
      let code = DivisionCode(cell.code)
      if code?.digits.utf8.count != GridInvariants.codeLength {
        findings.append(
          GridFinding(
            .i03, cells: [cell.code], place: place,
            message: "the code is not of \(GridInvariants.codeLength) digits, behind 'local:' or not"))
      } else if !cell.code.hasPrefix(cell.community) {
        findings.append(
          GridFinding(
            .i03, cells: [cell.code], place: place,
            message: "the code does not begin with that of its community \(cell.community)"))
      }
      if number > 0, cells[number - 1].code == cell.code {
        findings.append(
          GridFinding(.i03, cells: [cell.code], place: place, message: "the code is given to more than one cell"))
      }
    }
    return findings
  }

  /// Digits of a unit-grid code.
  static let codeLength = 15

  /// I08: numbers follow the rows.
  func orderFindings() -> [GridFinding] {
    var findings: [GridFinding] = []
    let members = Dictionary(grouping: cells.indices) { cells[$0].community }
    for community in members.keys.sorted() {
      guard let numbers = members[community], let box = divisions.division(community)?.area.box else { continue }
      let order = RowOrder(of: box, targetArea: targetArea)
      let positions = numbers.map { order.position(of: cells[$0].polygon) }
      let breaks = positions.indices.dropFirst().filter { positions[$0] < positions[$0 - 1] }
      guard let first = breaks.first else { continue }
      let cell = cells[numbers[first]]
      findings.append(
        GridFinding(
          .i08, .warning, cells: [cell.code], place: cell.polygon.interiorPoint.lonLat,
          message: "\(breaks.count) numbers of community \(community) do not run west to east, north to south"))
    }
    return findings
  }
}
