import GeoTypes

extension DriveQuestion {
  /// Takes one option as a query writes it: elements with `;` between, words with `,` between.
  /// - Throws: ``DriveFault`` `InvalidQuery` where the service does not know it or it cannot be read.
  mutating func set(_ name: Substring, _ value: Substring) throws(DriveFault) {
    if try setGeneral(name, value) { return }
    let isRoute = service == .route || service == .match || service == .trip
    if isRoute, try setRoute(name, value) { return }
    let isKnown: Bool
    switch service {
    case .route: isKnown = false
    case .nearest: isKnown = try setNearest(name, value)
    case .table: isKnown = try setTable(name, value)
    case .match: isKnown = try setMatch(name, value)
    case .trip: isKnown = try setTrip(name, value)
    }
    guard isKnown else {
      throw DriveFault(.invalidQuery, "\(name.prefix(40)) is not an option of \(service.rawValue)")
    }
  }

  private static func fault(_ name: Substring, _ value: Substring, _ remedy: String) -> DriveFault {
    DriveFault(.invalidQuery, "\(name)=\(value.prefix(80)): \(remedy)")
  }

  // MARK: Of all services

  private mutating func setGeneral(_ name: Substring, _ value: Substring) throws(DriveFault) -> Bool {
    switch name {
    case "radiuses": radiuses = try DriveQuestion.list(name, value, "metres from 0, or unlimited", DriveQuestion.radius)
    case "bearings": bearings = try DriveQuestion.list(name, value, "DEGREES,RANGE", DriveQuestion.bearing)
    case "approaches":
      approaches = try DriveQuestion.list(name, value, "curb, opposite or unrestricted") {
        Approach(rawValue: String($0))
      }
    case "generate_hints": generatesHints = try DriveQuestion.flag(name, value)
    case "skip_waypoints": skipsWaypoints = try DriveQuestion.flag(name, value)
    // Roads are found again sooner than a hint is read.
    case "hints": break
    case "snapping": _ = try DriveQuestion.word(name, value, ["default", "any"])
    case "format": try DriveQuestion.check(format: value)
    case "exclude":
      guard value.isEmpty else {
        throw DriveFault(
          .notImplemented, "exclude=\(value.prefix(40)): no classes can be left out: ask for another profile")
      }
    default: return false
    }
    return true
  }

  private static func radius(_ text: Substring) -> Double? {
    if text == "unlimited" { return .infinity }
    guard let radius = Double(text), radius >= 0, radius.isFinite else { return nil }
    return radius
  }

