public import GeoTypes

#if canImport(Glibc)
import Glibc
#endif

/// Where a stored vertex falls in a picture: metres east and south of the north-west corner of a box.
///
/// A picture is not measured in, so one scale for the whole box, that of its middle latitude, is enough.
public struct PictureFrame: Sendable {
  private let box: Box
  private let unitX: Double
  private let unitY: Double
  /// Width of the box in metres.
  public let width: Double
  /// Height of the box in metres.
  public let height: Double

  /// A frame for everything in a box; an empty box gives a frame of one metre.
  public init(_ box: Box) {
    let safe = box.isEmpty ? Box(low: Vertex(x: 0, y: 0), high: Vertex(x: 100, y: 100)) : box
    self.box = safe
    let metersPerDegree = 111_320.0
    unitY = metersPerDegree / Vertex.unitsPerDegree
    unitX = unitY * max(0.01, cos(safe.center.latitude * .pi / 180))
    width = max(1, (Double(safe.high.x) - Double(safe.low.x)) * unitX)
    height = max(1, (Double(safe.high.y) - Double(safe.low.y)) * unitY)
  }

  /// The place of a vertex, in whole decimetres to keep the picture's text short.
  func place(_ vertex: Vertex) -> (x: Int, y: Int) {
    let x = (Double(vertex.x) - Double(box.low.x)) * unitX
    let y = (Double(box.high.y) - Double(vertex.y)) * unitY
    return (Int((x * 10).rounded()), Int((y * 10).rounded()))
  }

  /// The size of the picture in decimetres.
  var size: (width: Int, height: Int) { (Int((width * 10).rounded(.up)), Int((height * 10).rounded(.up))) }
}
