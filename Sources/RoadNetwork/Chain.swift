import GeoTypes

/// A line between two nodes that is to become one segment, with the ways it was made of.
struct Chain {
  /// A stretch of the line that comes from one way.
  struct Run {
    /// Number of the way.
    var way: Int32
    /// Where on the line it starts, as a vertex index.
    var start: Int
  }

  /// The positions, neighbours different.
  var line: [Vertex]
  /// Node at the start.
  var from: Int32
  /// Node at the end.
  var to: Int32
  /// What is known of all of it.
  var attributes: SegmentAttributes
  /// The ways it comes from, the first at vertex 0.
  var runs: [Run]
  /// Division to the left.
  var leftDivision: String?
  /// Division to the right.
  var rightDivision: String?

  /// The way at the start.
  var firstWay: Int32 { runs[0].way }
  /// The way at the end.
  var lastWay: Int32 { runs[runs.count - 1].way }

  /// The pieces between inner vertices.
  /// - Parameters:
  ///   - cuts: indexes of inner vertices, rising.
  ///   - nodes: the node of each cut.
  func pieces(cutAt cuts: [Int], nodes: [Int32]) -> [Chain] {
    var pieces: [Chain] = []
    let bounds = [0] + cuts + [line.count - 1]
    let ends = [from] + nodes + [to]
    for i in 1..<bounds.count {
      let (start, end) = (bounds[i - 1], bounds[i])
      var piece = self
      piece.line = Array(line[start...end])
      piece.from = ends[i - 1]
      piece.to = ends[i]
      let first = runs.last { $0.start <= start } ?? runs[0]
      piece.runs = [Run(way: first.way, start: 0)]
      for run in runs where run.start > start && run.start < end {
        piece.runs.append(Run(way: run.way, start: run.start - start))
      }
      pieces.append(piece)
    }
    return pieces
  }
}
