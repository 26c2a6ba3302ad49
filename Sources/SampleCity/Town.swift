import GeoTypes
import RoadNetwork

/// A piece of road as the sample's files have it.
struct TownWay {
  /// Its number in the file.
  var id: String
  var attributes: SegmentAttributes
  /// Nodes along it.
  var nodes: [Int]
  /// The other carriageway, by its place in the list of ways.
  var opposite: Int?
  /// Length on the ground.
  var length: Meters
}

/// A whole place on the earth: the plan with streets joined and bent.
struct Town {
  let seed: UInt64
  let dimensions: SampleDimensions
  let plan: StreetPlan
  let warp: PlanWarp
  /// Nodes in the plan.
  let points: [PlanarPoint]
  /// Nodes as stored.
  let vertices: [Vertex]
  /// All roads.
  let ways: [TownWay]

  init(_ dimensions: SampleDimensions, seed: UInt64) {
    self.seed = seed
    self.dimensions = dimensions
    var plan = dimensions.city == nil ? StreetPlan(dimensions, seed: seed) : StreetPlan(city: dimensions, seed: seed)
    let river = plan.lattice.columns.first { if case .river = $0.kind { true } else { false } }
    var warp = PlanWarp(riverPosition: river?.position ?? 0, hills: plan.hills)
    if let targets = dimensions.city {
      warp.city = CityWarp(width: plan.lattice.width, height: plan.lattice.height, seed: seed)
      plan = ClassFitting.fit(StrongStreets.kept(of: plan), warp: warp, targets: targets, seed: seed)
    }
    self.plan = plan
    let (chains, nodes) = StreetNoder.join(plan.drafts)
    var bending = StreetBending(warp: warp, nodes: nodes)
    let bent = chains.map { bending.bend($0) }
    self.warp = warp
    points = bending.nodes.points
    vertices = points.map { warp.vertex($0) }
    ways = Town.ways(drafts: plan.drafts, chains: bent, ground: points.map { warp.ground($0) })
  }

  private static func ways(drafts: [StreetDraft], chains: [[Int]], ground: [PlanarPoint]) -> [TownWay] {
    let kept = drafts.indices.filter { drafts[$0].meeting != .ghost }
    var place = Array(repeating: Int?.none, count: drafts.count)
    for (index, draft) in kept.enumerated() { place[draft] = index }
    return kept.enumerated().map { index, draft in
      TownWay(
        id: "R\(Decimal.padded(index + 1, digits: 6))", attributes: drafts[draft].attributes, nodes: chains[draft],
        opposite: drafts[draft].opposite.flatMap { place[$0] }, length: Plane.length(chains[draft].map { ground[$0] }))
    }
  }

  /// What the place is called.
  var name: String { dimensions.city == nil ? SampleNotice.district : SampleNotice.city }

  /// Stored positions along a way.
  func line(of way: TownWay) -> [Vertex] { line(along: way.nodes) }

  /// Stored positions along some nodes; those of nodes that lie within a unit of each other come once.
  func line(along nodes: [Int]) -> [Vertex] {
    var line: [Vertex] = []
    for node in nodes where line.last != vertices[node] { line.append(vertices[node]) }
    return line
  }
}
