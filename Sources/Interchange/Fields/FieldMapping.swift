public import GeoTypes

/// Which property of a file holds which field, as `--map field=property,…` says it.
public struct FieldMapping: Hashable, Sendable {
  /// The properties named by the user.
  public private(set) var properties: [BureauField: String]

  /// A mapping from pairs.
  public init(_ properties: [BureauField: String] = [:]) { self.properties = properties }

  /// Reads `code=XZQDM,name="名称, 全"`: pairs apart by commas, a property with a comma or a quote in double quotes.
  /// - Throws: ``InterchangeError/invalidValue(file:place:value:reason:remedy:)`` for an unknown field or a bad pair.
  public init(parsing text: String) throws(InterchangeError) {
    properties = [:]
    for pair in FieldMapping.pairs(text) where !pair.trimmingBlanks.isEmpty {
      guard let sign = pair.firstIndex(of: "=") else {
        throw FieldMapping.refusal(pair, "is not field=property")
      }
      let name = String(pair[..<sign]).trimmingBlanks
      let property = FieldMapping.unquoted(String(pair[pair.index(after: sign)...]).trimmingBlanks)
      guard let field = BureauField(rawValue: name.lowercased()) else {
        throw FieldMapping.refusal(name, "is not a field")
      }
      guard !property.isEmpty else { throw FieldMapping.refusal(pair, "names no property") }
      guard properties.updateValue(property, forKey: field) == nil else {
        throw FieldMapping.refusal(name, "is mapped twice")
      }
    }
  }

  /// Finds the fields among the properties that a file has: those of the mapping by their exact names, the others by
  /// ``BureauField/candidates`` in any case.
  /// - Throws: `malformed` when a property of the mapping is not there, listing those that are.
  public func lookup(in columns: [String], file: String) throws(InterchangeError) -> FieldLookup {
    var found: [BureauField: String] = [:]
    var columnOfName: [String: String] = [:]
    for column in columns.reversed() { columnOfName[column.trimmingBlanks.lowercased()] = column }
    for field in BureauField.allCases {
      if let wanted = properties[field] {
        guard columns.contains(wanted) else {
          throw .malformed(
            file: file, place: nil, reason: "has no property \(wanted), which --map gives for \(field.rawValue)",
            remedy: "it has \(FieldLookup.list(columns))")
        }
        found[field] = wanted
      } else if let name = field.candidates.first(where: { columnOfName[$0] != nil }) {
        found[field] = columnOfName[name]
      }
    }
    return FieldLookup(properties: found, columns: columns, file: file)
  }

  /// Finds the fields of a table.
  /// - Throws: `malformed` when a property of the mapping is not there, listing those that are.
  /// - Complexity: O(number of all properties).
  public func lookup(in table: FeatureTable, file: String) throws(InterchangeError) -> FieldLookup {
    var names: Set<String> = []
    for record in table.records { names.formUnion(record.properties.keys) }
    return try lookup(in: names.sorted(), file: file)
  }

  private static func pairs(_ text: String) -> [String] {
    var isQuoted = false
    return text.split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isQuoted.toggle() }
      return character == "," && !isQuoted
    }.map(String.init)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return text.dropFirst().dropLast().split(separator: "\"\"", omittingEmptySubsequences: false).joined(
      separator: "\"")
  }

  private static func refusal(_ value: String, _ reason: String) -> InterchangeError {
    let fields = BureauField.allCases.map(\.rawValue).joined(separator: ", ")
    return .invalidValue(
      file: "--map", place: "field=property", value: value, reason: reason,
      remedy: "write pairs such as code=XZQDM,name=XZQMC with the fields \(fields)")
  }
}
