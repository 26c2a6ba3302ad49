public import Foundation
public import GeoTypes
import Grid
import Plans
public import RoadNetwork
import Store

/// Lengths by class, counts by level and sizes of grids of a city.
public struct CityStatistics: Codable, Sendable {
  /// Lengths of one class of road.
  public struct ClassLengths: Codable, Sendable {
    /// `expressway` to `lane`, or the bureau's `trunk`, `secondary`, `branch`.
    public var `class`: String
    /// Centre-line length: a dual carriageway counts once.
    public var road: Meters
    /// Length of all carriageways.
    public var carriageway: Meters
    /// Segments.
    public var segments: Int

    enum CodingKeys: String, CodingKey {
      case `class`, segments
      case road = "road_m"
      case carriageway = "carriageway_m"
    }
  }

  /// The shape of the network.
  public struct NetworkShape: Codable, Sendable {
    /// Nodes of the road graph.
    public var nodes: Int
    /// Share of street ends among street nodes.
    public var deadEndShare: Double
    /// Share of the length that is one-way.
    public var oneWayShare: Double
    /// Share of three-armed junctions among street nodes.
    public var threeArmShare: Double
    /// Share of four-armed junctions among street nodes.
    public var fourArmShare: Double
    /// Half of the segments are no longer than this.
    public var segmentMedian: Meters
    /// Nine of ten segments are no longer than this.
    public var segmentNinetiethPercentile: Meters
    /// Length over straight distance.
    public var circuity: Double
    /// Share of the length without a name.
    public var unnamedShare: Double
    /// Connected parts.
    public var islands: Int

    enum CodingKeys: String, CodingKey {
      case nodes, circuity, islands
      case deadEndShare = "dead_end_share"
      case oneWayShare = "one_way_share"
      case threeArmShare = "three_arm_share"
      case fourArmShare = "four_arm_share"
      case segmentMedian = "segment_median_m"
      case segmentNinetiethPercentile = "segment_p90_m"
      case unnamedShare = "unnamed_share"
    }
  }

  /// Sizes of the unit grids.
  public struct GridSizes: Codable, Sendable {
    /// Cells.
    public var cells: Int
    /// The smallest cell.
    public var smallest: SquareMeters
    /// The middle one.
    public var median: SquareMeters
    /// The mean.
    public var mean: SquareMeters
    /// The largest cell.
    public var largest: SquareMeters

    enum CodingKeys: String, CodingKey {
      case cells
      case smallest = "smallest_m2"
      case median = "median_m2"
      case mean = "mean_m2"
      case largest = "largest_m2"
    }
  }

  /// The city's name.
  public var name: String
  /// Its frame, such as `EPSG:4490`.
  public var crs: String
  /// On which side it drives.
  public var drivingSide: DrivingSide
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
  /// The kinds of work that there are rules for.
  public var rules: [String]

  enum CodingKeys: String, CodingKey {
    case name, crs, classes, bureau, network, layers, divisions, grids, rules
    case drivingSide = "driving_side"
  }

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
    drivingSide = metadata.drivingSide
    classes = RoadClass.allCases.map { Self.lengths($0.rawValue, statistics.byClass[$0]) }
    bureau = BureauClass.allCases.map { Self.lengths($0.rawValue, statistics.byBureauClass[$0]) }
    self.network = NetworkShape(
      nodes: network.nodes.count, deadEndShare: statistics.deadEndShare, oneWayShare: statistics.oneWayShare,
      threeArmShare: statistics.threeArmShare, fourArmShare: statistics.fourArmShare,
      segmentMedian: statistics.medianLength, segmentNinetiethPercentile: statistics.ninetiethPercentileLength,
      circuity: statistics.circuity, unnamedShare: statistics.unnamedShare, islands: statistics.islands)
    rules = try WorkKind.allCases.filter { try reader.rules(for: $0) != nil }.map(\.rawValue)
    layers = [:]
    for layer in CityLayer.allCases { layers[layer.rawValue] = try reader.count(of: layer) }
    divisions = [:]
    for division in try reader.all(.divisions) {
      let key = division.isProvisional ? "provisional_\(division.level.rawValue)" : division.level.rawValue
      divisions[key, default: 0] += 1
    }
    let areas = try reader.all(.cells).map(\.area).sorted()
    if let smallest = areas.first, let largest = areas.last {
      grids = GridSizes(
        cells: areas.count, smallest: smallest, median: areas[areas.count / 2],
        mean: areas.reduce(.zero, +) * (1 / Double(areas.count)), largest: largest)
    }
  }

  private static func lengths(_ name: String, _ lengths: NetworkStatistics.Lengths?) -> ClassLengths {
    ClassLengths(
      class: name, road: lengths?.road ?? .zero, carriageway: lengths?.carriageway ?? .zero,
      segments: lengths?.segments ?? 0)
  }

  /// The figures in a few lines.
  public var summary: [String] {
    let names = Dictionary(uniqueKeysWithValues: BureauClass.allCases.map { ($0.rawValue, $0.chineseName) })
    let lengths = bureau.map { row in
      "\(names[row.class] ?? row.class) \(Figure.kilometers(row.road.rawValue)) km"
        + " (carriageways \(Figure.kilometers(row.carriageway.rawValue)))"
    }
    let lanes = classes.last.map { ", lanes \(Figure.kilometers($0.road.rawValue)) km" } ?? ""
    var lines = ["stats: " + lengths.joined(separator: ", ") + lanes]
    lines.append(
      "stats: \(classes.map(\.segments).reduce(0, +)) segments, median \(Figure.oneDecimal(network.segmentMedian.rawValue)) m, "
        + "90 % under \(Figure.oneDecimal(network.segmentNinetiethPercentile.rawValue)) m, circuity \(Figure.twoDecimals(network.circuity)), "
        + "\(network.islands) islands")
    lines.append(
      "stats: dead ends \(Figure.percent(network.deadEndShare)), one-way \(Figure.percent(network.oneWayShare)), "
        + "three arms \(Figure.percent(network.threeArmShare)), four arms \(Figure.percent(network.fourArmShare)), "
        + "unnamed \(Figure.percent(network.unnamedShare))")
    if let grids {
      lines.append(
        "stats: \(grids.cells) unit grids of \(Figure.whole(grids.smallest.rawValue)) to \(Figure.whole(grids.largest.rawValue)) m², "
          + "median \(Figure.whole(grids.median.rawValue)) m²")
    }
    let work = workSummary
    if !work.isEmpty { lines.append("stats: " + work.joined(separator: ", ")) }
    return lines
  }

  private var workSummary: [String] {
    let vehicles = layers[CityLayer.vehicle.rawValue] ?? 0
    let plans = layers[CityLayer.plan.rawValue] ?? 0
    return (vehicles > 0 ? ["fleet of \(vehicles) vehicles"] : [])
      + (rules.isEmpty ? [] : ["rules for \(rules.joined(separator: " and "))"])
      + (plans > 0 ? ["\(plans) plans"] : [])
  }
}
