/// The classes and subclasses that components of a city may have: data with a version, not constants.
public struct ComponentCatalogue: Hashable, Sendable {
  /// The version the list calls itself, such as `2005.1`; `nil` where it has none.
  public let version: String?
  /// Where the list comes from, in words.
  public let source: String?
  /// The subclasses, by class and subclass.
  public let classes: [ComponentClass]
  private let rowOfKey: [String: Int]

  /// Reads a list of subclasses.
  ///
  /// Columns `class,class_name,subclass,subclass_name_zh,name_en,geometry,gbt30428_class,certainty,note`, of which
  /// `class`, `subclass` and `subclass_name_zh` (or `name`) must be there; others are passed over. Lines of
  /// `# version: …` and `# source: …` may stand before the header.
  /// - Throws: ``CatalogueError`` that names file, line and value.
  public init(csv: String, file: String = "class table") throws(CatalogueError) {
    let text = try ClassTableText(csv, file: file)
    let rows = try ClassTableRows(text, file: file)
    var lineOfKey: [String: Int] = [:]
    var classes: [ComponentClass] = []
    for (line, row) in try rows.read() {
      let key = ComponentCatalogue.key(row.code, row.subclass)
      if let first = lineOfKey.updateValue(line, forKey: key) {
        throw .duplicate(file: file, line: line, firstLine: first, code: row.code, subclass: row.subclass)
      }
      classes.append(row)
    }
    guard !classes.isEmpty else { throw .empty(file: file) }
    self.init(classes, version: text.remarks["version"], source: text.remarks["source"])
  }

  private init(_ classes: [ComponentClass], version: String?, source: String?) {
    self.version = version
    self.source = source
    self.classes = classes.sorted { ($0.code, $0.subclass) < ($1.code, $1.subclass) }
    rowOfKey = Dictionary(
      uniqueKeysWithValues: self.classes.enumerated().map {
        (Self.key($0.element.code, $0.element.subclass), $0.offset)
      })
  }

  /// The list that comes with Luwang: `GeoData/catalogues/components-2005.csv`.
  public static let standard: ComponentCatalogue = {
    do throws(CatalogueError) {
      let text = String(decoding: PackageResources.components_2005_csv, as: UTF8.self)
      return try ComponentCatalogue(csv: text, file: "components-2005.csv")
    } catch {
      preconditionFailure("the built-in class table is broken: \(error)")
    }
  }()

  /// This list with a city's own rows beside it; where both have a subclass, the city's row counts.
  public func extended(by city: ComponentCatalogue) -> ComponentCatalogue {
    let kept = classes.filter { city[$0.code, $0.subclass] == nil }
    let versions = [version, city.version].compactMap { $0 }
    let sources = [source, city.source].compactMap { $0 }
    return ComponentCatalogue(
      kept + city.classes, version: versions.isEmpty ? nil : versions.joined(separator: " + "),
      source: sources.isEmpty ? nil : sources.joined(separator: "; "))
  }

  /// The row of a subclass, `nil` where the list has none. - Complexity: O(1).
  public subscript(code: String, subclass: String) -> ComponentClass? {
    rowOfKey[Self.key(code, subclass)].map { classes[$0] }
  }

  /// Whether any subclass of a class is listed.
  public func hasClass(_ code: String) -> Bool { classes.contains { $0.code == code } }

  private static func key(_ code: String, _ subclass: String) -> String { "\(code)-\(subclass)" }
}

/// Turns the rows of a class table into values.
private struct ClassTableRows {
  private let text: ClassTableText
  private let file: String
  private let columnOfName: [String: Int]
  private let nameColumn: String

  init(_ text: ClassTableText, file: String) throws(CatalogueError) {
    self.text = text
    self.file = file
    guard !text.header.isEmpty else { throw .empty(file: file) }
    let names = text.header.enumerated().map { ($0.element.lowercased(), $0.offset) }
    columnOfName = Dictionary(names, uniquingKeysWith: { first, _ in first })
    nameColumn = columnOfName["subclass_name_zh"] == nil && columnOfName["name"] != nil ? "name" : "subclass_name_zh"
    for column in ["class", "subclass", nameColumn] where columnOfName[column] == nil {
      throw .columnMissing(file: file, column: column, found: text.header)
    }
  }

  func read() throws(CatalogueError) -> [(line: Int, row: ComponentClass)] {
    var rows: [(line: Int, row: ComponentClass)] = []
    for (line, fields) in text.rows {
      let code = try digits("class", 2...2, fields, line)
      let subclass = ComponentCodeProfile.canonicalSubclass(try digits("subclass", 1...3, fields, line))
      guard let name = value(nameColumn, fields) else {
        throw .badValue(file: file, line: line, column: nameColumn, value: "", allowed: "a name")
      }
      rows.append(
        (
          line,
          ComponentClass(
            code: code, className: value("class_name", fields), subclass: subclass, name: name,
            englishName: value("name_en", fields), geometry: try geometry(fields, line),
            gbt30428Class: value("gbt30428_class", fields), certainty: value("certainty", fields),
            note: value("note", fields))
        ))
    }
    return rows
  }

  private func geometry(_ fields: [String], _ line: Int) throws(CatalogueError) -> ComponentGeometry {
    guard let text = value("geometry", fields) else { return .point }
    guard let geometry = ComponentGeometry(rawValue: text) else {
      throw .badValue(
        file: file, line: line, column: "geometry", value: text, allowed: "one of point, line, polygon")
    }
    return geometry
  }

  private func digits(
    _ column: String, _ count: ClosedRange<Int>, _ fields: [String], _ line: Int
  ) throws(CatalogueError) -> String {
    let text = value(column, fields) ?? ""
    guard count.contains(text.utf8.count), ComponentCodeProfile.isDigits(text) else {
      let length = count.lowerBound == count.upperBound ? "\(count.lowerBound)" : "1 to \(count.upperBound)"
      throw .badValue(file: file, line: line, column: column, value: text, allowed: "a number of \(length) digits")
    }
    return text
  }

  private func value(_ column: String, _ fields: [String]) -> String? {
    guard let index = columnOfName[column], !fields[index].isEmpty else { return nil }
    return fields[index]
  }
}
