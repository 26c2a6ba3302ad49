import GeoTypes
import Geometry
import SpatialIndex

extension GridInvariants {
  /// I01: disjoint insides, borders shared vertex by vertex.
  ///
  /// Where no edge is used twice the same way, no edge without opposite crosses or touches another inside its length,
  /// and the inner side of each of them lies in no second cell, the cells are a coverage: of two cells that overlap, one
  /// has a border piece inside the other.
  func partitionFindings() -> [GridFinding] {
    doubledFindings() + crossingFindings() + coveredFindings()
  }

  private func code(_ piece: Int) -> String { cells[outline.pieces[piece].polygon].code }

  private func doubledFindings() -> [GridFinding] {
    outline.doubled.map { a, b in
      GridFinding(
        .i01, cells: [code(a), code(b)].sorted(), place: outline.pieces[a].middle.lonLat,
        message: "cells overlap: both lie on the same side of one border")
    }
  }

  private var lonePieces: [Int] { outline.pieces.indices.filter { outline.twin[$0] < 0 } }

  private func crossingFindings() -> [GridFinding] {
    let bins = LinePieces(
      outline.pieces.map { LinePieces.Piece(from: $0.from, to: $0.to, tag: 0) }, binSize: 100, margin: 1)
    var seen: Set<[String]> = []
    var findings: [GridFinding] = []
    for lone in lonePieces {
      let piece = outline.pieces[lone]
      let low = UnitPoint(Double(min(piece.from.x, piece.to.x)), Double(min(piece.from.y, piece.to.y)))
      let high = UnitPoint(Double(max(piece.from.x, piece.to.x)), Double(max(piece.from.y, piece.to.y)))
      _ = bins.first(near: low, high) { number in
        let other = outline.pieces[number]
        guard other.polygon != piece.polygon, let meeting = Meeting(piece, other) else { return false }
        let codes = [code(lone), code(number)].sorted()
        guard seen.insert(codes + [meeting.rawValue]).inserted else { return false }
        findings.append(GridFinding(.i01, cells: codes, place: piece.middle.lonLat, message: meeting.rawValue))
        return false
      }
    }
    return findings
  }

  /// How two border pieces of different cells meet where they should not.
  private enum Meeting: String {
    case crossing = "cells overlap: their borders cross"
    case touching = "the common border is not shared vertex by vertex"

    init?(_ a: CoverageOutline.Piece, _ b: CoverageOutline.Piece) {
      if FaceCutter.cross(a.from, a.to, b.from, b.to) {
        self = .crossing
      } else if Meeting.liesInside(a.from, b) || Meeting.liesInside(a.to, b) || Meeting.liesInside(b.from, a)
        || Meeting.liesInside(b.to, a)
      {
        self = .touching
      } else {
        return nil
      }
    }

    /// Whether a vertex lies on a piece, but at none of its ends.
    private static func liesInside(_ v: Vertex, _ piece: CoverageOutline.Piece) -> Bool {
      guard v != piece.from, v != piece.to, Box([piece.from, piece.to]).contains(v) else { return false }
      let dx = Int64(piece.to.x) - Int64(piece.from.x)
      let dy = Int64(piece.to.y) - Int64(piece.from.y)
      return Int128(dx) * Int128(Int64(v.y) - Int64(piece.from.y))
        == Int128(dy) * Int128(Int64(v.x) - Int64(piece.from.x))
    }
  }

  private func coveredFindings() -> [GridFinding] {
    let index = OverlapIndex(areas: cells.map { MultiPolygon([$0.polygon]) })
    var seen: Set<[String]> = []
    var findings: [GridFinding] = []
    for lone in lonePieces {
      let place = outline.pieces[lone].beside(left: true).lonLat
      for hit in index.hits(at: place) where hit != outline.pieces[lone].polygon {
        let codes = [code(lone), cells[hit].code].sorted()
        guard seen.insert(codes).inserted else { continue }
        findings.append(
          GridFinding(.i01, cells: codes, place: place, message: "cells overlap: a border runs inside another cell"))
      }
    }
    return findings
  }

  /// I01: no narrow gaps between cells; no gap at all where cells should cover everything or all they enclose.
  func coverFindings() -> [GridFinding] {
    let lone = lonePieces.map { DirectedEdge(from: outline.pieces[$0].from, to: outline.pieces[$0].to) }
    guard outline.doubled.isEmpty else { return [] }
    var findings: [GridFinding] = []
    for hole in RingAssembler.area(boundedBy: lone).polygons.flatMap(\.holes) where hole.doubledArea != 0 {
      let gap = Polygon(exterior: hole)
      let area = Ellipsoid.wgs84.area(gap)
      let width = 2 * area.rawValue / max(1e-9, Ellipsoid.wgs84.perimeter(gap).rawValue)
      guard extent != .builtUp || area.rawValue < 500 || width < 5 else { continue }
      findings.append(
        GridFinding(
          .i01, cells: [], place: gap.interiorPoint.lonLat, message: "a gap of \(area.text) between cells"))
    }
    return extent == .everywhere ? findings + sumFindings() : findings
  }

  private func sumFindings() -> [GridFinding] {
    var sums: [String: SquareMeters] = [:]
    for cell in cells {
      sums[cell.community] = (sums[cell.community] ?? .zero) + Ellipsoid.wgs84.area(cell.polygon)
    }
    return divisions.divisions.filter { $0.level == .community }.compactMap { community in
      let whole = Ellipsoid.wgs84.area(community.area)
      let sum = sums[community.code] ?? .zero
      let missing = whole - sum
      guard abs(missing.rawValue) > max(1, 1e-4 * whole.rawValue) else { return nil }
      return GridFinding(
        .i01, cells: [], place: community.area.polygons.first?.interiorPoint.lonLat,
        message: "community \(community.code) has \(whole.text), its cells together \(sum.text)")
    }
  }
}

extension SquareMeters {
  /// Whole square metres, for messages.
  var text: String { "\(Int(min(1e15, max(-1e15, rawValue.rounded())))) m²" }
}
