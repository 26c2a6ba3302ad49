/// A place where the vehicle may have been at a fix.
struct TrackState {
  /// The arc driven.
  var arc: UInt32
  /// Metres along it.
  var passed: Double
  /// Metres from the fix.
  var distance: Double
  /// Logarithm of how likely the fix is from there.
  var emission: Double
  /// The greatest logarithm over all ways that lead here; ``TrackLattice/unreached`` where none does.
  var score = TrackLattice.unreached
  /// The state before on that way; -1 where it begins here.
  var before: Int32 = -1
  /// How likely it is that the vehicle was on this arc, once all is known.
  var share = 0.0
}

/// The states of one fix, in a range of all.
struct TrackLayer {
  var fix: Int
  var states: Range<Int>
  var links: Range<Int>
  /// The layer before, on which its links start, or which they may skip; -1 at the beginning.
  var before: Int
  /// The greatest score of its states.
  var best: Double
}

/// A step between states of two layers, with the logarithm of how likely it is.
struct TrackLink {
  var from: Int32
  var to: Int32
  var value: Double
}

/// The hidden Markov model of a track as far as it was seen: states of fixes in layers, and the links between them.
///
/// The best way is kept up with each layer (Viterbi 1967, DOI 10.1109/TIT.1967.1054010); nothing is allocated once the
/// arrays are large enough.
struct TrackLattice {
  static let unreached = -Double.infinity

  private(set) var states: [TrackState] = []
  private(set) var layers: [TrackLayer] = []
  private(set) var links: [TrackLink] = []
  /// Scratch of the shares.
  private var forward: [Double] = []
  private var backward: [Double] = []

  /// Forgets all layers.
  mutating func reset() {
    states.removeAll(keepingCapacity: true)
    layers.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
  }

  /// Opens a layer; states and links follow.
  mutating func open(fix: Int) {
    layers.append(
      TrackLayer(
        fix: fix, states: states.count..<states.count, links: links.count..<links.count, before: -1,
        best: Self.unreached))
  }

  /// Adds a state to the last layer.
  mutating func add(_ state: TrackState) {
    states.append(state)
    layers[layers.count - 1].states = layers[layers.count - 1].states.lowerBound..<states.count
  }

  /// Lets the best way begin in the last layer.
  mutating func begin() {
    let layer = layers.count - 1
    for state in layers[layer].states {
      states[state].score = states[state].emission
      layers[layer].best = max(layers[layer].best, states[state].score)
    }
  }

  /// Links a state of an earlier layer to one of the last. - Precondition: the earlier one is reached.
  @inline(__always)
  mutating func link(_ from: Int, _ to: Int, _ value: Double) {
    links.append(TrackLink(from: Int32(from), to: Int32(to), value: value))
    let score = states[from].score + value + states[to].emission
    if score > states[to].score {
      states[to].score = score
      states[to].before = Int32(from)
    }
  }

  /// Raises a link that is there already, if it is among those from a number on; whether it is.
  mutating func relink(_ from: Int, _ to: Int, _ value: Double, among first: Int) -> Bool {
    guard let place = (first..<links.count).first(where: { links[$0].to == Int32(to) }) else { return false }
    guard value > links[place].value else { return true }
    links[place].value = value
    let score = states[from].score + value + states[to].emission
    if score > states[to].score {
      states[to].score = score
      states[to].before = Int32(from)
    }
    return true
  }

  /// Ends the links of the last layer; whether any of its states is reached.
  mutating func close(after before: Int) -> Bool {
    let layer = layers.count - 1
    layers[layer].before = before
    layers[layer].links = layers[layer].links.lowerBound..<links.count
    for state in layers[layer].states { layers[layer].best = max(layers[layer].best, states[state].score) }
    return layers[layer].best > Self.unreached
  }

  /// Takes the last layer back.
  mutating func removeLast() {
    guard let layer = layers.popLast() else { return }
    states.removeLast(states.count - layer.states.lowerBound)
    links.removeLast(links.count - layer.links.lowerBound)
  }

  /// The states of the best way, in order of time; layers that it skips have none.
  func bestWay() -> [(layer: Int, state: Int)] {
    guard let last = layers.last else { return [] }
    var state = -1
    for number in last.states where state < 0 || states[number].score > states[state].score { state = number }
    var way: [(layer: Int, state: Int)] = []
    var layer = layers.count - 1
    while state >= 0 {
      while layer > 0, state < layers[layer].states.lowerBound { layer -= 1 }
      way.append((layer, state))
      state = Int(states[state].before)
    }
    way.reverse()
    return way
  }
}

// MARK: Shares

#if canImport(Glibc)
import Glibc
#else
import Foundation
#endif

extension TrackLattice {
  /// Finds out how likely each state is, all fixes taken together: forwards and backwards (Rabiner 1989, DOI
  /// 10.1109/5.18626), as ratios to the best way so that nothing overflows.
  /// - Complexity: O(links).
  mutating func findShares() {
    forward.removeAll(keepingCapacity: true)
    backward.removeAll(keepingCapacity: true)
    forward.resize(to: states.count)
    backward.resize(to: states.count)
    for index in links.indices {
      let link = links[index]
      let (from, to) = (states[Int(link.from)], states[Int(link.to)])
      // From here on the value is the ratio of this way to the best one to the same state.
      links[index].value = to.score == Self.unreached ? 0 : exp(from.score + link.value + to.emission - to.score)
    }
    passForward()
    passBackward()
    for layer in layers {
      var sum = 0.0
      for state in layer.states {
        states[state].share = forward[state] * backward[state]
        sum += states[state].share
      }
      guard sum > 0 else { continue }
      for state in layer.states { states[state].share /= sum }
    }
  }

  private mutating func passForward() {
    for (number, layer) in layers.enumerated() {
      if number == 0 { for state in layer.states { forward[state] = 1 } }
      for link in links[layer.links] { forward[Int(link.to)] += forward[Int(link.from)] * link.value }
      scale(&forward, layer.states)
    }
  }

  private mutating func passBackward() {
    guard let last = layers.last else { return }
    for state in last.states { backward[state] = exp(states[state].score - last.best) }
    for layer in layers.reversed() {
      scale(&backward, layer.states)
      for link in links[layer.links] { backward[Int(link.from)] += backward[Int(link.to)] * link.value }
    }
  }

  private func scale(_ values: inout [Double], _ range: Range<Int>) {
    var most = 0.0
    for state in range { most = max(most, values[state]) }
    guard most > 0 else { return }
    for state in range { values[state] /= most }
  }
}

extension TrackLattice {
  /// The logarithm of how likely it is that the vehicle was on the arc of a state, and how many other arcs are likelier
  /// than a share.
  func certainty(of state: Int, in layer: Int, above least: Double) -> (logarithm: Double, others: Int) {
    let arc = states[state].arc
    var (sum, others) = (0.0, 0)
    var number = layers[layer].states.lowerBound
    while number < layers[layer].states.upperBound {
      // The states of one arc follow each other.
      let other = states[number].arc
      var share = 0.0
      while number < layers[layer].states.upperBound, states[number].arc == other {
        share += states[number].share
        number += 1
      }
      if other == arc { sum = share } else if share >= least { others += 1 }
    }
    return (log(max(sum, 1e-9)), others)
  }

  static func exponential(_ value: Double) -> Double { exp(value) }
}

extension [Double] {
  /// Fills up with zeros.
  fileprivate mutating func resize(to count: Int) {
    reserveCapacity(count)
    while self.count < count { append(0) }
  }
}
