/// An order in which one vehicle without limits covers all services: the rural postman's tour.
///
/// Where every service may be done from both ends and ways are symmetric, the undirected construction: connect the required
/// components by a shortest tree, match the odd places, walk an Euler tour (Frederickson 1979, DOI 10.1145/322139.322150). By the
/// triangle inequality that is within 3/2 of the best, and it is the best where nothing had to be connected. Otherwise the directed one: each service is assigned the one that follows it
/// (minimum-cost flow), and the cycles are patched (Karp 1979, DOI 10.1137/0208045).
enum RuralPostman {
  /// Orders of services for a vehicle type: where they may be done in several modes, with those that suit the assignment
  /// and with the first ones.
  static func tours(_ instance: SearchInstance, services: [Int32], type: Int) -> [ContiguousArray<Int32>] {
    guard !services.isEmpty else { return [] }
    if let tour = UndirectedPostman(instance, services: services, type: type)?.tour() { return [tour] }
    return (instance.hasChoiceOfModes ? [true, false] : [false]).map { choosesModes in
      var directed = DirectedPostman(instance, services: services, type: type, choosesModes: choosesModes)
      return directed.tour()
    }
  }
}
