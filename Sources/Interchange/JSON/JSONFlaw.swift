/// Why bytes are not the JSON that is read here.
struct JSONFlaw: Error, Hashable {
  /// What kind of fault it is.
  enum Kind: Hashable {
    /// The text breaks the grammar.
    case grammar
    /// The text ends inside a value.
    case truncated
    /// Lists and objects nest deeper than is granted.
    case tooDeep
    /// A number is written as the word NaN or Infinity.
    case notANumber(word: String)
  }

  /// What kind of fault it is.
  var kind: Kind
  /// The offset of the byte where it shows.
  var offset: Int
  /// The number of the feature it is in, counted from 1; 0 outside of any.
  var feature: Int
  /// What is wrong.
  var reason: String

  /// What to do about it.
  var remedy: String {
    switch kind {
    case .grammar: "correct the text there, or export the file again"
    case .truncated: "the file is cut off: fetch or export it again"
    case .tooDeep: "give plain GeoJSON, which nests some ten levels"
    case .notANumber: "give finite numbers, or null for a missing property"
    }
  }
}
