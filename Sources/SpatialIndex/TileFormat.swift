/// How tiles and their edge lists are written in words of 32 bits.
///
/// A tile is one word. Without ``listBit`` it lies within one face, and the word is the *mark* of its cell: the cell's
/// number plus one, or 0 for none. With it, the other bits say where its list starts:
///
///     base mark | flags and number of entries | entries | touch list, where flagged
///
/// An entry of a *narrow* list has three words: both ends of an edge as pairs of 16 bits (x low, y high) from the
/// tile's south-west corner, the lower end first, then the *toggle*. A *wide* one has five: x and y of both ends, then
/// the toggle. The mark at a position is the base mark XORed with the toggles of all edges that its ray to the east
/// crosses: going over an edge from cell A to cell B is XORing with A ^ B, in whatever order the edges come.
///
/// In a list *by part* the toggles are marks of cells instead, grouped by part and sorted by cell: the first part met an
/// odd number of times holds the position. Tiles in which cells overlap, or touch other than in shared edges and
/// vertices, are written so.
///
/// A *split* tile, one with many edges, has a grid of smaller tiles instead: a word with the sides of the small tiles and
/// the numbers of their columns and rows (powers of two, eight bits each: x, y, columns, rows), the flags, then a word
/// for each small tile.
///
/// The touch list (number of edges, then x and y of both ends and the marks on both sides) serves positions that no
/// cell holds but some touch. An index of overlapping areas has every list by part, with all edges and no touch list.
enum TileFormat {
  static let listBit: UInt32 = 1 << 31

  static let isWide: UInt32 = 1 << 31
  static let hasTouchList: UInt32 = 1 << 30
  static let isByPart: UInt32 = 1 << 29
  static let isSplit: UInt32 = 1 << 28
  static let countMask: UInt32 = 1 << 24 - 1

  /// In a toggle: below its lower end the edge counts as crossed.
  static let openBelow: UInt32 = 1 << 31
  /// In a toggle: above its upper end the edge counts as crossed.
  static let openAbove: UInt32 = 1 << 30
  /// In a toggle of a list by part: the first of its part.
  static let startsPart: UInt32 = 1 << 29
  static let markMask: UInt32 = 1 << 29 - 1

  /// No tile is split more often than this, one within the other.
  static let deepest = 6

  static let headWords = 2
  static let narrowWords = 3
  static let wideWords = 5
  static let touchWords = 6

  /// A lookup is in doubt where an edge passes a position by less than this many units, times its extent.
  ///
  /// A position in units is off by at most 2^-22 (rounding) and 2^-20 (``TileLookup`` moves it off the lattice), the
  /// ends of the edge by 2^-22, the cross product by three roundings of at most 2^-21 each.
  static let doubt = 0x1p-17
}
