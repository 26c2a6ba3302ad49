import Glibc

/// How many files and connections this process may have open.
enum OpenFileLimit {
  /// Raises what is granted to all that may be granted.
  /// - Returns: how many there may be.
  static func raise() -> Int {
    var limit = rlimit()
    let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(kind, &limit) == 0 else { return 1024 }
    var wanted = limit
    wanted.rlim_cur = limit.rlim_max
    if setrlimit(kind, &wanted) == 0 { limit = wanted }
    return Int(clamping: limit.rlim_cur)
  }
}
