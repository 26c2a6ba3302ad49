internal import GRDB
import Plans

/// The cells of a row of one of our own tables, by the names of their columns.
struct TableCells {
  private let row: Row
  private let table: String
  private let path: String

  init(_ row: Row, table: String, path: String) {
    self.row = row
    self.table = table
    self.path = path
  }

  func textIfPresent(_ column: String) -> String? { String.fromDatabaseValue(row[column]) }

  func text(_ column: String) throws(CityFileError) -> String {
    guard let text = textIfPresent(column) else { throw bad(column, "must be a text") }
    return text
  }

  func integer(_ column: String) throws(CityFileError) -> Int64 {
    guard let number = Int64.fromDatabaseValue(row[column]) else { throw bad(column, "must be a whole number") }
    return number
  }

  func number(_ column: String, in range: ClosedRange<Double>) throws(CityFileError) -> Double {
    guard let number = Double.fromDatabaseValue(row[column]), range.contains(number) else {
      throw bad(column, "must be a number within \(range)")
    }
    return number
  }

  func choice<Choice: RawRepresentable<String>>(_ column: String) throws(CityFileError) -> Choice {
    guard let choice = Choice(rawValue: try text(column)) else {
      throw bad(column, "is none of the words of this column")
    }
    return choice
  }

  func instant(_ column: String) throws(CityFileError) -> PlanInstant {
    guard let instant = try instantIfPresent(column) else { throw bad(column, "must be a moment") }
    return instant
  }

  func instantIfPresent(_ column: String) throws(CityFileError) -> PlanInstant? {
    guard let text = textIfPresent(column) else { return nil }
    guard let instant = PlanInstant(text) else {
      throw bad(column, "is no moment; write it as 2026-05-04T22:00:00+08:00")
    }
    return instant
  }

  private func bad(_ column: String, _ reason: String) -> CityFileError {
    let value = (row[column] as DatabaseValue?).map { "\($0)".prefix(80) } ?? "NULL"
    return .badValue(
      path: path, layer: table, fid: Int64.fromDatabaseValue(row[0]) ?? 0, column: column, value: String(value),
      reason: reason)
  }
}
