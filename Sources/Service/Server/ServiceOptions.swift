import Foundation

/// How a server is set up; `Docs/HTTP-API.md` lists every name with its default.
public struct ServiceOptions: Hashable, Sendable {
  /// Where it listens.
  public struct Address: Hashable, Sendable {
    /// The host's name or address (`server.host`).
    public var host = "127.0.0.1"
    /// The port; 0 takes a free one (`server.port`).
    public var port = 8080
    /// The certificates of TLS, a PEM file (`server.tls.certificate`); none for plain HTTP.
    public var certificate: String?
    /// The key of TLS, a PEM file (`server.tls.key`).
    public var key: String?

    /// Whether only this machine can reach it.
    public var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
  }

  /// How much is taken.
  public struct Limits: Hashable, Sendable {
    /// Bytes of a body that is read whole (`limits.body_bytes`).
    public var bodyBytes = 16 << 20
    /// Points of one request that is not a stream (`limits.points`).
    public var points = 100_000
    /// Points of a table, sources and targets together (`limits.table_size`; OSRM's max-table-size).
    public var tableSize = 10_000
    /// Cells of a table (`limits.table_cells`).
    public var tableCells = 4_000_000
    /// Points of a route (`limits.route_size`; OSRM's max-viaroute-size).
    public var routeSize = 500
    /// Points of a track (`limits.match_size`; OSRM's max-matching-size).
    public var matchSize = 10_000
    /// Places about a point (`limits.nearest_size`; OSRM's max-nearest-size).
    public var nearestSize = 100
    /// Points of a round trip (`limits.trip_size`; OSRM's max-trip-size).
    public var tripSize = 100
    /// Metres within which a road is sought (`limits.default_radius`; OSRM's default-radius).
    public var defaultRadius = 1000.0
    /// Features of one page (`limits.page`).
    public var page = 10_000
    /// Connections at once (`limits.connections`).
    public var connections = 4096
    /// Bytes of all headers of a request (`limits.header_bytes`).
    public var headerBytes = 32 << 10
    /// Seconds a connection may stand idle or take to send a request (`limits.idle_seconds`).
    public var idleSeconds = 60
    /// Seconds that one request may be worked on, streams and events aside (`limits.request_seconds`).
    public var requestSeconds = 60
    /// Requests a minute of one token or, without one, one address; 0 is no limit (`limits.requests_per_minute`).
    public var requestsPerMinute = 0
    /// Wrong tokens that one address may show in a minute (`limits.failed_tries`).
    public var failedTries = 10
    /// Long requests at work or in line (`limits.line`).
    public var line = 256
  }

  /// Who may do what.
  public struct Access: Hashable, Sendable {
    /// Whether whoever asks without a token may read (`access.open`); by default on loopback only.
    public var isOpen: Bool?
    /// From where pages of others may ask, `*` for everywhere (`access.origins`).
    public var origins: [String] = []
    /// Addresses of proxies, of which `X-Forwarded-For` is believed (`access.proxies`).
    public var proxies: [String] = []
  }

  /// Planning for those who ask.
  public struct Jobs: Hashable, Sendable {
    /// Jobs at once (`jobs.at_once`).
    public var atOnce = 1
    /// Jobs in line (`jobs.line`).
    public var line = 20
    /// Threads of each (`jobs.threads`).
    public var threads = 1
  }

  /// Where it listens.
  public var address = Address()
  /// How much is taken.
  public var limits = Limits()
  /// Who may do what.
  public var access = Access()
  /// Planning for those who ask.
  public var jobs = Jobs()
  /// Threads for long requests (`server.threads`).
  public var threads = max(1, ProcessInfo.processInfo.activeProcessorCount)
  /// The profile that stands for a name that clients of OSRM send (`profiles.driving` and so on).
  public var profileAliases = ["driving": "patrol-car", "car": "patrol-car", "bike": "e-bike", "foot": "foot"]
  /// Milliseconds between two looks at the city file (`server.follow_milliseconds`).
  public var followMilliseconds = 200
  /// Where the browser's map library lies (`page.library`); `nil` looks for it where `Tools/setup` puts it.
  public var mapLibrary: String?

  /// The defaults.
  public init() {}
}
