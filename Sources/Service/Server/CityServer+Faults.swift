import HummingbirdCore
import NIOCore
import NIOSSL

extension CityServer {
  /// What keeps a server from listening, with the setting that is to blame; any other error as it is.
  public static func explained(_ error: any Error, _ options: ServiceOptions) -> any Error {
    let address = options.address
    switch error {
    case is IOError, is SocketAddressError:
      return ServiceOptionsError(
        name: "server.host, server.port", value: "\(address.host), \(address.port)",
        remedy: "it cannot be listened there (\(error)): give another, or 0 for a free port")
    case is NIOSSLError, is BoringSSLError:
      return ServiceOptionsError(
        name: "server.tls", value: "\(address.certificate ?? ""), \(address.key ?? "")",
        remedy: "give PEM files that belong together (\(error))")
    default: return error
    }
  }
}
