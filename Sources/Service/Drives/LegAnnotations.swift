import GeoTypes
import RoadNetwork
import Routing

/// What is told of each edge of a leg's line.
struct LegAnnotations {
  private var milliseconds: [Int64] = []
  private var millimeters: [Int64] = []
  private var places: [Int] = []

  /// - Complexity: O(vertices).
  init(_ answers: DriveAnswers, _ leg: RouteLeg) {
    var last: Vertex?
    milliseconds.reserveCapacity(1024)
    millimeters.reserveCapacity(1024)
    places.reserveCapacity(1024)
    for path in leg.paths {
      for step in path.steps {
        let (start, end) = (step.startMillimeters, step.endMillimeters)
        var (before, told) = (start, Int64(0))
        answers.lines.shapes.walk(step.arc.rawValue, from: start, to: end) { vertex, offset, place in
          guard vertex != last else { return }
          last = vertex
          places.append(answers.lines.number(of: place, on: step.arc.rawValue))
          guard places.count > 1 else { return }
          // Rounded so that the edges of a step add up to its time.
          let passed = end > start ? step.time.milliseconds * (offset - start) / (end - start) : 0
          milliseconds.append(passed - told)
          millimeters.append(offset - before)
          (before, told) = (offset, passed)
        }
      }
    }
    // A line of one place is told twice.
    if places.count < 2 {
      places += places
      (milliseconds, millimeters) = ([0], [0])
    }
  }

  /// Writes those that are asked for.
  func append(_ wanted: DriveQuestion.Annotations, to text: inout DriveText) {
    var isFirst = true
    text.append("{")
    if wanted.contains(.distance) { append("\"distance\":[", millimeters, &isFirst, to: &text) }
    if wanted.contains(.duration) { append("\"duration\":[", milliseconds, &isFirst, to: &text) }
    if wanted.contains(.weight) { append("\"weight\":[", milliseconds, &isFirst, to: &text) }
    if wanted.contains(.speed) {
      let speeds = zip(millimeters, milliseconds).lazy.map { $1 > 0 ? $0 * 1000 / $1 : 0 }
      append("\"speed\":[", speeds, &isFirst, to: &text)
    }
    if wanted.contains(.nodes) { append("\"nodes\":[", places.lazy.map { Int64($0) * 1000 }, &isFirst, to: &text) }
    if wanted.contains(.datasources) {
      append("\"datasources\":[", repeatElement(0, count: millimeters.count), &isFirst, to: &text)
      text.append(",\"metadata\":{\"datasource_names\":[\"city\"]}")
    }
    text.append("}")
  }

  private func append(
    _ name: StaticString, _ thousandths: some Sequence<Int64>, _ isFirst: inout Bool, to text: inout DriveText
  ) {
    text.separate(&isFirst)
    text.append(name)
    var isFirstNumber = true
    for number in thousandths {
      text.separate(&isFirstNumber)
      text.append(thousandths: number)
    }
    text.append("]")
  }
}
