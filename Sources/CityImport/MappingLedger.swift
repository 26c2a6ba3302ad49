import Foundation
import Interchange

/// The pairs of `--map`, and which of them some file has answered.
///
/// One mapping serves all files of an import. A pair counts for the files that have its property; a pair whose
/// property is in none of them is an error, told before anything is written.
struct MappingLedger {
  private let mapping: FieldMapping
  private var used: Set<BureauField> = []
  private var files: [String] = []
  private var columns: Set<String> = []

  init(_ text: String?) throws {
    mapping = try text.map { try FieldMapping(parsing: $0) } ?? FieldMapping()
  }

  /// The pairs whose properties are among the columns; they count as used.
  mutating func present(in columns: some Collection<String>, of file: String) -> FieldMapping {
    let present = mapping.properties.filter { columns.contains($0.value) }
    used.formUnion(present.keys)
    self.columns.formUnion(columns)
    if !files.contains(file) { files.append(file) }
    return FieldMapping(present)
  }

  /// The pairs that the header of a CSV file answers.
  mutating func all(in file: URL, encoding: TextEncoding?) throws -> FieldMapping {
    let reader = try CSVReader(contentsOf: file, options: CSVOptions(encoding: encoding))
    return present(in: reader.columns, of: file.lastPathComponent)
  }

  /// - Throws: ``ImportError/unusedMapping(field:property:files:available:)`` for the first pair that no file has answered.
  func checkAllUsed() throws {
    for field in BureauField.allCases where !used.contains(field) {
      if let property = mapping.properties[field] {
        throw ImportError.unusedMapping(
          field: field.rawValue, property: property, files: files, available: columns.sorted())
      }
    }
  }
}
