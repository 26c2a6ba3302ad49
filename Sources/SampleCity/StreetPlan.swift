import GeoTypes
import RoadNetwork

/// The streets and plots of a place in the straight plan, as they are drawn one after another.
struct StreetPlan {
  /// The lines that everything hangs on.
  let lattice: Lattice
  /// Hills of the plan.
  let hills: PlanWarp.Hills
  /// Streets and ghost lines.
  var drafts: [StreetDraft] = []
  /// Land between streets.
  var plots: [Plot] = []
  /// Where elevated roads run, for what must keep clear of them.
  var elevatedRoads: [ElevatedRoad] = []
  /// Small streets, by their place in ``drafts``, that may become branch roads; filled for a city only.
  var innerStreets: [Int] = []
  /// Names that are not given yet.
  var names: NameBook

  /// A piece of land enclosed by streets.
  struct Plot {
    /// What stands on it.
    enum Use: Hashable {
      case housing, walled, park, hillside
    }
    var land: Quad
    var use: Use
    /// Where its lane enters: the side (0 south, 1 east, 2 north, 3 west) and the share of that side.
    var gate: (side: Int, share: Double) = (0, 0.5)
  }

  init(lattice: Lattice, hills: PlanWarp.Hills, names: NameBook) {
    self.names = names
    self.lattice = lattice
    self.hills = hills
  }

  /// Draws a street and answers with its place in the list.
  @discardableResult
  mutating func add(
    _ points: [PlanarPoint], _ attributes: SegmentAttributes, meeting: StreetDraft.Meeting = .ground
  ) -> Int {
    drafts.append(StreetDraft(points: points, attributes: attributes, meeting: meeting))
    return drafts.count - 1
  }

  /// Draws a line for borders to follow.
  mutating func addGhost(_ from: PlanarPoint, _ to: PlanarPoint) {
    add([from, to], SegmentAttributes(roadClass: .lane), meeting: .ghost)
  }

  /// Marks two drafts as the halves of a dual carriageway.
  mutating func pair(_ a: Int, _ b: Int) {
    drafts[a].opposite = b
    drafts[b].opposite = a
  }
}
