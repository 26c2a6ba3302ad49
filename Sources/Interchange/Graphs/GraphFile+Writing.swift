extension GraphFile {
  /// Writes the graph as DIMACS-9 does, nodes from 1.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public func write(to sink: inout some ByteSink & ~Copyable) throws(InterchangeError) {
    try sink.write("p sp \(nodeCount) \(arcCount)\n")
    for arc in tails.indices { try sink.write("a \(tails[arc] + 1) \(heads[arc] + 1) \(weights[arc])\n") }
  }
}

extension NodeCoordinates {
  /// Writes the positions as DIMACS-9 does, nodes from 1, rounded to whole numbers.
  /// - Precondition: they are finite and below 2⁶² either way.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public func write(to sink: inout some ByteSink & ~Copyable) throws(InterchangeError) {
    try sink.write("p aux sp co \(x.count)\n")
    for node in x.indices { try sink.write("v \(node + 1) \(Int(x[node].rounded())) \(Int(y[node].rounded()))\n") }
  }
}
