/// An order in which one vehicle without limits covers all services: the rural postman's tour.
///
/// Where every service may be done from both ends and ways are symmetric, the undirected construction: connect the required
/// components by a shortest tree, match the odd places, walk an Euler tour (Frederickson 1979, DOI 10.1137/0208044). With an
/// exact matching and the triangle inequality that is within 3/2 of the best; the matching here is greedy, then improved by
/// exchanges, so that no constant is promised. Otherwise the directed one: each service is assigned the one that follows it
/// (minimum-cost flow), and the cycles are patched (Karp 1979, DOI 10.1137/0208045).
enum RuralPostman {
  /// The order of services for a vehicle type; `nil` where no construction applies.
  static func tour(
    _ instance: SearchInstance, services: [Int32], type: Int
  ) -> ContiguousArray<Int32>? {
    guard !services.isEmpty else { return nil }
    if let tour = UndirectedPostman(instance, services: services, type: type)?.tour() { return tour }
    var directed = DirectedPostman(instance, services: services, type: type)
    return directed.tour()
  }
}
