extension GridInvariants {
  /// What would mislead a lookup: cells that overlap or share their borders badly (I01), lie in another division than
  /// their codes say (I02), or have bad or doubled codes (I03).
  ///
  /// Less than ``checkInvariants(segments:barriers:buildings:)``, so that it can be asked whenever cells were changed
  /// by another program.
  /// - Complexity: O(n log n) in the vertices of the cells, in practice.
  public func lookupFaults() -> [GridFinding] {
    (partitionFindings() + nestingFindings() + codeFindings()).filter { $0.severity == .fault }
  }
}