  private static func bearing(_ text: Substring) -> Bearing? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let value = parts[0], let range = parts[1], (0...360).contains(value),
      (0...180).contains(range)
    else { return nil }
    return Bearing(value: Double(value), range: Double(range))
  }

  // MARK: Of routes

  private mutating func setRoute(_ name: Substring, _ value: Substring) throws(DriveFault) -> Bool {
    switch name {
    case "steps": steps = try DriveQuestion.flag(name, value)
    case "geometries":
      let words = Geometries.allCases.map(\.rawValue)
      geometries = Geometries(rawValue: try DriveQuestion.word(name, value, words)) ?? .polyline
    case "overview":
      let words = Overview.allCases.map(\.rawValue)
      overview = Overview(rawValue: try DriveQuestion.word(name, value, words)) ?? .simplified
    case "annotations":
      switch value {
      case "true": annotations = .all
      case "false": annotations = []
      default: annotations = try DriveQuestion.annotations(name, value)
      }
    case "alternatives":
      // As with OSRM there may be fewer than are asked for: here there is one route.
      if Int(value).map({ $0 < 0 }) ?? true { _ = try DriveQuestion.flag(name, value) }
    case "continue_straight":
      continuesStraight = try value == "default" ? nil : DriveQuestion.flag(name, value)
    case "waypoints": waypoints = try DriveQuestion.numbers(name, value)
    default: return false
    }
    return true
  }

  private static func annotations(_ name: Substring, _ value: Substring) throws(DriveFault) -> Annotations {
    var annotations: Annotations = []
    for word in value.split(separator: ",", omittingEmptySubsequences: false) {
      guard let annotation = Annotations(name: word) else {
        throw fault(name, value, "give true, false or some of duration,distance,nodes,weight,datasources,speed")
      }
      annotations.insert(annotation)
    }
    return annotations
  }

  // MARK: Of one service

  private mutating func setNearest(_ name: Substring, _ value: Substring) throws(DriveFault) -> Bool {
    guard name == "number" else { return false }
    guard let number = Int(value), number >= 1 else {
      throw DriveQuestion.fault(name, value, "give a whole number from 1")
    }
    self.number = number
    return true
  }

  private mutating func setTable(_ name: Substring, _ value: Substring) throws(DriveFault) -> Bool {
    switch name {
    case "sources": sources = try value == "all" ? nil : DriveQuestion.numbers(name, value)
    case "destinations": destinations = try value == "all" ? nil : DriveQuestion.numbers(name, value)
    case "annotations":
      annotations = try DriveQuestion.annotations(name, value)
      guard annotations.isSubset(of: [.duration, .distance]) else {
        throw DriveQuestion.fault(name, value, "give duration, distance or duration,distance")
      }
    case "fallback_speed": fallbackSpeed = try DriveQuestion.factor(name, value)
    case "fallback_coordinate":
      fallsBackFromRoads = try DriveQuestion.word(name, value, ["input", "snapped"]) == "snapped"
    case "scale_factor": scaleFactor = try DriveQuestion.factor(name, value)
    default: return false
    }
    return true
  }

  private mutating func setTrip(_ name: Substring, _ value: Substring) throws(DriveFault) -> Bool {
    switch name {
    case "roundtrip": isRoundTrip = try DriveQuestion.flag(name, value)
    case "source": tripStart = try DriveQuestion.word(name, value, ["any", "first"]) == "any" ? .any : .fixed
    case "destination": tripEnd = try DriveQuestion.word(name, value, ["any", "last"]) == "any" ? .any : .fixed
    default: return false
    }
    return true
  }

  private mutating func setMatch(_ name: Substring, _ value: Substring) throws(DriveFault) -> Bool {
    switch name {
    case "timestamps":
      let times = try DriveQuestion.list(name, value, "whole seconds") { Int64($0) }
      guard !times.contains(nil) else { throw DriveQuestion.fault(name, value, "give a time for every coordinate") }
      timestamps = times.compactMap(\.self)
    case "gaps": splitsAtGaps = try DriveQuestion.word(name, value, ["split", "ignore"]) == "split"
    case "tidy": tidies = try DriveQuestion.flag(name, value)
    default: return false
    }
    return true
  }

  // MARK: Values

  private static func flag(_ name: Substring, _ value: Substring) throws(DriveFault) -> Bool {
    try word(name, value, ["true", "false"]) == "true"
  }

  private static func word(_ name: Substring, _ value: Substring, _ words: [String]) throws(DriveFault) -> String {
    guard let word = words.first(where: { $0 == value }) else {
      throw fault(name, value, "give \(words.joined(separator: " or "))")
    }
    return word
  }

  private static func factor(_ name: Substring, _ value: Substring) throws(DriveFault) -> Double {
    guard let number = Double(value), number > 0, number <= 1e6 else {
      throw DriveFault(.invalidValue, "\(name)=\(value.prefix(80)): give a number above 0 and at most 1000000")
    }
    return number
  }

  private static func numbers(_ name: Substring, _ value: Substring) throws(DriveFault) -> [Int] {
    var numbers: [Int] = []
    for text in value.split(separator: ";", omittingEmptySubsequences: false) {
      guard let number = Int(text), number >= 0 else {
        throw fault(name, value, "give numbers of coordinates from 0, ; between two of them")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// An element for each coordinate; `nil` for an empty one.
  private static func list<Element>(
    _ name: Substring, _ value: Substring, _ remedy: String, _ read: (Substring) -> Element?
  ) throws(DriveFault) -> [Element?] {
    var elements: [Element?] = []
    for text in value.split(separator: ";", omittingEmptySubsequences: false) {
      let element = read(text)
      guard element != nil || text.isEmpty else { throw fault(name, text, "give \(remedy), ; between two of them") }
      elements.append(element)
    }
    return elements
  }
}
