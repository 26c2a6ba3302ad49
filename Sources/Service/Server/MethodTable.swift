import HTTPTypes
import Hummingbird

/// Which methods each path knows: to tell a path that is not there from a method that is not.
struct MethodTable: Sendable {
  private let paths: [Path]

  private struct Path {
    var parts: [Substring]
    var methods: Set<HTTPRequest.Method>
    var open: Set<HTTPRequest.Method>
  }

  init(_ operations: [APIOperation]) {
    let groups = Dictionary(grouping: operations, by: \.path)
    paths = groups.sorted { $0.key < $1.key }.map { path, operations in
      Path(
        parts: path.split(separator: "/"), methods: Set(operations.map(\.method)),
        open: Set(operations.filter(\.isOpen).map(\.method)))
    }
  }

  /// Whether anybody may, also where guests are not let in.
  func isOpen(_ method: HTTPRequest.Method, _ path: String) -> Bool {
    let given = path.split(separator: "/")
    let asked = method == .head ? .get : method
    if asked == .get, MethodTable.probes.contains(path) { return true }
    return paths.contains { $0.open.contains(asked) && MethodTable.match($0.parts, given) }
  }

  /// The methods of a path as a header lists them, empty for none.
  func methods(of path: String) -> String {
    let given = path.split(separator: "/")
    let methods = paths.filter { MethodTable.match($0.parts, given) }.flatMap(\.methods)
    return MethodTable.list(Set(methods))
  }

  /// Methods as a header lists them: `HEAD` goes with `GET`, and every path answers `OPTIONS`.
  private static func list(_ methods: Set<HTTPRequest.Method>) -> String {
    guard !methods.isEmpty else { return "" }
    let all = methods.union(methods.contains(.get) ? [.head, .options] : [.options])
    return all.map(\.rawValue).sorted().joined(separator: ", ")
  }

  /// What `OPTIONS` is answered, of one path or of all (`*`); `nil` for other methods, and where no path is.
  func options(_ method: HTTPRequest.Method, _ path: String) -> Response? {
    guard method == .options else { return nil }
    let allowed = path == "*" ? MethodTable.list(Set(paths.flatMap(\.methods))) : methods(of: path)
    return allowed.isEmpty ? nil : Response(status: .noContent, headers: [.allow: allowed])
  }

  /// Why no path has taken a request.
  func problem(_ method: HTTPRequest.Method, _ path: String) -> Problem {
    let given = path.split(separator: "/")
    for known in paths where MethodTable.match(known.parts, given) && !known.methods.contains(method) {
      let allowed = MethodTable.list(known.methods)
      return Problem(
        .methodNotAllowed, "\(method.rawValue.prefix(20)) is not known here: use \(allowed)", headers: [.allow: allowed]
      )
    }
    return Problem(.notFound, "there is no path \(path.prefix(200)): / and /api list those there are")
  }

  /// What a program asks that watches over the server.
  private static let probes: Set<String> = ["/health", "/ready"]

  private static func match(_ known: [Substring], _ given: [Substring]) -> Bool {
    known.count == given.count && zip(known, given).allSatisfy { $0.contains("{") || $0 == $1 }
  }
}
