import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

extension TestResponse {
  /// The body as a JSON object.
  func object() throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(body.readableBytesView)) as? [String: Any], "\(String(buffer: body))")
  }

  /// The code of the problem that the body tells, with the status that it must go with.
  func problem(_ status: HTTPResponse.Status) throws -> String {
    #expect(self.status == status, "\(String(buffer: body))")
    #expect(headers[.contentType] == "application/problem+json")
    let object = try object()
    #expect(object["status"] as? Int == status.code)
    #expect(object["request_id"] is String)
    return try #require(object["code"] as? String)
  }
}
