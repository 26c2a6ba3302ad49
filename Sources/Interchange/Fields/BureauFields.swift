public import GeoTypes

/// The values of one feature or row by what they mean, with errors that name file, place, property and value.
public struct BureauFields: Sendable {
  /// The feature or row.
  public let record: FeatureRecord
  /// Where the fields stand.
  public let lookup: FieldLookup

  /// A text; blanks at its ends are dropped, an empty text is none. A number becomes its digits; an object is read as
  /// the code it holds (`"parent": {"adcode": 370000}`).
  /// - Throws: `invalidValue` when the value is a list or an object without a code.
  public func text(_ field: BureauField) throws(InterchangeError) -> String? {
    switch value(field) {
    case .null: return nil
    case .object(let members):
      for name in BureauField.code.candidates {
        if let code = members[name]?.asText { return code }
      }
      throw fault(field, "is not a text", "give one text")
    case .list: throw fault(field, "is not a text", "give one text")
    case let value:
      let text = value.asText?.trimmingBlanks ?? ""
      return text.isEmpty ? nil : text
    }
  }

  /// A text that must be there.
  /// - Throws: `malformed` when the file has no such property, `invalidValue` when the value is missing or no text.
  public func requiredText(_ field: BureauField) throws(InterchangeError) -> String {
    try required(field, try text(field))
  }

  /// A number, text being read as one.
  /// - Throws: `invalidValue` when the value is no finite number.
  public func number(_ field: BureauField) throws(InterchangeError) -> Double? {
    switch value(field) {
    case .null: return nil
    case .integer(let number): return Double(number)
    case .number(let number) where number.isFinite: return number
    case .text(let text):
      if text.trimmingBlanks.isEmpty { return nil }
      if let number = DecimalText.number(text) { return number }
    default: break
    }
    throw fault(field, "is not a number", "give a plain number such as 12.5")
  }

  /// A number that must be there.
  /// - Throws: `malformed` when the file has no such property, `invalidValue` when the value is missing or no number.
  public func requiredNumber(_ field: BureauField) throws(InterchangeError) -> Double {
    try required(field, try number(field))
  }

  /// A whole number, text being read as one.
  /// - Throws: `invalidValue` when the value is no whole number.
  public func integer(_ field: BureauField) throws(InterchangeError) -> Int? {
    if case .integer(let number) = value(field), let whole = Int(exactly: number) { return whole }
    guard let number = try number(field) else { return nil }
    if case .text(let text) = value(field), let whole = Int(text.trimmingBlanks) { return whole }
    guard let whole = Int(exactly: number) else { throw fault(field, "is not a whole number", "give one such as 12") }
    return whole
  }

  /// A whole number that must be there.
  /// - Throws: `malformed` when the file has no such property, `invalidValue` when the value is missing or not whole.
  public func requiredInteger(_ field: BureauField) throws(InterchangeError) -> Int {
    try required(field, try integer(field))
  }

  /// Yes or no, in the forms 是/否, 有/无, yes/no, true/false, y/n, 1/0.
  /// - Throws: `invalidValue` for other values.
  public func flag(_ field: BureauField) throws(InterchangeError) -> Bool? {
    if case .boolean(let flag) = value(field) { return flag }
    guard let text = try text(field) else { return nil }
    switch text.lowercased() {
    case "是", "有", "yes", "true", "y", "t", "1": return true
    case "否", "无", "no", "false", "n", "f", "0": return false
    default: throw fault(field, "is neither yes nor no", "give 是/否, yes/no, true/false or 1/0")
    }
  }

  /// The error for a value that a caller finds wrong, in the words of the readers.
  public func fault(_ field: BureauField, _ reason: String, _ remedy: String) -> InterchangeError {
    let property =
      lookup[field].map { $0 == field.rawValue ? $0 : "\($0), read as \(field.rawValue)" } ?? field.rawValue
    return .invalidValue(
      file: lookup.file, place: record.place, value: value(field).brief, reason: "\(reason) (\(property))",
      remedy: remedy)
  }

  private func value(_ field: BureauField) -> PropertyValue {
    lookup[field].flatMap { record.properties[$0] } ?? .null
  }

  private func required<Value>(_ field: BureauField, _ value: Value?) throws(InterchangeError) -> Value {
    if let value { return value }
    guard let property = lookup[field] else { throw lookup.missing(field) }
    throw .malformed(
      file: lookup.file, place: record.place, reason: "has no \(field.rawValue): the property \(property) is empty",
      remedy: "fill it in, or take the feature out")
  }
}
