public import Foundation
import GeoTypes
import Grid
import RoadNetwork
import Store

/// Lengths by class, counts by level and sizes of grids of a city.
public struct CityStatistics: Codable, Sendable {
  /// Lengths of one class of road.
  public struct ClassLengths: Codable, Sendable {
    /// `expressway` to `lane`, or the bureau's `trunk`, `secondary`, `branch`.
    public var `class`: String
    /// Centre-line metres: a dual carriageway counts once.
    public var road_m: Double
    /// Metres of all carriageways.
    public var carriageway_m: Double
    /// Segments.
    public var segments: Int
  }

  /// The shape of the network.
  public struct NetworkShape: Codable, Sendable {
    /// Nodes of the road graph.
    public var nodes: Int
    /// Share of street ends among street nodes.
    public var dead_end_share: Double
    /// Share of the length that is one-way.
    public var one_way_share: Double
    /// Share of three-armed junctions among street nodes.
    public var three_arm_share: Double
    /// Share of four-armed junctions among street nodes.
    public var four_arm_share: Double
    /// Half of the segments are no longer than this.
    public var segment_median_m: Double
    /// Nine of ten segments are no longer than this.
    public var segment_p90_m: Double
    /// Length over straight distance.
    public var circuity: Double
    /// Share of the length without a name.
    public var unnamed_share: Double
    /// Connected parts.
    public var islands: Int
  }

  /// Sizes of the unit grids.
  public struct GridSizes: Codable, Sendable {
    /// Cells.
    public var cells: Int
    /// Smallest, median, mean and largest area in square metres.
    public var smallest_m2, median_m2, mean_m2, largest_m2: Double
  }

  /// The city's name.
  public var name: String
  /// Its frame, such as `EPSG:4490`.
  public var crs: String
  /// On which side it drives.
  public var driving_side: String
  /// Lengths of the five classes.
  public var classes: [ClassLengths]
  /// Lengths folded to the bureau's three classes; lanes stand outside.
  public var bureau: [ClassLengths]
  /// The shape of the network.
  public var network: NetworkShape
  /// Rows by layer.
  public var layers: [String: Int]
  /// Divisions by level, provisional ones apart.
  public var divisions: [String: Int]
  /// Sizes of the unit grids, `nil` before they are built.
  public var grids: GridSizes?

  /// Reads a city.
  /// - Throws: `CityFileError`.
  public init(readingFrom file: URL) throws {
    let city = try CityFile.openReadOnly(file)
    defer { try? city.close() }
    self = try city.read { try CityStatistics($0) }
  }

  private init(_ reader: CityReader) throws {
    let metadata = try reader.metadata()
    let network = try reader.network()
    let statistics = NetworkStatistics(network)
    name = metadata.name
    crs = "EPSG:\(metadata.crs.rawValue)"
    driving_side = metadata.drivingSide.rawValue
    classes = RoadClass.allCases.map { Self.lengths($0.rawValue, statistics.byClass[$0]) }
    bureau = BureauClass.allCases.map { Self.lengths($0.rawValue, statistics.byBureauClass[$0]) }
    self.network = NetworkShape(
      nodes: network.nodes.count, dead_end_share: statistics.deadEndShare, one_way_share: statistics.oneWayShare,
      three_arm_share: statistics.threeArmShare, four_arm_share: statistics.fourArmShare,
      segment_median_m: statistics.medianLength.rawValue, segment_p90_m: statistics.ninetiethPercentileLength.rawValue,
      circuity: statistics.circuity, unnamed_share: statistics.unnamedShare, islands: statistics.islands)
    layers = [:]
    for layer in CityLayer.allCases { layers[layer.rawValue] = try reader.count(of: layer) }
    divisions = [:]
    for division in try reader.all(.divisions) {
      let key = division.isProvisional ? "provisional_\(division.level.rawValue)" : division.level.rawValue
      divisions[key, default: 0] += 1
    }
    let areas = try reader.all(.cells).map(\.area.rawValue).sorted()
    if let smallest = areas.first, let largest = areas.last {
      grids = GridSizes(
        cells: areas.count, smallest_m2: smallest, median_m2: areas[areas.count / 2],
        mean_m2: areas.reduce(0, +) / Double(areas.count), largest_m2: largest)
    }
  }

  private static func lengths(_ name: String, _ lengths: NetworkStatistics.Lengths?) -> ClassLengths {
    ClassLengths(
      class: name, road_m: lengths?.road.rawValue ?? 0, carriageway_m: lengths?.carriageway.rawValue ?? 0,
      segments: lengths?.segments ?? 0)
  }

  /// The figures in a few lines.
  public var summary: [String] {
    let names = Dictionary(uniqueKeysWithValues: BureauClass.allCases.map { ($0.rawValue, $0.chineseName) })
    let lengths = bureau.map { row in
      "\(names[row.class] ?? row.class) \(Figure.kilometers(row.road_m)) km"
        + " (carriageways \(Figure.kilometers(row.carriageway_m)))"
    }
    let lanes = classes.last.map { ", lanes \(Figure.kilometers($0.road_m)) km" } ?? ""
    var lines = ["stats: " + lengths.joined(separator: ", ") + lanes]
    lines.append(
      "stats: \(classes.map(\.segments).reduce(0, +)) segments, median \(Figure.oneDecimal(network.segment_median_m)) m, "
        + "90 % under \(Figure.oneDecimal(network.segment_p90_m)) m, circuity \(Figure.twoDecimals(network.circuity)), "
        + "\(network.islands) islands")
    lines.append(
      "stats: dead ends \(Figure.percent(network.dead_end_share)), one-way \(Figure.percent(network.one_way_share)), "
        + "three arms \(Figure.percent(network.three_arm_share)), four arms \(Figure.percent(network.four_arm_share)), "
        + "unnamed \(Figure.percent(network.unnamed_share))")
    if let grids {
      lines.append(
        "stats: \(grids.cells) unit grids of \(Figure.whole(grids.smallest_m2)) to \(Figure.whole(grids.largest_m2)) m², "
          + "median \(Figure.whole(grids.median_m2)) m²")
    }
    return lines
  }
}
