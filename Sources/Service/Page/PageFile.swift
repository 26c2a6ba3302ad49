import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A file that a browser takes, whole and unchanged.
struct PageFile: Sendable {
  private let bytes: ByteBuffer
  private let packed: ByteBuffer?
  private let type: String
  private let tag: String

  /// - Parameter name: tells the type by its ending.
  init(_ name: String, _ bytes: [UInt8]) {
    self.bytes = ByteBuffer(bytes: bytes)
    packed = Gzip.packed(bytes, level: 9).map { ByteBuffer(bytes: $0) }
    type = PageFile.types[name.split(separator: ".").last ?? ""] ?? "application/octet-stream"
    let digest = SHA256.hash(data: bytes).prefix(9)
    tag = Data(digest).base64EncodedString()
  }

  private static let types: [Substring: String] = [
    "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8",
  ]

  /// What the browser may do with the page: take files and data from this server, and nothing from any other.
  ///
  /// MapLibre starts its workers from a text of its own (`blob:`), and its style sheet holds its pictures (`data:`).
  private static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "connect-src 'self'",
    "worker-src blob:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  /// The file, or that the one the browser keeps is the same.
  func response(to request: Request) -> Response {
    let packed = TileRoutes.takesGzip(request) ? packed : nil
    let tag = packed == nil ? "\"\(tag)\"" : "\"\(tag)-gzip\""
    var headers: HTTPFields = [
      .eTag: tag, .cacheControl: "no-cache", .vary: "Accept-Encoding", .contentSecurityPolicy: PageFile.policy,
      .xContentTypeOptions: "nosniff",
    ]
    if EntityTag.isKnown(tag, to: request) { return EntityTag.unchanged(headers) }
    headers[.contentType] = type
    if packed != nil { headers[.contentEncoding] = "gzip" }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: packed ?? bytes))
  }

  // MARK: Our own

  /// The page itself.
  static let index = PageFile("index.html", PackageResources.index_html)

  /// What the page is made of, by name.
  static let own: [String: PageFile] = [
    "style.css": PackageResources.style_css, "icon.svg": PackageResources.icon_svg, "app.js": PackageResources.app_js,
    "element.js": PackageResources.element_js, "layers.js": PackageResources.layers_js,
    "link.js": PackageResources.link_js, "map.js": PackageResources.map_js, "place.js": PackageResources.place_js,
    "plans.js": PackageResources.plans_js, "routes.js": PackageResources.routes_js,
    "service.js": PackageResources.service_js, "switches.js": PackageResources.switches_js,
    "watch.js": PackageResources.watch_js, "words.js": PackageResources.words_js,
    "maplibre-licence.txt": PackageResources.maplibre_licence_txt,
  ].reduce(into: [:]) { files, file in files[file.key] = PageFile(file.key, file.value) }
}
