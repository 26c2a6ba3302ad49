extension ArcGraph {
  /// Which arcs lie in the core: the largest set of arcs of which each can be driven to from each other, by number of
  /// arcs, then by lowest arc.
  /// - Complexity: O(arcs + turns).
  public func core() -> [Bool] {
    let components = ArcComponents(self)
    return (0..<UInt32(arcCount)).map { components.isLargest(at: ArcID(rawValue: $0)) }
  }
}
