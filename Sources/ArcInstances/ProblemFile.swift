internal import ArcRouting
internal import Foundation

/// Our own form: a JSON object with nodes counted from 0 (Docs/FileFormats.md). A key that it does not have is refused.
enum ProblemFile {
  static let format = "luwang-arcs/1"

  static func read(_ bytes: [UInt8]) throws(InstanceError) -> ArcInstance {
    let form: ProblemForm
    do { form = try JSONDecoder().decode(ProblemForm.self, from: Data(bytes)) } catch let error as DecodingError {
      throw InstanceError(error)
    } catch { throw .json(path: "", reason: "is no JSON") }
    guard form.format == format else { throw .json(path: "format", reason: "is \(form.format); known is \(format)") }
    return ArcInstance(problem: form.problem, dialect: .json, firstNode: 0)
  }
}

extension InstanceError {
  /// What the decoder says, with the path to it.
  init(_ error: DecodingError) {
    let (context, reason): (DecodingError.Context, String?) =
      switch error {
      case .keyNotFound(let key, let context): (context, "\(key.stringValue) is missing")
      case .typeMismatch(_, let context), .valueNotFound(_, let context): (context, nil)
      case .dataCorrupted(let context): (context, nil)
      @unknown default: (DecodingError.Context(codingPath: [], debugDescription: "is no JSON"), nil)
      }
    let path = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
    self = .json(path: path.joined(separator: "."), reason: reason ?? context.debugDescription)
  }
}
