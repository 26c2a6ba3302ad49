import FoundationEssentials
internal import GRDB
import GeoTypes

/// A row as it stands in a layer, before anything is made of its values: other programs may have put anything there.
struct StoredRow {
  var fid: Int64
  /// The values in the order of the layer's columns.
  var values: [DatabaseValue]
}

extension LayerSchema {
  /// Rows as JSON for the audit log: a list, or the one row by itself. Lines and areas are left out, empty cells too.
  func document(of rows: [StoredRow], asList: Bool) -> String? {
    let objects = rows.map { row in
      Dictionary(
        uniqueKeysWithValues: zip(valueColumns, row.values).compactMap { name, value in
          AuditCell(value).map { (name, $0) }
        })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = asList ? try? encoder.encode(objects) : objects.first.flatMap { try? encoder.encode($0) }
    return data.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// A cell of the audit log.
private enum AuditCell: Encodable {
  case integer(Int64)
  case number(Double)
  case text(String)
  case position([Double])

  init?(_ value: DatabaseValue) {
    switch value.storage {
    case .null: return nil
    case .int64(let number): self = .integer(number)
    case .double(let number): self = number.isFinite ? .number(number) : .text("\(number)")
    case .string(let text): self = .text(text)
    case .blob(let data):
      guard case .point(let position)? = (try? GeometryBlobReader(data))?.shape, position.x.isFinite,
        position.y.isFinite
      else { return nil }
      self = .position([position.x, position.y])
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .integer(let number): try container.encode(number)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .position(let numbers): try container.encode(numbers)
    }
  }
}
