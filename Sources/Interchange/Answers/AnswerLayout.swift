public import Casework
public import Grid
internal import IndexFile

/// What answers consist of, and the texts that they are put together from; shared by all who print.
public struct AnswerLayout: Sendable {
  /// How answers are written.
  public enum Format: String, Sendable {
    /// Comma-separated values with a header.
    case csv
    /// One JSON object a line.
    case ndjson
    /// Numbers of unit grids behind a ``BinaryColumnHeader``, and nothing else.
    case binary
  }

  /// How answers are written.
  public let format: Format
  /// What is told, in the order of ``LocationField``.
  public let fields: [LocationField]
  /// The moment whose chiefs are named, `nil` for those of all times.
  public let time: CityTime?
  /// What is asked.
  public let index: LocatorIndex
  let codes: PreparedTexts
  let roads: PreparedTexts
  /// The fields as bits, in their order.
  let mask: UInt32

  /// Prepares a layout. - Complexity: O(bytes of the city's texts).
  public init(
    _ index: LocatorIndex, format: Format, fields: [LocationField] = LocationField.allCases, time: CityTime? = nil
  ) {
    self.index = index
    self.format = format
    self.fields = LocationField.allCases.filter(fields.contains)
    self.time = time
    codes = PreparedTexts(index.areas.codeTexts, isCSV: format == .csv)
    roads = PreparedTexts(index.roadTexts, isCSV: format == .csv)
    var mask: UInt32 = 0
    for (place, field) in LocationField.allCases.enumerated() where fields.contains(field) { mask |= 1 << place }
    self.mask = mask
  }

  /// The columns of CSV.
  public var columns: [String] { ["id", "lon", "lat"] + fields.map(\.rawValue) + ["reasons", "error"] }

  /// What has to be asked of areas.
  public var questions: AreaLookup.Questions {
    var questions: AreaLookup.Questions = []
    if fields.contains(.grid) { questions.insert(.cell) }
    // Divisions are those of the cell's community.
    if fields.contains(where: { [.community, .subdistrict, .district].contains($0) }) {
      questions.formUnion([.cell, .land])
    }
    if fields.contains(.zone) { questions.insert(.zone) }
    // Why there is no cell depends on whether there is land.
    if questions.contains(.cell) { questions.insert(.land) }
    return questions
  }

  /// Whether roads have to be looked for.
  public var asksRoads: Bool {
    fields.contains(where: \.isOfRoads)
  }
}
