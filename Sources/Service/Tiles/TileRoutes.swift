import GeoTypes
import HTTPTypes
import Hummingbird
import NIOCore

/// `/tiles`: vector tiles of the city's layers, one at a time or all in one.
struct TileRoutes: RouteGroup {
  /// The name of all layers together.
  static let city = "city"
  /// A change of how tiles are made, so that clients ask for them again.
  private static let form = "2"

  private let parts: ServiceParts

  init(_ parts: ServiceParts) { self.parts = parts }

  private static let names = ([city] + TileLayer.allCases.map(\.rawValue))
  private static let layerSchema = #"{"type":"string","enum":[\#(names.map { "\"\($0)\"" }.joined(separator: ","))]}"#

  static let operations = [
    APIOperation(
      method: .get, path: "/tiles/{layer}.json", tag: "tiles", id: "describeTiles",
      summary: "TileJSON 3.0 of a layer, or of all in one",
      parameters: [.path("layer", "A layer, or city for all", layerSchema)],
      successes: [
        .init(
          status: 200, summary: "Where the tiles are and what is in them",
          contents: [.init(type: "application/json", schema: #"{"type":"object","required":["tilejson","tiles"]}"#)])
      ], problems: [.notFound, .notReady]),
    APIOperation(
      method: .get, path: "/tiles/{layer}/{z}/{x}/{y}.mvt", tag: "tiles", id: "getTile",
      summary: "A vector tile (MVT 2.1) of a layer, or of all in one: rows count from the north",
      parameters: [
        .path("layer", "A layer, or city for all", layerSchema),
        .path("z", "Zoom", #"{"type":"integer","minimum":0,"maximum":18}"#),
        .path("x", "Column from the west", #"{"type":"integer","minimum":0,"maximum":262143}"#),
        .path("y", "Row from the north", #"{"type":"integer","minimum":0,"maximum":262143}"#),
        .header("If-None-Match", "The ETag of a tile that is known"),
      ],
      successes: [
        .init(
          status: 200, summary: "The tile; empty where there is nothing",
          contents: [
            .init(type: "application/vnd.mapbox-vector-tile", schema: #"{"type":"string","format":"binary"}"#)
          ]),
        .init(status: 304, summary: "It has not changed", contents: []),
      ], problems: [.notFound, .notReady, .tooManyRequests]),
  ]

  func add(to router: Router<ServiceContext>) {
    router.get("/tiles/{layer}.json") { request, context in try await describe(request, context) }
    router.get("/tiles/{layer}/{z}/{x}/{y}.mvt") { request, context in try await tile(request, context) }
  }

  private func layers(_ context: ServiceContext) throws(Problem) -> (name: String, layers: [TileLayer]) {
    let name = context.parameters.get("layer") ?? ""
    if name == TileRoutes.city { return (name, TileLayer.allCases) }
    guard let layer = TileLayer(rawValue: name) else {
      throw Problem(
        .notFound,
        "there are no tiles of '\(name.prefix(80))': ask for one of \(TileRoutes.names.joined(separator: ", "))")
    }
    return (name, layer.together)
  }

  private func rooms(_ layers: [TileLayer], _ context: ServiceContext) async throws -> [LayerRoom] {
    var rooms: [LayerRoom] = []
    for layer in layers {
      rooms.append(try await parts.tiles.room(layer, isExact: context.caller.isSignedIn, parts.city))
    }
    return rooms
  }

  // MARK: Tiles

  private func tile(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let (_, layers) = try layers(context)
    let address = try TileRoutes.address(context)
    let rooms = try await rooms(layers, context)
    let isPacked = TileRoutes.takesGzip(request)
    let key = TileCache.Key(
      layers: layers, address: address, revision: rooms.map(\.revision).joined(separator: "-"),
      isExact: context.caller.isSignedIn, scope: context.caller.scope, isPacked: isPacked)
    let state = "\(TileRoutes.form) \(key.revision) \(key.isExact) \(key.scope ?? "")"
    let tag = "\"\(EntityTag.digest(state))\(isPacked ? "-gzip" : "")\""
    var headers: HTTPFields = [
      .contentType: "application/vnd.mapbox-vector-tile", .eTag: tag,
      .cacheControl: context.caller.isSignedIn ? "private, no-cache" : "public, no-cache",
      .vary: "Accept-Encoding, Authorization",
    ]
    if EntityTag.isKnown(tag, to: request) { return EntityTag.unchanged(headers) }
    if isPacked { headers[.contentEncoding] = "gzip" }
    if let known = parts.tiles.cache.tile(key) {
      return Response(status: .ok, headers: headers, body: .init(byteBuffer: known))
    }
    let scope = context.caller.scope
    let bytes = try await parts.workers.run {
      let plain = TileMaker.tile(rooms, address, scope: scope)
      return NIOCore.ByteBuffer(bytes: isPacked ? Gzip.packed(plain) ?? [] : plain)
    }
    parts.tiles.cache.keep(bytes, for: key)
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: bytes))
  }

  private static func address(_ context: ServiceContext) throws(Problem) -> TileAddress {
    let texts = ["z", "x", "y"].map { context.parameters.get($0) ?? "" }
    let numbers = texts.compactMap { text in text.utf8.count <= 6 && !text.hasPrefix("+") ? Int(text) : nil }
    guard numbers.count == 3, let address = TileAddress(z: numbers[0], x: numbers[1], y: numbers[2]) else {
      let given = texts.map { $0.prefix(20) }.joined(separator: "/")
      throw Problem(
        .notFound,
        "there is no tile \(given): zooms go from 0 to \(TileAddress.deepest), columns and rows from 0 to 2^z - 1")
    }
    return address
  }

  /// Whether a client takes gzip (RFC 9110, 12.5.3).
  static func takesGzip(_ request: Request) -> Bool {
    guard let header = request.headers[.acceptEncoding] else { return false }
    return header.lowercased().split(separator: ",").contains { part in
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
      guard let name = pieces.first, name == "gzip" || name == "*" else { return false }
      return !pieces.dropFirst().contains { $0 == "q=0" || $0.hasPrefix("q=0.0") && Double($0.dropFirst(2)) == 0 }
    }
  }

  // MARK: TileJSON

  private func describe(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let (name, layers) = try layers(context)
    let rooms = try await rooms(layers, context)
    let links = ServiceLinks(request, isSecure: parts.options.address.certificate != nil)
    return JSONAnswer.response(TileDescription(name: name, rooms: rooms, base: links.base))
  }
}
