import Foundation
import Glibc

/// A connection to the server under test that sends what it is told, byte by byte.
final class PlainSocket {
  private let descriptor: Int32

  struct Failure: Error {
    var operation: String
  }

  /// Connects to this machine.
  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure(operation: "connect") }
  }

  deinit { close(descriptor) }

  func send(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
      throw Failure(operation: "send")
    }
  }

  /// What comes until nothing more has come for some seconds, and whether the server has ended it. The first of it may take
  /// longer, as on a busy machine it does.
  func read(seconds: Int) -> (text: String, hasEnded: Bool) {
    var (all, piece) = ([UInt8](), [UInt8](repeating: 0, count: 65536))
    while true {
      var time = timeval(tv_sec: all.isEmpty ? 60 : seconds, tv_usec: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
      let count = recv(descriptor, &piece, piece.count, 0)
      guard count > 0 else { return (String(decoding: all, as: UTF8.self), count == 0) }
      all += piece.prefix(count)
    }
  }
}
