extension TileEncoder {
  /// Whether at most one part holds any position of the tile, so that marks may be summed up.
  func isRegular(_ tile: Tile) -> Bool {
    var code: UInt64 = 0
    for index in 0..<base.count { code ^= TileEncoder.code(of: base[index]) }
    if isOneBorder(code) { return true }
    guard edges.count <= 512 else { return false }
    for number in 1..<max(1, edges.count) {
      for other in 0..<number where !edges[number].isClear(of: edges[other]) { return false }
    }
    return facesAreRight(tile, code)
  }

  /// Whether all edges part the same two parts, and one of these is what the base stands for: the usual case, quickly
  /// told. Each crossing then leaves one of the two and enters the other, wherever the edges run.
  private func isOneBorder(_ code: UInt64) -> Bool {
    let (left, right) = (edges[0].edge.left, edges[0].edge.right)
    guard left != right, code == TileEncoder.code(of: left) || code == TileEncoder.code(of: right) else { return false }
    for edge in edges where !(edge.edge.left == left && edge.edge.right == right) {
      guard edge.edge.left == right, edge.edge.right == left else { return false }
    }
    return true
  }

  /// Whether the parts beside each edge, by the base and what is crossed, are those that the edge knows.
  ///
  /// As edges meet in ends only, one point of each is enough, and each face of the tile lies beside an edge.
  private func facesAreRight(_ tile: Tile, _ code: UInt64) -> Bool {
    var isChecked = holders.count <= 1
    for number in 0..<edges.count {
      let edge = edges[number]
      guard let place = edge.inside(width: Double(tile.width), height: Double(tile.height)) else { continue }
      // Leaving the edge itself out gives the face to its right, or what lies over a level edge within the tile.
      var found = code
      var isInDoubt = false
      for otherNumber in 0..<edges.count where otherNumber != number {
        let other = edges[otherNumber]
        let (crosses, isTooClose) = other.crossing(x: place.x, y: place.y)
        isInDoubt = isInDoubt || isTooClose
        let change = TileEncoder.code(of: other.edge.left) ^ TileEncoder.code(of: other.edge.right)
        found ^= crosses ? change : 0
      }
      let isOver = edge.edge.isLevel && !edge.isOpenAbove
      if isInDoubt || found != TileEncoder.code(of: isOver ? edge.edge.left : edge.edge.right) { return false }
      isChecked = true
    }
    return isChecked
  }

  /// A number for a part such that sums of several hardly ever look like that of one.
  @inline(__always)
  private static func code(of part: UInt32) -> UInt64 {
    let z = UInt64(part) &* 0x9E37_79B9_7F4A_7C15
    return z ^ (z >> 29) &* 0xBF58_476D_1CE4_E5B9
  }
}
