import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Problem {
  /// The body that RFC 9457 describes, with the stable `code` and the number of the request.
  private struct Document: Encodable {
    var type: String
    var title: String
    var status: Int
    var detail: String
    var instance: String
    var code: String
    var errors: [Part]?
    var requestID: String

    enum CodingKeys: String, CodingKey {
      case type, title, status, detail, instance, code, errors
      case requestID = "request_id"
    }
  }

  /// The answer that tells the problem.
  /// - Parameter language: what the client wants to read, as `Accept-Language` says it.
  func response(path: String, requestID: String, language: String? = nil) -> Response {
    var document = document(path: path, requestID: requestID)
    let isChinese = language?.lowercased().hasPrefix("zh") ?? false
    if isChinese { document.title = code.chineseTitle }
    var response = JSONAnswer.response(document, status: code.status, type: "application/problem+json")
    if isChinese { response.headers[.contentLanguage] = "zh" }
    for field in headers { response.headers.append(field) }
    return response
  }

  /// The body alone, for where there is no request to answer yet.
  func bytes(requestID: String) -> ByteBuffer {
    JSONAnswer.bytes(document(path: "", requestID: requestID)) ?? ByteBuffer()
  }

  private func document(path: String, requestID: String) -> Document {
    Document(
      type: type ?? "urn:luwang:problem:\(code.rawValue)", title: code.title, status: code.status.code, detail: detail,
      instance: path, code: code.rawValue, errors: parts.isEmpty ? nil : parts, requestID: requestID)
  }
}
