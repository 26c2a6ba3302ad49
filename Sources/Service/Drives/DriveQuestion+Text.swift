import Foundation
import GeoTypes

extension DriveQuestion {
  /// Reads the path and query of a GET request.
  /// - Parameters:
  ///   - coordinates: `LON,LAT;LON,LAT`, `polyline(…)` or `polyline6(…)`, perhaps with `.json` behind.
  ///   - query: `OPTION=VALUE&OPTION=VALUE`.
  /// - Throws: ``DriveFault``.
  init(_ service: Service, coordinates: some StringProtocol, query: String?) throws(DriveFault) {
    var text = try DriveQuestion.decoded(Substring(coordinates), in: .invalidURL)
    if let format = ["json", "flatbuffers"].first(where: { text.hasSuffix("." + $0) }) {
      try DriveQuestion.check(format: Substring(format))
      text = text.dropLast(format.count + 1)
    }
    self.init(service, try DriveQuestion.positions(text, else: .invalidURL))
    for option in (query ?? "").split(separator: "&") {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw DriveFault(.invalidQuery, "?\(option.prefix(80)): give every option as OPTION=VALUE")
      }
      let name = try DriveQuestion.decoded(parts[0], in: .invalidQuery)
      try set(name, try DriveQuestion.decoded(parts[1], in: .invalidQuery))
    }
    try checkCounts()
  }

  private static func decoded(_ text: Substring, in code: DriveFault.Code) throws(DriveFault) -> Substring {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    guard let decoded = String(text).removingPercentEncoding else {
      throw DriveFault(code, "\(text.prefix(80)): an escape with % is not two hexadecimal digits of UTF-8")
    }
    return decoded[...]
  }

  static func check(format: Substring) throws(DriveFault) {
    guard format != "flatbuffers" else { throw DriveFault(.notImplemented, "flatbuffers are not written: use json") }
    guard format == "json" else { throw DriveFault(.invalidQuery, "format=\(format.prefix(40)): use json") }
  }

  // MARK: Coordinates

  static func positions(_ text: Substring, else code: DriveFault.Code) throws(DriveFault) -> [LonLat] {
    for (prefix, precision) in [("polyline(", PolylineCode.Precision.five), ("polyline6(", .six)]
    where text.hasPrefix(prefix) {
      guard text.hasSuffix(")"),
        let positions = PolylineCode.positions(text.dropFirst(prefix.count).dropLast(), precision),
        !positions.isEmpty
      else { throw DriveFault(code, "\(text.prefix(80)): is not a line in Google's encoding between brackets") }
      for (number, position) in positions.enumerated() { try check(position, number) }
      return positions
    }
    var positions: [LonLat] = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      let numbers = part.split(separator: ",", omittingEmptySubsequences: false)
      guard numbers.count == 2, let longitude = Double(numbers[0]), let latitude = Double(numbers[1]) else {
        throw DriveFault(
          code, "Coordinate \(positions.count) is '\(part.prefix(60))': give LON,LAT in degrees, ; between two of them")
      }
      let position = LonLat(longitude, latitude)
      try check(position, positions.count)
      positions.append(position)
    }
    return positions
  }

  private static func check(_ position: LonLat, _ number: Int) throws(DriveFault) {
    guard !position.isValid else { return }
    let isSwapped = LonLat(position.latitude, position.longitude).isValid
    throw DriveFault(
      .invalidValue,
      "Invalid coordinate value: coordinate \(number) is \(position.longitude),\(position.latitude): longitudes are from "
        + "-180 to 180 and latitudes from -90 to 90\(isSwapped ? "; are the two swapped?" : "")")
  }

  // MARK: Counts

  /// Lists that go with coordinates must be as long as they; numbers of coordinates must be of those there are.
  func checkCounts() throws(DriveFault) {
    let count = coordinates.count
    let lists = [
      ("radiuses", radiuses.count), ("bearings", bearings.count), ("approaches", approaches.count),
      ("timestamps", timestamps.count),
    ]
    for (name, length) in lists where length != 0 && length != count {
      throw DriveFault(
        .invalidOptions, "Number of elements in \(name) size \(length) does not match coordinate size \(count)")
    }
    guard count >= leastCount else {
      throw DriveFault(.invalidOptions, "Number of coordinates needs to be at least \(leastCount), and is \(count)")
    }
    if service == .nearest, count != 1 {
      throw DriveFault(.invalidOptions, "Only one input coordinate is supported, and there are \(count)")
    }
    for (name, list) in [("sources", sources), ("destinations", destinations), ("waypoints", waypoints)] {
      guard let wrong = list?.first(where: { $0 >= count }) else { continue }
      throw DriveFault(
        .invalidOptions, "\(name): there is no coordinate \(wrong): they are numbered from 0 to \(count - 1)")
    }
    if let waypoints {
      guard waypoints.count >= 2, waypoints.first == 0, waypoints.last == count - 1,
        zip(waypoints, waypoints.dropFirst()).allSatisfy({ $0 < $1 })
      else {
        throw DriveFault(
          .invalidValue, "waypoints must rise, begin with the first coordinate and end with the last, \(count - 1)")
      }
    }
    if zip(timestamps, timestamps.dropFirst()).contains(where: { $0 >= $1 }) {
      throw DriveFault(.invalidValue, "Timestamps need to be monotonically increasing.")
    }
  }

  private var leastCount: Int {
    switch service {
    case .nearest, .table, .trip: 1
    case .route, .match: 2
    }
  }
}
