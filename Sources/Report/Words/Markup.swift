/// A piece of HTML or SVG: text that is interpolated into it is escaped, markup is taken as it is.
///
/// So a name from a file can only stand in it as text, wherever it is put.
struct Markup: Hashable, Sendable {
  /// The piece as it is written to the page.
  private(set) var source = ""

  init() {}

  /// Takes text over as markup. - Precondition: nothing in it comes from a file.
  init(trusted source: String) { self.source = source }

  static func += (a: inout Markup, b: Markup) { a.source += b.source }

  static func + (a: Markup, b: Markup) -> Markup { Markup(trusted: a.source + b.source) }
}

extension Markup: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) { source = value }

  init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  /// Gathers the pieces of a literal.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: String) { source += literal }

    mutating func appendInterpolation(_ text: String) { source += MarkupText.escaped(text) }

    mutating func appendInterpolation(_ number: Int) { source += String(number) }

    mutating func appendInterpolation(_ markup: Markup) { source += markup.source }
  }
}

extension Sequence<Markup> {
  /// All pieces, one after another.
  func joined() -> Markup {
    var all = Markup()
    for piece in self { all += piece }
    return all
  }
}
