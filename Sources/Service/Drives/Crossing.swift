import GeoTypes
import RoadNetwork
import Routing

/// A junction that a drive passes, or an end of it.
struct Crossing {
  /// What the drive does there.
  enum Passage {
    /// It sets off in a bearing.
    case departure(Int)
    /// It has come from a bearing.
    case arrival(Int)
    /// It goes from one arc into another.
    case junction(ArcID, ArcID)
  }

  var location: Vertex
  var passage: Passage

  /// Writes the bearings of the roads there, which of them may be driven into, and on which the drive comes and goes.
  func append(_ graph: ArcGraph, _ lines: StreetLines, to text: inout DriveText) {
    text.append("{\"location\":")
    text.append(location)
    switch passage {
    case .departure(let bearing):
      text.append(",\"bearings\":[")
      text.append(bearing)
      text.append("],\"entry\":[true],\"out\":0}")
    case .arrival(let bearing):
      text.append(",\"bearings\":[")
      text.append(bearing)
      text.append("],\"entry\":[true],\"in\":0}")
    case .junction(let from, let into): append(from, into, graph, lines, to: &text)
    }
  }

  private func append(
    _ from: ArcID, _ into: ArcID, _ graph: ArcGraph, _ lines: StreetLines, to text: inout DriveText
  ) {
    let arms = lines.arms.arcs(at: graph.head(of: from))
    text.append(",\"bearings\":[")
    var isFirst = true
    for arc in arms where graph.isOpen(arc) {
      text.separate(&isFirst)
      text.append(lines.arms.degrees(arc))
    }
    text.append("],\"entry\":[")
    let turns = graph.turnNumbers(from: from)
    var (number, comes, goes) = (0, -1, -1)
    for arc in arms where graph.isOpen(arc) {
      if number > 0 { text.append(UInt8(ascii: ",")) }
      text.append(turns.contains { graph.turn(number: $0).head.rawValue == arc } ? "true" : "false")
      if arc == from.rawValue ^ 1 { comes = number }
      if arc == into.rawValue { goes = number }
      number += 1
    }
    text.append("]")
    if comes >= 0 {
      text.append(",\"in\":")
      text.append(comes)
    }
    if goes >= 0 {
      text.append(",\"out\":")
      text.append(goes)
    }
    text.append("}")
  }
}

extension ArcGraph {
  /// Whether the vehicle may drive a segment one way at least.
  func isOpen(_ arc: UInt32) -> Bool { isDrivable(ArcID(rawValue: arc)) || isDrivable(ArcID(rawValue: arc ^ 1)) }
}
