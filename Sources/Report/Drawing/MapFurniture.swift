import GeoTypes

#if canImport(Glibc)
import Glibc
#endif

/// What stands on every map besides its lines: the frame, a north arrow, a bar of scale, and labels that do not cover
/// one another.
struct MapFurniture {
  /// Where there is still room for labels.
  var labels: LabelPlacer
  private let frame: MapFrame
  private let words: PlanWords

  init(_ frame: MapFrame, _ words: PlanWords) {
    self.frame = frame
    self.words = words
    labels = LabelPlacer(width: MapFrame.width, height: frame.height)
    labels.take(PlanarPoint(MapFrame.width - 200, 250), width: 400, height: 500)
    labels.take(PlanarPoint(800, frame.height - 170), width: 1600, height: 340)
  }

  /// A name beside a place, where there is room.
  mutating func name(_ text: String, beside place: PlanarPoint) -> Markup {
    let width = Self.width(of: text)
    let middle = 120 + width / 2
    let candidates = [
      PlanarPoint(place.x + middle, place.y), PlanarPoint(place.x - middle, place.y),
      PlanarPoint(place.x, place.y - 170), PlanarPoint(place.x, place.y + 170),
    ]
    guard let found = labels.place(candidates, width: width, height: 130) else { return "" }
    return label(text, kind: "name", at: found)
  }

  /// The name of a road along it, to one side or the other, where there is room.
  mutating func street(_ text: String, beside middle: PlanarPoint, angle: Double) -> Markup? {
    let turned = angle * .pi / 180
    let along = Self.width(of: text) * 0.85
    let width = abs(cos(turned)) * along + abs(sin(turned)) * 90
    let height = abs(sin(turned)) * along + abs(cos(turned)) * 90
    let candidates = [-105.0, 105].map { PlanarPoint(middle.x - sin(turned) * $0, middle.y + cos(turned) * $0) }
    guard let found = labels.place(candidates, width: width, height: height) else { return nil }
    return """
      <g transform="translate(\(Int(found.x.rounded())) \(Int(found.y.rounded()))) rotate(\(Int(angle.rounded())))">\
      <text class="street z" y="31">\(text)</text></g>

      """
  }

  /// A leg's number beside where it begins, where there is room.
  mutating func legNumber(_ number: Int, at place: PlanarPoint) -> Markup {
    let text = String(number)
    let width = 30.0 + Double(text.count) * 58
    let around = LabelPlacer.around(place, dx: width / 2 + 25, dy: 75)
    guard let found = labels.place(around, width: width, height: 100) else { return "" }
    return label(text, kind: "leg", at: found)
  }

  /// The whole map.
  func wrapped(_ content: Markup, label: String) -> Markup {
    let (width, height) = (Int(MapFrame.width), Int(frame.height))
    return """
      <svg class="sheetmap" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" role="img" \
      aria-label="\(label)">
      \(content)\(furniture)</svg>
      """
  }

  private var furniture: Markup {
    let meters = frame.scaleMeters
    let bar = Int((Double(meters) / frame.metersPerUnit).rounded())
    let (right, bottom) = (Int(MapFrame.width) - 200, Int(frame.height) - 110)
    return """
      <g class="furniture"><g class="arrow"><path d="M\(right) 90l90 260l-90-60l-90 60z"/>\
      <text x="\(right)" y="480">\(words.north)</text></g>
      <path class="bar" d="M110 \(bottom - 45)v45h\(bar)v-45"/>\
      <text class="scale" data-meters="\(meters)" data-unit="\(words.meters)" x="\(110 + bar / 2)" y="\(bottom - 30)">\(words.scale(meters))</text></g>

      """
  }

  private func label(_ text: String, kind: Markup, at place: PlanarPoint) -> Markup {
    """
    <g transform="translate(\(Int(place.x.rounded())) \(Int(place.y.rounded())))"><text class="\(kind) z" y="36">\(text)\
    </text></g>

    """
  }

  /// About how wide a name is: a Chinese character is twice as wide as a letter.
  static func width(of text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 60 : 112) }
  }
}
