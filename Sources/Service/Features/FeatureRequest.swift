import Foundation
import GeoTypes
import Hummingbird
import HummingbirdCore
import Store

/// What is asked for of a collection.
struct FeatureRequest: Sendable {
  /// How features are written.
  enum Form: String, CaseIterable, Sendable {
    case json, ndjson, csv

    /// The media type.
    var mediaType: String {
      switch self {
      case .json: "application/geo+json"
      case .ndjson: "application/geo+json-seq"
      case .csv: "text/csv"
      }
    }

    /// The media type with its parameters, as an answer tells it.
    var type: String { self == .csv ? "\(mediaType); charset=utf-8" : mediaType }
  }

  /// Features of a page where nobody says how many.
  static let usualLimit = 10

  private(set) var form = Form.json
  private(set) var frame = FeatureFrame.crs84
  private(set) var limit = usualLimit
  private(set) var offset = 0
  private(set) var conditions: [FeatureCondition] = []
  /// The query without paging, as links repeat it.
  private(set) var repeated = ""
  let layout: FeatureLayout

  /// What may be asked of a page besides its columns; a column of such a name cannot be asked for.
  static let known: Set<String> = ["f", "crs", "bbox", "bbox-crs", "limit", "offset", "datetime"]
  /// What may be asked of one feature.
  private static let single: Set<String> = ["f", "crs"]

  /// - Parameters:
  ///   - isSingle: whether one feature is asked for by its number.
  ///   - page: the most features of a page.
  /// - Throws: ``Problem`` for values and names that mean nothing.
  init(
    _ request: Request, _ audience: FeatureAudience, isSingle: Bool = false, page: Int, clock: Int
  ) throws(Problem) {
    layout = audience.layer.featureLayout
    let values = request.uri.queryParameters
    let query = QueryValues(request)
    for (name, value) in values {
      let name = String(name)
      if (isSingle ? FeatureRequest.single : FeatureRequest.known).contains(name) {
        if !["limit", "offset"].contains(name) { repeated += "&\(name)=\(ServiceLinks.escaped(value))" }
        continue
      }
      guard !isSingle, let column = layout.column(name) else {
        let columns = isSingle ? [] : layout.columns.map(\.name)
        let all = ((isSingle ? FeatureRequest.single : FeatureRequest.known).sorted() + columns)
        throw .query(name, value, "is not known here: there are \(all.joined(separator: ", "))")
      }
      conditions.append(.equals(column: name, try FeatureRequest.value(String(value), column)))
      repeated += "&\(name)=\(ServiceLinks.escaped(value))"
    }
    try take(query, request.headers[values: .accept], audience, page: page, clock: clock, isSingle: isSingle)
  }

  private mutating func take(
    _ query: QueryValues, _ accept: [String], _ audience: FeatureAudience, page: Int, clock: Int, isSingle: Bool
  ) throws(Problem) {
    if let text = try query.text("f") {
      guard let form = FeatureRequest.form(text) else {
        throw .query("f", text, "give one of json, geojson, ndjson, csv")
      }
      self.form = form
    } else {
      form = FeatureRequest.form(AcceptHeader(accept))
    }
    if let text = try query.text("crs") { frame = try FeatureFrame(text, parameter: "crs") }
    guard !isSingle else { return }
    // More than a page is no fault: the page is answered.
    if let text = try query.text("limit") {
      guard let number = Int(text), number > 0 else { throw .query("limit", text, "give a whole number from 1 on") }
      limit = min(number, page)
    }
    limit = min(limit, page)
    offset = try query.integer("offset", 0...Int(Int32.max)) ?? 0
    let boxFrame = try query.text("bbox-crs").map { text throws(Problem) in
      try FeatureFrame(text, parameter: "bbox-crs")
    }
    if let text = try query.text("bbox") {
      conditions.append(audience.meets(try FeatureRequest.box(text, boxFrame ?? .crs84)))
    }
    if let text = try query.text("datetime") {
      let range = try FeatureTime.range(text, offsetMinutes: clock)
      if let (from, to) = FeatureRequest.times(of: layout.layer) {
        conditions.append(.during(from: from, to: to, range, offsetMinutes: clock))
      }
    }
  }

  private static func form(_ text: Substring) -> Form? { text == "geojson" ? .json : Form(rawValue: String(text)) }

  /// The form that is wanted most, GeoJSON where others are not wanted more.
  private static func form(_ accept: AcceptHeader) -> Form {
    let json = max(accept.quality(of: "application/geo+json"), accept.quality(of: "application/json"))
    let others = [Form.ndjson, .csv].map { ($0, accept.quality(of: $0.mediaType)) }
    guard let best = others.max(by: { $0.1 < $1.1 }), best.1 > json else { return .json }
    return best.0
  }

  /// The columns that tell when a feature is or was.
  static func times(of layer: CityLayer) -> (from: String, to: String)? {
    switch layer {
    case .incident: ("reported_at", "reported_at")
    case .duty: ("valid_from", "valid_to")
    case .closure: ("starts_at", "ends_at")
    case .plan: ("date", "date")
    case .importLog: ("imported_at", "imported_at")
    default: nil
    }
  }

  private static func value(_ text: String, _ column: FeatureLayout.Column) throws(Problem) -> PropertyValue {
    switch column.kind {
    case .text: return .text(text)
    case .integer:
      guard let number = Int64(text) else { throw .query(column.name, text, "give a whole number") }
      return .integer(number)
    case .real:
      guard let number = Double(text), number.isFinite else { throw .query(column.name, text, "give a number") }
      return .number(number)
    case .boolean:
      guard ["true", "false", "1", "0"].contains(text) else { throw .query(column.name, text, "give true or false") }
      return .boolean(text == "true" || text == "1")
    }
  }

  /// A box of four numbers, or of six with heights, which are passed over.
  private static func box(_ text: Substring, _ frame: FeatureFrame) throws(Problem) -> FeatureBox {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    var numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
    guard numbers.count == parts.count, [4, 6].contains(parts.count) else {
      throw .query("bbox", text, "give four numbers, such as 117,36.6,117.1,36.7")
    }
    if numbers.count == 6 { numbers = [numbers[0], numbers[1], numbers[3], numbers[4]] }
    let box = frame.box(numbers)
    guard LonLat(box.west, box.south).isValid, LonLat(box.east, box.north).isValid, box.south <= box.north else {
      throw .query("bbox", text, "does not lie on the earth, or its south is above its north")
    }
    return box
  }
}
