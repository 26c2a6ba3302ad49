import GeoTypes
import Geometry
import RoadNetwork
import SpatialIndex

extension GridInvariants {
  /// I04: simple polygons, their holes filled.
  func shapeFindings() -> [GridFinding] {
    var findings: [GridFinding] = []
    let lone = Set(outline.pieces.indices.filter { outline.twin[$0] < 0 }.map { outline.pieces[$0] })
    for (number, cell) in cells.enumerated() {
      if let fault = try? Validity.fault(in: MultiPolygon([cell.polygon])) {
        findings.append(
          GridFinding(.i04, cells: [cell.code], place: fault.place, message: "not a simple polygon: \(fault.reason)"))
      }
      for hole in cell.polygon.holes {
        let open = zip(hole.vertices, hole.vertices.dropFirst()).contains { a, b in
          lone.contains(CoverageOutline.Piece(from: a, to: b, polygon: number))
        }
        guard open else { continue }
        findings.append(
          GridFinding(
            .i04, cells: [cell.code], place: Polygon(exterior: hole).interiorPoint.lonLat,
            message: "has a hole that no other cell fills"))
      }
    }
    return findings
  }

  /// I05: sizes.
  func sizeFindings(_ inspection: inout GridInspection) -> [GridFinding] {
    guard !cells.isEmpty else { return [] }
    var findings: [GridFinding] = []
    for cell in cells where !(2_000...50_000).contains(cell.area.rawValue) {
      inspection.outOfBand[cell.code] = cell.area
      findings.append(
        GridFinding(
          .i05, .warning, cells: [cell.code], place: cell.polygon.interiorPoint.lonLat,
          message: "has \(cell.area.text), not between 2000 and 50000 m²"))
    }
    inspection.shareInBand = 1 - Double(findings.count) / Double(cells.count)
    if inspection.shareInBand < 0.9 {
      findings.insert(
        GridFinding(
          .i05, cells: [], place: nil,
          message: "only \(Int(inspection.shareInBand * 100)) % of the cells have 2000 to 50000 m², not 90 %"),
        at: 0)
    }
    return findings
  }

  /// I06: how much of the inner borders lies along barriers, and which buildings are cut.
  func borderFindings(
    _ inspection: inout GridInspection, _ segments: [Segment], _ barriers: [Barrier], _ buildings: [Building]
  ) -> [GridFinding] {
    inspection.shareAlongBarriers = shareAlong(
      segments.filter { $0.attributes.structure != .tunnel }.map(\.line.vertices) + barriers.map(\.line.vertices)
        + divisions.divisions.flatMap(\.area.rings).map(\.vertices))
    let edges = LinePieces(
      outline.pieces.map { LinePieces.Piece(from: $0.from, to: $0.to, tag: 0) }, binSize: 100)
    var findings: [GridFinding] = []
    for building in buildings {
      var cut: Set<String> = []
      for (a, b) in zip(building.area.exterior.vertices, building.area.exterior.vertices.dropFirst()) {
        let box = Box([a, b])
        _ = edges.first(near: UnitPoint(box.low), UnitPoint(box.high)) { number in
          let piece = outline.pieces[number]
          if FaceCutter.cross(a, b, piece.from, piece.to) { cut.insert(cells[piece.polygon].code) }
          return false
        }
      }
      guard !cut.isEmpty else { continue }
      inspection.buildingsCut += 1
      findings.append(
        GridFinding(
          .i06, .warning, cells: cut.sorted(), place: building.area.interiorPoint.lonLat,
          message: "a border cuts building \(building.source)"))
    }
    return findings
  }

  /// Share of the length of borders between two cells within 5 m of a line, told at points 4 m apart at most.
  private func shareAlong(_ lines: [[Vertex]]) -> Double? {
    let bins = LinePieces(lines.flatMap { GridGround.pieces(of: $0, tag: 0) }, binSize: 50)
    var total = 0.0
    var along = 0.0
    for (number, piece) in outline.pieces.enumerated() where outline.twin[number] > number {
      let metric = LocalMetric(latitude: piece.from.latitude)
      let length = metric.distance(piece.from, piece.to)
      let steps = max(1, Int(min(1e4, (length / 4).rounded(.up))))
      for step in 0..<steps {
        let t = (Double(step) + 0.5) / Double(steps)
        let a = UnitPoint(piece.from)
        let b = UnitPoint(piece.to)
        let p = UnitPoint(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
        total += length / Double(steps)
        let low = UnitPoint(p.x - 5 / metric.east, p.y - 5 / metric.north)
        let high = UnitPoint(p.x + 5 / metric.east, p.y + 5 / metric.north)
        if bins.first(near: low, high, where: { bins.pieces[$0].distance(from: p, metric) <= 5 }) {
          along += length / Double(steps)
        }
      }
    }
    return total > 0 ? along / total : nil
  }

  /// I07: the interior point and every vertex of a cell have exactly one cell, the point its own.
  func lookupFindings() -> [GridFinding] {
    let areas = cells.map { MultiPolygon([$0.polygon]) }
    let index = CoverageIndex(cells: areas)
    var findings: [GridFinding] = []
    for (number, cell) in cells.enumerated() {
      let place = cell.polygon.interiorPoint.lonLat
      let found = index.cell(at: place)
      if found != number {
        findings.append(
          GridFinding(
            .i07, cells: [cell.code] + (found.map { [cells[$0].code] } ?? []), place: place,
            message: "a position inside the cell is not found in it"))
      }
      for vertex in cell.polygon.exterior.vertices where index.cell(at: LonLat(vertex)) == nil {
        findings.append(
          GridFinding(.i07, cells: [cell.code], place: LonLat(vertex), message: "a vertex of the cell is in no cell"))
      }
    }
    return findings
  }
}
