/// A trigger by name and the statement that makes it.
struct LayerTrigger {
  var name: String
  var statement: String

  init(_ name: String, _ event: String, do actions: String...) {
    self.name = name
    statement = "CREATE TRIGGER IF NOT EXISTS \"\(name)\" AFTER \(event) BEGIN \(actions.joined(separator: "; ")); END"
  }
}

extension LayerTable {
  /// All our triggers on the table: those of the spatial index, which call the `ST_` functions that every GeoPackage
  /// program has, and those in plain SQL that count changes and keep numbers from being given twice.
  var triggers: [LayerTrigger] {
    revisionTriggers + (schema.geometry == nil ? [] : spatialTriggers) + retiringTriggers
  }

  private var revisionTriggers: [LayerTrigger] {
    ["INSERT", "UPDATE", "DELETE"].map { event in
      LayerTrigger(
        "luwang_revision_\(schema.table)_\(event.lowercased())", "\(event) ON \"\(schema.table)\"",
        do: "UPDATE luwang_revision SET revision = revision + 1 WHERE layer = '\(schema.table)'")
    }
  }

  /// The codes of these layers are never given again once they were used.
  var retiredColumn: String? {
    switch schema.layer {
    case .component: "id"
    case .unitGrid: "code"
    default: nil
    }
  }

  private var retiringTriggers: [LayerTrigger] {
    guard let column = retiredColumn else { return [] }
    let retire = "INSERT OR IGNORE INTO luwang_retired VALUES ('\(schema.table)', OLD.\"\(column)\")"
    return [
      LayerTrigger("luwang_retire_\(schema.table)_delete", "DELETE ON \"\(schema.table)\"", do: retire),
      LayerTrigger(
        "luwang_retire_\(schema.table)_update",
        "UPDATE OF \"\(column)\" ON \"\(schema.table)\" WHEN OLD.\"\(column)\" != NEW.\"\(column)\"", do: retire),
    ]
  }

  /// The six triggers of the R-tree extension (OGC 12-128r17, annex F.3).
  private var spatialTriggers: [LayerTrigger] {
    let table = schema.table
    let index = schema.spatialIndex
    let filled = "(NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\"))"
    let empty = "(NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\"))"
    let put = """
      INSERT OR REPLACE INTO "\(index)" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), \
      ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"))
      """
    let remove = "DELETE FROM \"\(index)\" WHERE id = OLD.\"fid\""
    let removeBoth = "DELETE FROM \"\(index)\" WHERE id IN (OLD.\"fid\", NEW.\"fid\")"
    let same = "UPDATE OF \"geom\" ON \"\(table)\" WHEN OLD.\"fid\" = NEW.\"fid\" AND"
    let moved = "UPDATE ON \"\(table)\" WHEN OLD.\"fid\" != NEW.\"fid\" AND"
    return [
      LayerTrigger("\(index)_insert", "INSERT ON \"\(table)\" WHEN \(filled)", do: put),
      LayerTrigger("\(index)_update1", "\(same) \(filled)", do: put),
      LayerTrigger("\(index)_update2", "\(same) \(empty)", do: remove),
      LayerTrigger("\(index)_update3", "\(moved) \(filled)", do: remove, put),
      LayerTrigger("\(index)_update4", "\(moved) \(empty)", do: removeBoth),
      LayerTrigger("\(index)_delete", "DELETE ON \"\(table)\" WHEN OLD.\"geom\" NOTNULL", do: remove),
    ]
  }
}
