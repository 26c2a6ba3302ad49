import GeoTypes
import SpatialIndex

/// The blocks that count as built up as a whole: faces between barriers that are not too large and that a road or
/// building is near to somewhere. So a park or yard amid a town has unit grids up to its middle.
struct BuiltUpBlocks: Sendable {
  /// Numbers of the blocks among the faces they were chosen from.
  let isBlock: [Bool]
  private let index: CoverageIndex

  /// Chooses among the faces before any cut. - Complexity: as ``BuiltUpLand/reaches(_:origin:metric:)`` a face.
  init(of coverage: FaceCoverage, ground: GridGround, limit: SquareMeters) {
    isBlock = zip(coverage.faces, coverage.owner).map { face, owner in
      guard owner >= 0, ground.inScope[Int(owner)] else { return false }
      let metric = LocalMetric(face.box)
      guard metric.area(face) <= limit.rawValue else { return false }
      let origin = face.interiorPoint
      return ground.builtUp.reaches(
        PlanarPiece(face, origin: origin, metric: metric), origin: origin, metric: metric)
    }
    index = CoverageIndex(cells: zip(coverage.faces, isBlock).filter(\.1).map { MultiPolygon([$0.0]) })
  }

  /// Whether a piece of a face lies in a block.
  func hold(_ piece: Polygon) -> Bool { index.cell(at: piece.interiorPoint.lonLat) != nil }
}
