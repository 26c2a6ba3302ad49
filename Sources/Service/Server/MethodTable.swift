import HTTPTypes

/// Which methods each path knows: to tell a path that is not there from a method that is not.
struct MethodTable: Sendable {
  private let paths: [(parts: [Substring], methods: Set<HTTPRequest.Method>)]

  init(_ operations: [APIOperation]) {
    let groups = Dictionary(grouping: operations, by: \.path)
    paths = groups.sorted { $0.key < $1.key }.map { ($0.key.split(separator: "/"), Set($0.value.map(\.method))) }
  }

  /// Why no path has taken a request.
  func problem(_ method: HTTPRequest.Method, _ path: String) -> Problem {
    let given = path.split(separator: "/")
    for known in paths where MethodTable.match(known.parts, given) && !known.methods.contains(method) {
      let allowed = known.methods.map(\.rawValue).sorted().joined(separator: ", ")
      return Problem(
        .methodNotAllowed, "\(method.rawValue.prefix(20)) is not known here: use \(allowed)", headers: [.allow: allowed]
      )
    }
    return Problem(.notFound, "there is no path \(path.prefix(200)): / and /api list those there are")
  }

  private static func match(_ known: [Substring], _ given: [Substring]) -> Bool {
    known.count == given.count && zip(known, given).allSatisfy { $0.contains("{") || $0 == $1 }
  }
}
