import GeoTypes
import Interchange
import Store

/// What the service has, for machines: the landing page of OGC APIs, which a page for people may stand beside.
struct LandingPage: Sendable {
  /// A link (RFC 8288).
  struct Link: Sendable {
    /// Where to: a path of the service, or a whole address.
    var href: String
    /// What it is to the page.
    var rel: String
    /// The media type.
    var type: String
    var title: String

    init(_ href: String, rel: String, type: String = "application/json", _ title: String) {
      (self.href, self.rel, self.type, self.title) = (href, rel, type, title)
    }

    /// The link as JSON, on what all addresses begin with.
    func value(_ base: String) -> PropertyValue {
      .object([
        "href": .text(href.hasPrefix("/") ? base + href : href), "rel": .text(rel), "type": .text(type),
        "title": .text(title),
      ])
    }
  }

  /// What the city file says of itself.
  let metadata: CityMetadata
  /// What addresses begin with.
  let base: String

  /// The parts of the service.
  static let links = [
    Link("/?f=json", rel: "self", "This document"),
    Link("/", rel: "alternate", type: "text/html", "The map"),
    Link("/api", rel: "service-desc", type: "application/vnd.oai.openapi+json;version=3.0", "What can be asked"),
    Link("/conformance", rel: "conformance", "What it keeps to"),
    Link("/conformance", rel: "http://www.opengis.net/def/rel/ogc/1.0/conformance", "What it keeps to"),
    Link("/collections", rel: "data", "The layers of the city"),
    Link("/collections", rel: "http://www.opengis.net/def/rel/ogc/1.0/data", "The layers of the city"),
    Link("/tiles/city.json", rel: "tilejson", "Vector tiles"),
    Link("/processes", rel: "http://www.opengis.net/def/rel/ogc/1.0/processes", "What can be computed"),
    Link("/jobs", rel: "http://www.opengis.net/def/rel/ogc/1.0/job-list", "What is being computed"),
  ]

  /// The standards that the service keeps to.
  static let conformance = [
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/ogc-process-description",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/job-list",
    "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/dismiss",
  ]

  /// The document.
  var json: String {
    JSONDocument.text([
      ("title", .text(metadata.name)),
      ("description", .text("The grids, roads, road chiefs, components and plans of a city")),
      ("links", .list(LandingPage.links.map { $0.value(base) })),
    ])
  }

  /// What it keeps to, as a document.
  static var conformanceJSON: String {
    JSONDocument.text([("conformsTo", .list(conformance.map { .text($0) }))])
  }
}

/// JSON documents of a few members.
enum JSONDocument {
  /// An object with its members in their order.
  static func text(_ members: [(String, PropertyValue)]) -> String { String(NDJSONWriter.line(members).dropLast()) }
}
