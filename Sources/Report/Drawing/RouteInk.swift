/// How the lines of a route look: colours that are told apart with any colour vision, then the same with dashes.
struct RouteInk {
  /// After Okabe and Ito's and Tol's palettes, without their reds, which mean work left undone, and without what is too
  /// light for paper.
  static let colours = ["#0072B2", "#E08A00", "#00906A", "#A2478F", "#3FA7E0", "#332288", "#7F7A00", "#6B4A2B"]
  /// The dashes of service lines, in tenths of a pixel; the first is solid.
  static let dashes = ["", "120 40", "60 40", "160 40 40 40", "30 30"]

  /// The colour.
  let colour: String
  /// `stroke-dasharray`, empty for a solid line.
  let dash: String

  /// The ink of a route by its number from 0.
  init(route: Int) {
    colour = Self.colours[route % Self.colours.count]
    dash = Self.dashes[route / Self.colours.count % Self.dashes.count]
  }

  /// The dash as an attribute.
  var dashAttribute: Markup { dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"" }
}
