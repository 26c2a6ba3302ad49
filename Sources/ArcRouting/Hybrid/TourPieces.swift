/// First routes of a large problem: one tour of all services, cut wherever a vehicle can do no more.
///
/// Services that are put in one by one open more routes than are needed, which takes a long search to mend; in a large problem
/// that search does not come.
struct TourPieces {
  private let instance: SearchInstance

  init(_ instance: SearchInstance) { self.instance = instance }

  /// Routes of vehicles of the first type that is there, as many as there are; what they leave is put in by the search.
  /// - Complexity: that of the tour, beside a step of labels for each service.
  func routes(_ services: ContiguousArray<Int32>) -> [OrderedRoute] {
    guard let type = instance.problem.vehicleTypes.firstIndex(where: { $0.count != 0 }), !instance.hasClasses,
      let tour = RuralPostman.tours(instance, services: Array(services), type: type).first
    else { return [] }
    let most = instance.problem.vehicleTypes[type].count ?? .max
    var labels = RouteLabels(instance)
    var routes: [OrderedRoute] = []
    var piece: ContiguousArray<Int32> = []
    labels.begin(type)
    for service in tour {
      if labels.extend(by: Int(service)), labels.close() != nil {
        piece.append(service)
        continue
      }
      if let route = route(piece, type) { routes.append(route) }
      if routes.count == most { return routes }
      labels.begin(type)
      piece = labels.extend(by: Int(service)) && labels.close() != nil ? [service] : []
      if piece.isEmpty { labels.begin(type) }
    }
    if let route = route(piece, type) { routes.append(route) }
    return routes
  }

  /// A piece with its visits to facilities.
  private func route(_ piece: ContiguousArray<Int32>, _ type: Int) -> OrderedRoute? {
    var labels = RouteLabels(instance)
    guard !piece.isEmpty, let steps = labels.steps(of: piece, type: type)?.steps else { return nil }
    let stops = steps.compactMap { step -> OrderedStop? in
      switch step.kind {
      case .mode(let mode): .service(Int32(instance.service(ofMode: mode)))
      case .facility(let facility): .visit([Int32(facility)])
      case .rest, .depot: nil
      }
    }
    return OrderedRoute(type: type, stops: ContiguousArray(stops))
  }
}
