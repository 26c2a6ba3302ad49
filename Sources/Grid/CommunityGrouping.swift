import GeoTypes

/// Groups the regions of a division that has no communities into provisional ones: connected, with at most a given
/// number of cells each, meeting along the firmest borders there are.
enum CommunityGrouping {
  /// Merges regions of the graph into communities; the land without cells is shared out too, so that communities
  /// partition their division.
  static func group(_ graph: RegionGraph, divisions: Set<Int32>, cellLimit: Int) -> RegionGraph {
    var grouped = graph
    grouped.recount { $0.isBuiltUp ? 1 : 0 }
    _ = grouped.mergeSmallestFirst(
      size: { Double($0.count) * 1e10 + min($0.area, 9e9) },
      isSmall: { divisions.contains($0.division) },
      score: { a, b, border in
        a.count + b.count <= cellLimit ? border.weight + border.length / 100 : nil
      })
    return grouped
  }

  /// The code of the n-th (from 1) provisional community of a division, `nil` where digits do not suffice.
  static func code(number: Int, under division: Division) -> String? {
    guard let code = DivisionCode(division.code) else { return nil }
    let width = DivisionLevel.community.codeLength - code.digits.utf8.count
    guard width > 0 else { return nil }
    // Never 000 as the last three digits: those mean "all of it".
    let serial = (number - 1) / 999 * 1_000 + (number - 1) % 999 + 1
    let tail = serial.padded(to: width)
    return tail.utf8.count == width ? DivisionCode.localPrefix + code.digits + tail : nil
  }
}
