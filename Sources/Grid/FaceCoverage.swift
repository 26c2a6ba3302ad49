import GeoTypes
import Geometry
import SpatialIndex

/// The faces between lines, with the lowest division each lies in and the strength of each edge.
struct FaceCoverage: Sendable {
  let faces: [Polygon]
  let topology: CoverageTopology
  /// Number of the lowest division of each face, -1 outside all.
  let owner: [Int32]
  /// The strength of each edge.
  let strengths: [BorderStrength]

  /// Nodes lines at the stored precision and finds the faces between them.
  init(lines: [LineString], ground: GridGround) throws(GridError) {
    do {
      try self.init(faces: try Overlay.polygonize(Overlay.node(lines)).polygons, ground: ground)
    } catch let error as GridError {
      throw error
    } catch let error as GeometryError {
      throw .geometry(error)
    } catch {
      preconditionFailure("the overlay throws its own errors only: \(error)")
    }
  }

  /// Takes faces that share each vertex.
  init(faces: [Polygon], ground: GridGround) throws(GridError) {
    self.faces = faces
    topology = try CoverageTopology(faces: faces)
    owner = FaceCoverage.owners(of: faces, among: ground.lowest)
    strengths = topology.edges.map { ground.strength(of: $0) }
  }

  private static func owners(of faces: [Polygon], among divisions: [Division]) -> [Int32] {
    let index = CoverageIndex(cells: divisions.map(\.area))
    return faces.map { face in
      index.cell(at: face.interiorPoint.lonLat).map(Int32.init) ?? CoverageTopology.outside
    }
  }

  /// Which faces are built up: at once those along a road, then those in whole blocks, the others by ``BuiltUpLand``.
  func builtUp(ground: GridGround, blocks: BuiltUpBlocks) -> [Bool] {
    var result = Array(repeating: false, count: faces.count)
    for (edge, strength) in zip(topology.edges, strengths) {
      switch strength {
      case .branch, .secondary, .arterial, .expressway:
        if edge.left >= 0 { result[Int(edge.left)] = true }
        if edge.right >= 0 { result[Int(edge.right)] = true }
      default: break
      }
    }
    for face in faces.indices where !result[face] && owner[face] >= 0 {
      result[face] = blocks.hold(faces[face]) || ground.builtUp.holds(faces[face])
    }
    return result
  }

  /// The faces as regions, bordering within their division.
  func regions(builtUp: [Bool]) -> RegionGraph {
    var regions = faces.indices.map { face in
      RegionGraph.Region(
        area: LocalMetric(faces[face].box).area(faces[face]), perimeter: 0, division: owner[face],
        isBuiltUp: builtUp[face])
    }
    var borders = [[Int32: RegionGraph.Border]](repeating: [:], count: faces.count)
    for (edge, strength) in zip(topology.edges, strengths) {
      let length = LocalMetric(latitude: edge.from.latitude).distance(edge.from, edge.to)
      for face in [edge.left, edge.right] where face >= 0 { regions[Int(face)].perimeter += length }
      guard edge.left >= 0, edge.right >= 0, edge.left != edge.right,
        owner[Int(edge.left)] == owner[Int(edge.right)]
      else { continue }
      let border = RegionGraph.Border(
        length: length, weight: length * strength.mergeWeight, weakLength: strength <= .lane ? length : 0)
      borders[Int(edge.left)][edge.right, default: .init()].add(border)
      borders[Int(edge.right)][edge.left, default: .init()].add(border)
    }
    return RegionGraph(regions: regions, borders: borders)
  }
}
