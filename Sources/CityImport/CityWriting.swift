import Foundation
import Store

/// Puts a draft into the city file.
enum CityWriting {
  /// Writes everything in one transaction; a new city is made beside its place and moved there when it is whole.
  /// - Throws: ``ImportError/file(file:reason:remedy:)`` when another program changed the city since it was read.
  static func write(
    _ draft: CityDraft, log: [ImportLogEntry], to file: URL, expecting old: ExistingCity
  ) throws {
    guard old.metadata == nil else {
      let city = try CityFile.open(file)
      try city.write { writer in
        try check(writer, old, file)
        try draft.write(writer)
        try writer.log(log)
      }
      try city.close()
      return
    }
    let drafts = CityDraftFiles(of: file)
    drafts.removeAbandoned()
    let draftFile = drafts.own
    defer { drafts.removeOwn() }
    do {
      let city = try CityFile.create(draftFile, metadata: draft.metadata)
      try city.write { writer in
        try draft.write(writer)
        try writer.log(log)
      }
      try city.close()
      try FileManager.default.moveItem(at: draftFile, to: file)
    } catch let error as CityFileError {
      throw error.naming(file)
    } catch let error as CocoaError {
      throw ImportError.file(
        file: file.relativePath, reason: "cannot be written (\(error.localizedDescription))",
        remedy: "check the folder and its permissions")
    }
  }

  private static func check(_ writer: CityWriter, _ old: ExistingCity, _ file: URL) throws {
    // No import reads or writes incidents, so that the service may go on adding them.
    for (layer, revision) in old.revisions where try layer != .incident && writer.reader.revision(of: layer) != revision
    {
      throw ImportError.file(
        file: file.relativePath, reason: "another program changed the layer \(layer.rawValue) during the import",
        remedy: "nothing was written; run the import again")
    }
  }
}

extension CityFileError {
  /// The error of a draft, told of the city that it was to become.
  fileprivate func naming(_ city: URL) -> CityFileError {
    switch self {
    case .notWritable(_, let reason): .notWritable(path: city.path, reason: reason)
    case .diskFull: .diskFull(path: city.path)
    case .ioFailure(_, let reason), .logNotMoved(_, let reason): .ioFailure(path: city.path, reason: reason)
    default: self
    }
  }
}
