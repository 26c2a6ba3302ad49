import Hummingbird

/// A group of paths that belong together, one a folder.
protocol RouteGroup: Sendable {
  /// What its paths do, for the OpenAPI documents: one for each path and method that ``add(to:)`` adds.
  static var operations: [APIOperation] { get }

  /// What it needs is in the parts that all groups share.
  init(_ parts: ServiceParts)

  /// Adds its paths to a router.
  func add(to router: Router<ServiceContext>)
}
