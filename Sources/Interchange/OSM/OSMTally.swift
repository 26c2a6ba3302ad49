/// Counts what is left out while a file is read.
struct OSMTally {
  /// Examples kept a reason, and different unread values kept a file: a hostile file shall not fill memory with them.
  private static let exampleLimit = 5
  private static let valueLimit = 1000

  private struct Tag: Hashable {
    var key: String
    var value: String
  }

  private var byReason: [OSMOmissionReason: OSMOmission] = [:]
  private var byTag: [Tag: OSMUnreadValue] = [:]

  /// Counts one element.
  mutating func add(_ reason: OSMOmissionReason, _ source: @autoclosure () -> String) {
    var entry = byReason[reason] ?? OSMOmission(reason: reason, count: 0, examples: [])
    entry.count += 1
    if entry.examples.count < Self.exampleLimit { entry.examples.append(source()) }
    byReason[reason] = entry
  }

  /// Counts one value that could not be read.
  mutating func addUnread(key: String, value: String, _ source: @autoclosure () -> String) {
    let tag = Tag(key: key, value: value)
    if byTag[tag] == nil, byTag.count >= Self.valueLimit { return }
    byTag[tag, default: OSMUnreadValue(key: key, value: value, count: 0, example: source())].count += 1
  }

  /// Adds what another tally counted.
  mutating func merge(_ other: OSMTally) {
    for (reason, theirs) in other.byReason {
      var entry = byReason[reason] ?? OSMOmission(reason: reason, count: 0, examples: [])
      entry.count += theirs.count
      entry.examples = Array((entry.examples + theirs.examples).prefix(Self.exampleLimit))
      byReason[reason] = entry
    }
    byTag.merge(other.byTag) { mine, theirs in
      var sum = mine
      sum.count += theirs.count
      return sum
    }
  }

  /// The reasons that occurred, in the order of their declaration.
  var omissions: [OSMOmission] { OSMOmissionReason.allCases.compactMap { byReason[$0] } }

  /// The values, sorted by key and value.
  var unreadValues: [OSMUnreadValue] { byTag.values.sorted { ($0.key, $0.value) < ($1.key, $1.value) } }
}
