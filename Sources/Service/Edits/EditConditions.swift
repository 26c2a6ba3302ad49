import HTTPTypes
import Hummingbird
import Store

extension Request {
  /// What `If-Match` and `If-None-Match` ask for; `nil` where neither is sent.
  /// - Throws: ``Problem`` for what is no list of entity tags (RFC 9110, section 8.8.3).
  func rowCondition() throws(Problem) -> RowCondition? {
    if let text = headers[.ifMatch] {
      guard let tags = Self.tags(text) else {
        throw Problem(
          .invalidValue, "If-Match: \(text.prefix(80)): give the ETag of the last answer, in its quotes, or *")
      }
      return tags.isAny ? .present : .tags(Set(tags.strong.map(RowTag.init)))
    }
    if let text = headers[.ifNoneMatch] {
      guard text.drop(while: { $0 == " " }).first == "*" else {
        throw Problem(.invalidValue, "If-None-Match: \(text.prefix(80)): only * is known for changes")
      }
      return .absent
    }
    return nil
  }

  /// What a change must name the state by that it is made to.
  /// - Throws: ``Problem`` `precondition_required` where it does not.
  func requiredRowCondition() throws(Problem) -> RowCondition {
    guard let condition = try rowCondition() else {
      throw Problem(
        .preconditionRequired,
        "send If-Match with the ETag of the last GET, so that nobody's change is lost (If-None-Match: * to add)")
    }
    return condition
  }

  /// Whether `If-None-Match` of a GET names the present state.
  func alreadyHas(_ tag: RowTag) -> Bool {
    guard let text = headers[.ifNoneMatch], let tags = Self.tags(text) else { return false }
    return tags.isAny || (tags.strong + tags.weak).contains(tag.text)
  }

  /// The tags of a list. Weak ones never match where strong comparison is asked for.
  private static func tags(_ text: String) -> (isAny: Bool, strong: [String], weak: [String])? {
    var rest = text[...].drop { $0 == " " || $0 == "\t" }
    if rest.first == "*" { return (true, [], []) }
    var (strong, weak): ([String], [String]) = ([], [])
    while !rest.isEmpty {
      let isWeak = rest.hasPrefix("W/")
      if isWeak { rest = rest.dropFirst(2) }
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
      let tag = String(rest[rest.index(after: rest.startIndex)..<end])
      if isWeak { weak.append(tag) } else { strong.append(tag) }
      rest = rest[rest.index(after: end)...].drop { $0 == " " || $0 == "\t" || $0 == "," }
    }
    return strong.isEmpty && weak.isEmpty ? nil : (false, strong, weak)
  }
}

extension RowTag {
  /// The tag as the header `ETag` has it.
  var header: String { "\"\(text)\"" }
}

extension Problem {
  /// Why an edit was not done.
  init(_ error: EditError) {
    let detail = error.description
    switch error {
    case .invalid(_, _, let faults):
      self.init(
        .invalidValue, detail,
        parts: faults.map { Part(pointer: "/\($0.field)", detail: "\($0.value) \($0.reason)") })
    case .notFound: self.init(.notFound, detail)
    case .alreadyThere(_, _, let current):
      self.init(.conflict, detail, headers: [.eTag: current.header])
    case .changed(_, _, let current):
      self.init(.changedMeanwhile, detail, headers: current.map { [.eTag: $0.header] } ?? [:])
    }
  }
}
