/// Values with bounds, and several values in one cell, as the layers of plans have them.
extension RowReader {
  /// A whole number within the bounds of its use.
  mutating func integerIfPresent(in range: ClosedRange<Int64>) throws(CityFileError) -> Int64? {
    guard let number = try integerIfPresent() else { return nil }
    guard range.contains(number) else { throw bad("\(number)", "must lie within \(range)") }
    return number
  }

  /// A number within the bounds of its use.
  mutating func numberIfPresent(in range: ClosedRange<Double>) throws(CityFileError) -> Double? {
    guard let number = try numberIfPresent() else { return nil }
    guard range.contains(number) else { throw bad("\(number)", "must lie within \(range)") }
    return number
  }

  mutating func number(in range: ClosedRange<Double>) throws(CityFileError) -> Double {
    guard let number = try numberIfPresent(in: range) else { throw bad("NULL", "must be a number") }
    return number
  }

  mutating func booleanIfPresent() throws(CityFileError) -> Bool? {
    switch try integerIfPresent() {
    case nil: return nil
    case 0: return false
    case 1: return true
    case .some(let other): throw bad("\(other)", "must be 0 or 1")
    }
  }

  /// A text with at least one character.
  mutating func nameIfPresent() throws(CityFileError) -> String? {
    guard let text = try textIfPresent() else { return nil }
    guard !text.isEmpty else { throw bad("''", "must be NULL or have a character") }
    return text
  }

  /// Numbers with commas between, such as `4000, 1200.5`.
  mutating func numbers(in range: ClosedRange<Double>) throws(CityFileError) -> [Double] {
    try items { text in
      Double(text).flatMap { range.contains($0) ? $0 : nil }
    } orSay: {
      "is no number within \(range); write numbers with commas between, as in 4000, 1200.5"
    }
  }

  /// Whole numbers with commas between, such as `1, 7`.
  mutating func integers(in range: ClosedRange<Int64>) throws(CityFileError) -> [Int64] {
    try items { text in
      Int64(text).flatMap { range.contains($0) ? $0 : nil }
    } orSay: {
      "is no whole number within \(range); write them with commas between, as in 1, 7"
    }
  }

  private mutating func items<Item>(
    _ item: (String) -> Item?, orSay remedy: () -> String
  ) throws(CityFileError) -> [Item] {
    guard let text = try textIfPresent(), !text.allSatisfy(\.isWhitespace) else { return [] }
    var items: [Item] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let trimmed = String(part.trimmed)
      guard let value = item(trimmed) else { throw bad("'\(trimmed.prefix(80))'", remedy()) }
      items.append(value)
    }
    return items
  }
}

extension Substring {
  /// Without blanks at its ends.
  var trimmed: Substring {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return self[first...last]
  }
}

extension RowValues {
  /// Numbers with commas between; nothing where there are none.
  mutating func put(_ numbers: [Double]) {
    put(
      numbers.isEmpty ? nil : numbers.map { Int64(exactly: $0).map(String.init) ?? String($0) }.joined(separator: ", "))
  }

  /// Whole numbers with commas between; nothing where there are none.
  mutating func put(_ numbers: [Int64]) {
    put(numbers.isEmpty ? nil : numbers.map(String.init).joined(separator: ", "))
  }
}
