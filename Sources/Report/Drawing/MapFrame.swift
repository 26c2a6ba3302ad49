import GeoTypes

#if canImport(Glibc)
import Glibc
#endif

/// Where a stored vertex falls on a map of the report, whose unit is a tenth of a CSS pixel in print.
///
/// The box that is asked for is widened to the shape of the paper, so that a map is full to its edges.
struct MapFrame {
  /// The width of every map: that of the text on A4.
  static let width = 7000.0

  /// The height of the map.
  let height: Double
  /// How many metres one unit is.
  let metersPerUnit: Double
  /// What lies on the map.
  let visible: Box
  private let west: Double
  private let north: Double
  private let unitsPerStep: (x: Double, y: Double)

  /// The map of a box with a rim around it.
  /// - Parameter heights: the least and greatest height; between them the box decides.
  init(_ box: Box, heights: ClosedRange<Double>) {
    let box = box.isEmpty ? Box(low: Vertex(x: 0, y: 0), high: Vertex(x: 0, y: 0)) : box
    let metersPerStepY = 111_320.0 / Vertex.unitsPerDegree
    let metersPerStepX = metersPerStepY * max(0.01, cos(box.center.latitude * .pi / 180))
    let rim = 0.05
    // Nothing is shown larger than one metre to seven units: a lone street should not fill the sheet.
    let wide = max(600, (Double(box.high.x) - Double(box.low.x)) * metersPerStepX * (1 + 2 * rim))
    let tall = max(300, (Double(box.high.y) - Double(box.low.y)) * metersPerStepY * (1 + 2 * rim))
    height = min(max(Self.width * tall / wide, heights.lowerBound), heights.upperBound).rounded()
    metersPerUnit = max(wide / Self.width, tall / height)
    unitsPerStep = (metersPerStepX / metersPerUnit, metersPerStepY / metersPerUnit)
    west = (Double(box.low.x) + Double(box.high.x)) / 2 - Self.width / 2 / unitsPerStep.x
    north = (Double(box.low.y) + Double(box.high.y)) / 2 + height / 2 / unitsPerStep.y
    visible = Box(
      low: Vertex(x: Int32(clamping: Int(west)), y: Int32(clamping: Int(north - height / unitsPerStep.y))),
      high: Vertex(x: Int32(clamping: Int(west + Self.width / unitsPerStep.x)), y: Int32(clamping: Int(north))))
  }

  /// The place of a vertex, from the upper left corner.
  func place(_ vertex: Vertex) -> PlanarPoint {
    PlanarPoint((Double(vertex.x) - west) * unitsPerStep.x, (north - Double(vertex.y)) * unitsPerStep.y)
  }

  /// A line on the map, without what is too small to see.
  func line(_ vertices: some Sequence<Vertex>, tolerance: Double = 4) -> MapLine {
    MapLine(vertices.map(place)).simplified(tolerance: tolerance)
  }

  /// A round length, in metres, of a bar about a sixth of the width.
  var scaleMeters: Int {
    let wanted = Self.width / 6 * metersPerUnit
    var round = 1
    while round < 1_000_000_000 {
      for factor in [1, 2, 5] where Double(round * factor * 2) > wanted { return round * factor }
      round *= 10
    }
    return round
  }
}
