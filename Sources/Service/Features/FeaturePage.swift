import Foundation
import GeoTypes
import Interchange
import Store

/// A page of features, read from the city file.
struct FeaturePage: Sendable {
  private let asked: FeatureRequest
  private let audience: FeatureAudience
  private let base: String
  private let city: CityHolder

  init(_ asked: FeatureRequest, _ audience: FeatureAudience, base: String, city: CityHolder) {
    (self.asked, self.audience, self.base, self.city) = (asked, audience, base, city)
  }

  private var path: String { "/collections/\(audience.layer.rawValue)" }

  private func query(_ conditions: [FeatureCondition]) -> FeatureQuery {
    FeatureQuery(
      audience.layer, columns: asked.layout.columns.map(\.name), conditions: audience.conditions + conditions,
      limit: asked.limit, offset: asked.offset)
  }

  /// The page as it is written, with its links as a header. Blocks.
  /// - Throws: `CityFileError`.
  func read() throws -> (text: String, links: String) {
    let query = query(asked.conditions)
    let (matched, features) = try city.read { reader in (try reader.count(query), try reader.features(query)) }
    let links = links(matched: matched, returned: features.count)
    var text = FeatureText(asked.layout, asked.frame)
    switch asked.form {
    case .json:
      text.append(#"{"type":"FeatureCollection","features":["#)
      for (index, feature) in features.enumerated() {
        if index > 0 { text.append(",\n") }
        text.append(feature, audience.shape(feature.shape))
      }
      let tail = JSONDocument.text([
        ("numberMatched", .integer(Int64(matched))), ("numberReturned", .integer(Int64(features.count))),
        ("timeStamp", .text(FeaturePage.now)), ("links", .list(links.map { $0.value(base) })),
      ])
      text.append("]," + tail.dropFirst())
    case .ndjson:
      for feature in features {
        text.append(feature, audience.shape(feature.shape))
        text.append("\n")
      }
    case .csv:
      text.appendHead()
      for feature in features { text.appendRow(feature, audience.shape(feature.shape)) }
    }
    let header = links.map { "<\(base)\($0.href)>; rel=\"\($0.rel)\"; type=\"\($0.type)\"" }.joined(separator: ", ")
    return (text.text, header)
  }

  /// One feature as it is written, `nil` where there is none that may be seen. Blocks.
  /// - Throws: `CityFileError`.
  func feature(_ fid: Int64) throws -> String? {
    guard let feature = try city.read({ try $0.features(query([.fid(fid)])) }).first else { return nil }
    var text = FeatureText(asked.layout, asked.frame)
    switch asked.form {
    case .json:
      let links = [
        LandingPage.Link("\(path)/items/\(fid)", rel: "self", type: FeatureRequest.Form.json.type, "This feature"),
        LandingPage.Link(path, rel: "collection", "Its collection"),
      ]
      let list = JSONDocument.text([("links", .list(links.map { $0.value(base) }))])
      text.append(feature, audience.shape(feature.shape), tail: "," + list.dropFirst().dropLast())
    case .ndjson:
      text.append(feature, audience.shape(feature.shape))
      text.append("\n")
    case .csv:
      text.appendHead()
      text.appendRow(feature, audience.shape(feature.shape))
    }
    return text.text
  }

  private func links(matched: Int, returned: Int) -> [LandingPage.Link] {
    func link(_ rel: String, _ offset: Int, _ title: String) -> LandingPage.Link {
      let query = "limit=\(asked.limit)&offset=\(offset)\(asked.repeated)"
      return .init("\(path)/items?\(query)", rel: rel, type: asked.form.type, title)
    }
    var links = [link("self", asked.offset, "This page")]
    if asked.offset + returned < matched, returned > 0 {
      links.append(link("next", asked.offset + returned, "The next page"))
    }
    if asked.offset > 0 { links.append(link("prev", max(0, asked.offset - asked.limit), "The page before")) }
    for form in FeatureRequest.Form.allCases where form != asked.form {
      let others = asked.repeated.split(separator: "&").filter { !$0.hasPrefix("f=") }.map { "&\($0)" }.joined()
      links.append(
        .init(
          "\(path)/items?limit=\(asked.limit)&offset=\(asked.offset)\(others)&f=\(form.rawValue)", rel: "alternate",
          type: form.type, "This page as \(form.rawValue)"))
    }
    links.append(.init(path, rel: "collection", "The collection"))
    return links
  }

  private static var now: String {
    var style = Date.ISO8601FormatStyle()
    style.timeZone = .gmt
    return Date.now.formatted(style)
  }
}
