import Foundation

/// What one file will hold, made when it is asked for: the largest are never in memory as a whole.
struct SampleContent {
  let path: String
  /// Hands on the text part by part, in order.
  private let parts: (_ emit: (String) throws -> Void) throws -> Void

  /// A file made part by part.
  init(path: String, parts: @escaping (_ emit: (String) throws -> Void) throws -> Void) {
    self.path = path
    self.parts = parts
  }

  /// A file made at once.
  init(_ path: String, text: @escaping () -> String) {
    self.init(path: path) { emit in try emit(text()) }
  }

  /// The file in memory.
  var file: SampleFile {
    var text = ""
    // Nothing but gathering in memory goes on here, so nothing is thrown.
    try? parts { text += $0 }
    return SampleFile(path: path, text: text)
  }

  /// Writes the file beside its place and then puts it there, so that it appears whole or not at all.
  func write(to place: URL) throws {
    let draft = place.appendingPathExtension("part")
    try Data().write(to: draft)
    do {
      let handle = try FileHandle(forWritingTo: draft)
      try parts { try handle.write(contentsOf: Data($0.utf8)) }
      try handle.close()
      guard rename(draft.path, place.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw error
    }
  }
}
