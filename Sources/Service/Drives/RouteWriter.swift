import GeoTypes
import RoadNetwork
import Routing

/// Writes routes as OSRM does: the line, then legs with steps and annotations.
struct RouteWriter {
  private let answers: DriveAnswers
  private let question: DriveQuestion
  private let lines: StreetLines
  /// The line of the whole route, or of one step.
  private var line: [Vertex] = []
  private var thinning = LineThinning()

  init(_ answers: DriveAnswers, _ question: DriveQuestion) {
    self.answers = answers
    self.question = question
    lines = answers.lines
  }

  /// Writes one route.
  /// - Parameter confidence: of a matched track, from 0 to 1.
  mutating func append(_ legs: [RouteLeg], confidence: Double? = nil, to text: inout DriveText) {
    text.append("{")
    if question.overview != .none {
      line.removeAll(keepingCapacity: true)
      line.reserveCapacity(1024)
      for leg in legs {
        for path in leg.paths {
          for step in path.steps { append(step) }
        }
      }
      text.append("\"geometry\":")
      if question.overview == .simplified {
        append(thinning.thinned(line), to: &text)
      } else {
        append(line[...], to: &text)
      }
      text.append(",")
    }
    text.append("\"legs\":[")
    var isFirst = true
    for leg in legs {
      text.separate(&isFirst)
      append(leg, to: &text)
    }
    text.append("],\"weight_name\":\"duration\",")
    let (time, length) = (legs.reduce(0) { $0 + $1.milliseconds }, legs.reduce(0) { $0 + $1.millimeters })
    append(time, length, to: &text)
    if let confidence {
      text.append(",\"confidence\":")
      text.append(thousandths: Int64((min(1, max(0, confidence)) * 1000).rounded()))
    }
    text.append("}")
  }

  private func append(_ milliseconds: Int64, _ millimeters: Int64, to text: inout DriveText) {
    text.append("\"weight\":")
    text.append(thousandths: milliseconds)
    text.append(",\"duration\":")
    text.append(thousandths: milliseconds)
    text.append(",\"distance\":")
    text.append(thousandths: millimeters)
  }

  // MARK: Lines

  private mutating func append(_ step: RoutePath.Step) {
    lines.shapes.append(step.arc.rawValue, from: step.startMillimeters, to: step.endMillimeters, to: &line)
  }

  /// A line of one place is told twice, since clients take no other for a line.
  private func append(_ line: ArraySlice<Vertex>, to text: inout DriveText) {
    let line = line.count == 1 ? line + line : line
    switch question.geometries {
    case .polyline, .polyline6:
      text.append("\"")
      PolylineCode.append(line, question.geometries == .polyline ? .five : .six, to: &text)
      text.append("\"")
    case .geojson:
      text.append("{\"coordinates\":[")
      var isFirst = true
      for vertex in line {
        text.separate(&isFirst)
        text.append(vertex)
      }
      text.append("],\"type\":\"LineString\"}")
    }
  }

  // MARK: Legs

  private mutating func append(_ leg: RouteLeg, to text: inout DriveText) {
    let steps = question.steps ? StepFinder(answers, leg).steps() : []
    text.append("{\"steps\":[")
    var isFirst = true
    for step in steps {
      text.separate(&isFirst)
      append(step, to: &text)
    }
    text.append("],\"summary\":")
    append(summaryOf: steps, to: &text)
    text.append(",")
    append(leg.milliseconds, leg.millimeters, to: &text)
    if !question.annotations.isEmpty {
      text.append(",\"annotation\":")
      LegAnnotations(answers, leg).append(question.annotations, to: &text)
    }
    text.append("}")
  }

  /// The names of the two longest roads, in the order in which they are driven.
  private func append(summaryOf steps: [RouteStep], to text: inout DriveText) {
    var lengths: [UInt32: Int64] = [:]
    for step in steps where step.name != 0 { lengths[step.name, default: 0] += step.millimeters }
    let longest = lengths.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(2).map(\.key)
    var names: [UInt32] = []
    for step in steps where longest.contains(step.name) && !names.contains(step.name) { names.append(step.name) }
    text.append("\"")
    for (number, name) in names.enumerated() {
      if number > 0 { text.append(", ") }
      text.append(Array(lines.quoted(name).dropFirst().dropLast()))
    }
    text.append("\"")
  }

  // MARK: Steps

  private mutating func append(_ step: RouteStep, to text: inout DriveText) {
    line.removeAll(keepingCapacity: true)
    for piece in step.pieces { append(piece) }
    if line.isEmpty { line.append(step.maneuver.location) }
    text.append("{\"geometry\":")
    append(line[...], to: &text)
    text.append(",\"maneuver\":")
    step.maneuver.append(to: &text)
    text.append(",\"mode\":")
    text.append(answers.mode)
    text.append(",\"driving_side\":")
    text.append(lines.drivingSide == .right ? "\"right\"" : "\"left\"")
    text.append(",\"name\":")
    text.append(lines.quoted(step.name))
    text.append(",\"intersections\":[")
    var isFirst = true
    for crossing in step.crossings {
      text.separate(&isFirst)
      crossing.append(answers.graph, lines, to: &text)
    }
    text.append("],")
    append(step.milliseconds, step.millimeters, to: &text)
    text.append("}")
  }
}

extension DriveAnswers {
  /// OSRM's name of how the vehicle moves.
  var mode: StaticString {
    switch drive.profile.name {
    case "foot": "\"walking\""
    case "e-bike": "\"cycling\""
    default: "\"driving\""
    }
  }
}

extension RoutePath.Step {
  /// Millimetres along the arc at which the step begins.
  var startMillimeters: Int64 { Int64((start.rawValue * 1000).rounded()) }
  /// Millimetres along the arc at which the step ends.
  var endMillimeters: Int64 { startMillimeters + Int64((length.rawValue * 1000).rounded()) }
}
