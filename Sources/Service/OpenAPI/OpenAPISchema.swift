/// Schemas of JSON Schema 2020-12, which OpenAPI 3.1 takes as they are, in the dialect of OpenAPI 3.0.
enum OpenAPISchema {
  /// The same in OpenAPI 3.0: of a list of types with `null` the other and `nullable`; `const` as an `enum` of one;
  /// `examples` as their first; exclusive bounds as flags; fixed places of a list as its items.
  static func downgraded(_ schema: Any) -> Any {
    if let list = schema as? [Any] { return list.map(downgraded) }
    guard var object = schema as? [String: Any] else { return schema }
    if let types = object["type"] as? [String] {
      let others = types.filter { $0 != "null" }
      if types.count > others.count { object["nullable"] = true }
      object["type"] = others.count == 1 ? others[0] : nil
      if others.count > 1 { object["anyOf"] = others.map { ["type": $0] } }
    }
    if object["type"] as? String == "null" {
      object["type"] = nil
      object["nullable"] = true
      object["enum"] = [Any?.none as Any]
    }
    if let value = object.removeValue(forKey: "const") { object["enum"] = [value] }
    if let examples = object.removeValue(forKey: "examples") as? [Any], let first = examples.first {
      object["example"] = first
    }
    for (bound, flag) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
      guard let value = object[flag], !(value is Bool) else { continue }
      object[bound] = value
      object[flag] = true
    }
    if let places = object.removeValue(forKey: "prefixItems") as? [Any] {
      object["items"] = ["anyOf": places]
    } else if object["type"] as? String == "array", object["items"] == nil {
      object["items"] = [String: Any]()
    }
    // What is no schema itself, such as an example, has nothing of the above.
    return object.mapValues { downgraded($0) }
  }
}
