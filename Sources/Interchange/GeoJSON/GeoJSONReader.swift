public import Foundation
public import GeoTypes

/// Reads GeoJSON: RFC 7946, and what is found besides it.
///
/// A FeatureCollection, a Feature, a geometry, a list of features without a collection around it, and sequences of
/// these by lines or by record separators (RFC 8142). A `crs` member is passed on in ``FeatureTable/crs``. Shapes stay
/// raw: unclosed rings, repeated points and wrong winding are for the intake of shapes. Heights are left out and
/// counted; UTF-8 with or without a byte-order mark, else GB18030 with a warning.
public enum GeoJSONReader {
  /// The largest file that is read: all of it is in memory at once, with about five times its size at the peak.
  public static let byteLimit = 1 << 30

  /// Reads a file. Features are numbered from 1.
  /// - Throws: ``InterchangeError``, naming the line or the feature and its value.
  /// - Complexity: O(n) time and memory.
  public static func read(contentsOf url: URL) throws(InterchangeError) -> FeatureTable {
    let file = try InputFile(url)
    let bytes = try file.readAll(
      limit: byteLimit, remedy: "turn it into a GeoPackage with ogr2ogr OUT.gpkg FILE and give that")
    return try read(bytes, file: file.name)
  }

  /// Reads text that is in memory already; `file` is what messages call it.
  /// - Throws: ``InterchangeError``, naming the line or the feature and its value.
  public static func read(_ bytes: [UInt8], file: String) throws(InterchangeError) -> FeatureTable {
    if let refusal = FileSignature.refusal(bytes, file: file, wanted: "GeoJSON") { throw refusal }
    var warnings: [String] = []
    let text = try unicode(bytes, file, &warnings)
    let outline: JSONOutline
    do {
      outline = try JSONOutline(text)
    } catch {
      throw self.error(error, text, file)
    }
    guard !outline.values.isEmpty else { throw InputFile.empty(file) }
    let tally = GeoJSONTally()
    let objects = try objects(text, outline.values, tally, file)
    let crs = name(of: objects.lazy.compactMap(\.crs).first, &warnings)
    return FeatureTable(crs: crs, records: objects.flatMap(\.records), warnings: warnings + tally.warnings)
  }

  private static func objects(
    _ text: [UInt8], _ ranges: [Range<Int>], _ tally: GeoJSONTally, _ file: String
  ) throws(InterchangeError) -> [GeoJSONObject] {
    let decoder = JSONDecoder()
    if let key = GeoJSONTally.key { decoder.userInfo[key] = tally }
    var objects: [GeoJSONObject] = []
    for range in ranges {
      do {
        objects.append(try decoder.decode(GeoJSONObject.self, from: Data(text[range])))
      } catch {
        throw self.error(error, feature: tally.update { $0.features }, file)
      }
    }
    return objects
  }

  /// The text in UTF-8 without its mark.
  private static func unicode(
    _ bytes: [UInt8], _ file: String, _ warnings: inout [String]
  ) throws(InterchangeError) -> [UInt8] {
    var check = UTF8Check()
    check.take(bytes)
    check.finish()
    guard let line = check.faultyLine else {
      return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }
    if check.isDamaged { throw UTF8Check.damage(file, line: line) }
    guard let decoder = GB18030Decoder() else { throw GB18030Decoder.missing(file) }
    guard let text = decoder.text(bytes) else {
      throw .malformed(
        file: file, place: "line \(line)", reason: "is neither UTF-8 nor GB18030", remedy: "save the file as UTF-8")
    }
    warnings.append("the text is not UTF-8; it is read as GB18030")
    return Array(text.utf8)
  }

  /// The name of the frame in the forms that were in use before RFC 7946 took the member away.
  private static func name(of crs: PropertyValue?, _ warnings: inout [String]) -> String? {
    switch crs {
    case nil, .null: return nil
    case .text(let name): return name
    case .object(let members):
      if case .object(let properties) = members["properties"] {
        if let name = properties["name"]?.asText { return name }
        if let code = properties["code"]?.asText { return "EPSG:\(code)" }
      }
      fallthrough
    default:
      warnings.append("the crs member \(crs?.brief ?? "") names no frame; it is passed over")
      return nil
    }
  }
}

extension GeoJSONReader {
  private static func error(_ flaw: JSONFlaw, _ text: [UInt8], _ file: String) -> InterchangeError {
    let line = text[..<min(flaw.offset, text.count)].count { $0 == 0x0A } + 1
    let place = "line \(line), byte \(flaw.offset + 1)"
    switch flaw.kind {
    case .tooDeep: return .limitExceeded(file: file, place: place, reason: flaw.reason, remedy: flaw.remedy)
    case .notANumber(let word):
      let feature = flaw.feature > 0 ? "feature \(flaw.feature) (\(place))" : place
      return .invalidValue(file: file, place: feature, value: word, reason: flaw.reason, remedy: flaw.remedy)
    case .grammar, .truncated:
      return .malformed(file: file, place: place, reason: flaw.reason, remedy: flaw.remedy)
    }
  }

  private static func error(_ error: any Error, feature: Int, _ file: String) -> InterchangeError {
    let place = feature > 0 ? "feature \(feature)" : nil
    switch error {
    case let fault as GeoJSONFault:
      guard let value = fault.value else {
        return .unsupported(file: file, place: place, reason: fault.reason, remedy: fault.remedy)
      }
      return .invalidValue(
        file: file, place: place ?? "the top", value: value, reason: fault.reason, remedy: fault.remedy)
    case let error as DecodingError:
      return .malformed(
        file: file, place: place, reason: "the value at \(error.jsonPath) cannot be read as GeoJSON",
        remedy: "check it against RFC 7946, or export the file again")
    default:
      return .malformed(file: file, place: place, reason: "\(error)", remedy: "export the file again")
    }
  }
}
