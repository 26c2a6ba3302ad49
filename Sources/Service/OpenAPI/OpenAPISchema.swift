/// Schemas of JSON Schema 2020-12, which OpenAPI 3.1 takes as they are, in the dialect of OpenAPI 3.0.
enum OpenAPISchema {
  /// The same in OpenAPI 3.0: an alternative of nothing as `nullable`; of a list of types with `null` the other and `nullable`; `const` as an `enum` of one;
  /// `examples` as their first; exclusive bounds as flags; fixed places of a list as its items, or left out where there
  /// are other alternatives.
  static func downgraded(_ schema: Any) -> Any {
    if let list = schema as? [Any] { return list.map(downgraded) }
    guard var object = schema as? [String: Any] else { return schema }
    for name in ["anyOf", "oneOf"] {
      guard let all = object[name] as? [[String: Any]] else { continue }
      let sayable = all.filter { $0["prefixItems"] == nil }
      if !sayable.isEmpty { object[name] = sayable }
      let others = all.filter { $0["type"] as? String != "null" }
      if others.count == 1, all.count == 2 {
        object[name] = nil
        object.merge(others[0]) { $1 }
        object["nullable"] = true
      }
    }
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
