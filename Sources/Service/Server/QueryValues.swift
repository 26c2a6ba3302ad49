import GeoTypes
import Hummingbird
import HummingbirdCore

/// The values of a query, each read once and checked.
struct QueryValues {
  private let values: FlatDictionary<Substring, Substring>

  init(_ request: Request) { values = request.uri.queryParameters }

  /// Refuses values that nobody reads: a misspelt name would be ignored in silence.
  func refuseOthers(than known: String...) throws(Problem) {
    for (name, value) in values where !known.contains(where: { $0 == name }) {
      let others = known.isEmpty ? "nothing can be asked" : "there are \(known.sorted().joined(separator: ", "))"
      throw .query(String(name.prefix(80)), value, "is not known here: \(others)")
    }
  }

  /// Takes `f` where a document is there as JSON only. - Throws: ``Problem`` for other forms and other names.
  func requireJSON() throws(Problem) {
    try refuseOthers(than: "f")
    if let form = try text("f"), form != "json" { throw .query("f", form, "give json") }
  }

  /// A text, `nil` where it is not given. - Throws: ``Problem`` where it is given twice.
  func text(_ name: String) throws(Problem) -> Substring? {
    let all = values[values: Substring(name)]
    guard all.count <= 1 else { throw .query(name, all[1], "is given twice: give it once") }
    return all.first
  }

  /// Texts with commas between, or given one by one; `nil` where there are none.
  func list(_ name: String) -> [String]? {
    let all = values[values: Substring(name)]
    return all.isEmpty ? nil : all.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// A finite number. - Throws: ``Problem`` for anything else.
  func number(_ name: String) throws(Problem) -> Double? {
    guard let text = try text(name) else { return nil }
    guard let number = Double(text), number.isFinite else { throw .query(name, text, "give a number, such as 117.12") }
    return number
  }

  /// A whole number in a range. - Throws: ``Problem`` for anything else.
  func integer(_ name: String, _ range: ClosedRange<Int>) throws(Problem) -> Int? {
    guard let text = try text(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw .query(name, text, "give a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
