import Foundation
import HTTPTypes
import Hummingbird

/// How long whoever asks for a plan wants to wait (RFC 7240).
struct ExecutePreference: Sendable {
  /// Whether the path of the job is wanted rather than the plan.
  var isAsync = false
  /// The most seconds to wait before the path of the job will do.
  var wait: Int?

  init(_ headers: HTTPFields) {
    for field in headers[values: .prefer] {
      for preference in field.split(separator: ",") {
        let words = preference.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map { word in
          word.trimmingCharacters(in: .whitespaces).lowercased()
        }
        switch words.first {
        case "respond-async": isAsync = true
        case "wait": wait = words.count == 2 ? Int(words[1].trimmingCharacters(in: ["\""])).map { max(0, $0) } : nil
        default: break
        }
      }
    }
  }

  /// How long to wait where a request may take so many seconds.
  func seconds(limit: Int) -> Int { isAsync ? min(wait ?? 0, limit) : min(wait ?? limit, limit) }

  /// What of it was kept to, where the path of the job is answered.
  var applied: String? {
    guard isAsync else { return wait.map { "wait=\($0)" } }
    return wait.map { "respond-async, wait=\($0)" } ?? "respond-async"
  }
}

extension HTTPField.Name {
  /// RFC 7240.
  static var prefer: HTTPField.Name { name("Prefer") }
  /// RFC 8288.
  static var link: HTTPField.Name { name("Link") }
  static var preferenceApplied: HTTPField.Name { name("Preference-Applied") }

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("the name is a token") }
    return name
  }
}
