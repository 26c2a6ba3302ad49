import Foundation
import Glibc

/// The hidden files beside a city that does not exist yet, in which imports gather it: `.NAME.PID`, and what SQLite
/// puts beside that.
struct CityDraftFiles {
  private let folder: URL
  private let prefix: String

  init(of city: URL) {
    folder = city.deletingLastPathComponent()
    prefix = ".\(city.lastPathComponent)."
  }

  /// The draft of this process.
  var own: URL { folder.appendingPathComponent("\(prefix)\(getpid())") }

  /// Removes what this process left.
  func removeOwn() { remove { $0 == getpid() } }

  /// Removes what killed imports left, and what an earlier process of this number left; drafts of imports that run stay.
  func removeAbandoned() {
    remove { process in process == getpid() || (kill(process, 0) != 0 && errno == ESRCH) }
  }

  private func remove(where isAbandoned: (pid_t) -> Bool) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let suffix = rest.dropFirst(digits.count)
      guard let process = pid_t(digits), process > 0, suffix.isEmpty || suffix.first == "." || suffix.first == "-",
        isAbandoned(process)
      else { continue }
      try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
  }
}
