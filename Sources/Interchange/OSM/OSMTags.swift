/// The tags of an element: few, so looked through one by one.
struct OSMTags {
  struct Tag {
    var key: String
    var value: String
  }

  var tags: [Tag] = []

  init(_ tags: [Tag] = []) { self.tags = tags }

  /// The value of a key without surrounding blanks, `nil` where there is none or it is empty.
  subscript(key: String) -> String? {
    for tag in tags where tag.key == key { return tag.value.isEmpty ? nil : tag.value }
    return nil
  }

  /// Whether a key has one of the values.
  func has(_ key: String, _ values: Set<String>) -> Bool { self[key].map(values.contains) ?? false }

  /// Whether a key is there with a value other than `no`.
  func says(_ key: String) -> Bool { self[key].map { $0 != "no" } ?? false }

  var isEmpty: Bool { tags.isEmpty }

  /// The name: `name`, else the Chinese, else the official one; a `ref` is a number, not a name.
  var name: String? { self["name"] ?? self["name:zh"] ?? self["official_name"] }
}

extension String {
  /// Without blanks at either end.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return first == startIndex && index(after: last) == endIndex ? self : String(self[first...last])
  }
}
