import GeoTypes
import RoadNetwork

@testable import Routing

/// The best way through the states of a lattice the slow and obvious way: all pairs of arcs by Bellman and Ford's labels,
/// every state linked to every state, nothing left out.
struct SlowMatcher {
  let graph: ArcGraph
  let deviation: Double
  /// Metres from the end of an arc to the tail of another, with and without prices.
  private var ways: [[(length: Double, weight: Double)?]] = []

  init(_ graph: ArcGraph, deviation: Double) {
    self.graph = graph
    self.deviation = deviation
    ways = (0..<graph.arcCount).map { waysFrom($0) }
  }

  private func waysFrom(_ source: Int) -> [(length: Double, weight: Double)?] {
    var labels: [(length: Double, weight: Double)?] = Array(repeating: nil, count: graph.arcCount)
    func offer(_ turn: ArcGraph.Turn, _ length: Double, _ weight: Double) -> Bool {
      let total = weight + (turn.kind == .uTurn ? TrackMatcher.uTurnPrice : 0)
      if let known = labels[Int(turn.head.rawValue)], known.weight <= total + 1e-9 { return false }
      labels[Int(turn.head.rawValue)] = (length, total)
      return true
    }
    for turn in graph.turns(from: ArcID(rawValue: UInt32(source))) { _ = offer(turn, 0, 0) }
    var changed = true
    while changed {
      changed = false
      for arc in 0..<graph.arcCount {
        guard let label = labels[arc] else { continue }
        let along = graph.length(of: ArcID(rawValue: UInt32(arc))).rawValue
        for turn in graph.turns(from: ArcID(rawValue: UInt32(arc))) {
          if offer(turn, label.length + along, label.weight + along) { changed = true }
        }
      }
    }
    return labels
  }

  /// The logarithm of the likeliest step between two states whose fixes lie some metres apart.
  func value(from: TrackState, to: TrackState, straight: Double, slack: Double) -> Double {
    let scale = deviation * 0.5 + straight * min(0.25, 0.1 + straight / 5000)
    let length = graph.length(of: ArcID(rawValue: from.arc)).rawValue
    var best = -Double.infinity
    func offer(_ length: Double, _ price: Double) { best = max(best, -(abs(length - straight) + price) / scale) }
    if from.arc == to.arc {
      let ahead = to.passed - from.passed
      if ahead >= 0 { offer(ahead, 0) } else if ahead >= -slack { offer(0, -ahead) }
    }
    if from.arc ^ 1 == to.arc { offer(abs(length - from.passed - to.passed), TrackMatcher.uTurnPrice) }
    if let way = ways[Int(from.arc)][Int(to.arc)] {
      offer(length - from.passed + way.length + to.passed, way.weight - way.length)
    }
    return best
  }

  /// The score of the best way through all layers, each taken.
  func bestScore(_ lattice: TrackLattice, _ points: [PlanarPoint]) -> Double {
    var scores: [Int: Double] = [:]
    for (number, layer) in lattice.layers.enumerated() {
      for target in layer.states {
        let state = lattice.states[target]
        if number == 0 {
          scores[target] = state.emission
          continue
        }
        let before = lattice.layers[number - 1]
        let straight = points[before.fix].distance(to: points[layer.fix]).rawValue
        scores[target] = before.states.map { source in
          let step = value(
            from: lattice.states[source], to: state, straight: straight, slack: 3 * deviation)
          return (scores[source] ?? -.infinity) + step + state.emission
        }.max()
      }
    }
    return (lattice.layers.last?.states.compactMap { scores[$0] } ?? []).max() ?? -.infinity
  }

  /// How likely each state is, by adding up all sequences of states.
  func shares(_ lattice: TrackLattice, _ points: [PlanarPoint]) -> [Double] {
    var shares = Array(repeating: 0.0, count: lattice.states.count)
    func go(_ number: Int, _ way: [Int], _ score: Double) {
      guard number < lattice.layers.count else {
        for state in way { shares[state] += exponential(score) }
        return
      }
      for target in lattice.layers[number].states {
        var step = lattice.states[target].emission
        if let source = way.last {
          let before = lattice.layers[number - 1]
          let straight = points[before.fix].distance(to: points[lattice.layers[number].fix]).rawValue
          step += value(
            from: lattice.states[source], to: lattice.states[target], straight: straight, slack: 3 * deviation)
        }
        if step > -.infinity { go(number + 1, way + [target], score + step) }
      }
    }
    go(0, [], 0)
    for layer in lattice.layers {
      let sum = layer.states.reduce(0) { $0 + shares[$1] }
      for state in layer.states where sum > 0 { shares[state] /= sum }
    }
    return shares
  }

  private func exponential(_ value: Double) -> Double { TrackLattice.exponential(value) }
}
