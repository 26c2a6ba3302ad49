import Foundation
import Glibc
import Logging
import Store
import Synchronization

/// The city file as a server has it open: one connection that reads, one that writes, and what becomes of another file
/// that is put in its place.
///
/// Whoever waits to write keeps nobody from reading.
final class CityFiles: Sendable {
  private let url: URL
  private let patience: Duration
  private let logger: Logger
  private let reading = Mutex(Reading())
  private let writing = Mutex<OpenedCity?>(nil)
  private let told = Mutex<String?>(nil)

  private struct Reading {
    var opened: OpenedCity?
    /// The file that was refused: it is looked at again once it has changed.
    var refused: FileIdentity?
  }

  /// - Parameter patience: how long a write waits for another program that holds the file.
  init(_ url: URL, patience: Duration, logger: Logger) {
    self.url = url
    self.patience = patience
    self.logger = logger
  }

  /// Why the file that now has the city's name is not taken for it; `nil` where all is well.
  var refusal: String? { told.withLock { $0 } }

  /// The file to read. Blocks where it has to be opened.
  /// - Throws: `CityFileError` where none has been opened yet and this one cannot be.
  func reader() throws -> CityFile {
    try reading.withLock { state in
      guard let former = state.opened else {
        let identity = FileIdentity(of: url)
        let opened = OpenedCity(try CityFile.openReadOnly(url), identity)
        state.opened = opened
        return opened.file
      }
      let identity = FileIdentity(of: url)
      if former.isFile(identity) {
        state.refused = nil
        tell(nil)
        return former.file
      }
      if state.refused == nil || state.refused != identity { look(identity, &state, former) }
      return state.opened?.file ?? former.file
    }
  }

  /// Takes the file in the city's place for the city, or tells why not.
  private func look(_ identity: FileIdentity?, _ state: inout Reading, _ former: OpenedCity) {
    let name = url.lastPathComponent
    do {
      let next = OpenedCity(try CityFile.openReadOnly(url), identity)
      let served = try former.file.read { try $0.identity() }
      guard try next.file.read({ try $0.holdsEdits(of: served) }) else {
        try? next.file.close()
        state.refused = identity
        return tell(
          "another file was put in the place of \(name), and edits made here are not in it: put the former one back, or "
            + "import the new data into it with luwang import")
      }
      logger.notice("another file has taken the city's place, with all edits in it")
      try? former.file.close()
      (state.opened, state.refused) = (next, nil)
      tell(nil)
    } catch {
      // A file that is being copied here changes; one that somebody holds does not, and is looked at again.
      state.refused = if case CityFileError.locked = error { nil } else { identity }
      tell("no city that can be read is in the place of \(name): put it back")
    }
  }

  /// Notes why a file is refused; tells it once.
  private func tell(_ refusal: String?) {
    let isNew = told.withLock { told in
      defer { told = refusal }
      return told != refusal
    }
    if isNew, let refusal { logger.error("\(refusal)") }
  }

  /// Changes the city in one transaction. Blocks, for as long as another program holds the file, too.
  /// - Throws: `CityFileError`, ``Problem`` where another file has the city's name, and what the body throws.
  func write<Result>(_ body: (CityWriter) throws -> Result) throws -> Result {
    // A file that took the city's place is looked at first.
    _ = try reader()
    if let refusal { throw Problem(.conflict, refusal) }
    let file = try writing.withLock { writer in
      let identity = FileIdentity(of: url)
      if let opened = writer, opened.isFile(identity) { return opened.file }
      let opened = OpenedCity(try CityFile.open(url, patience: patience), identity)
      try? writer?.file.close()
      writer = opened
      return opened.file
    }
    let result = try file.write(body)
    // What is written stays written even where its log cannot be moved just now.
    try? file.settle()
    return result
  }

  /// Closes the file; what is in SQLite's log is moved into it. Blocks.
  func close() {
    let reader = reading.withLock { state in
      defer { state = Reading() }
      return state.opened
    }
    let writer = writing.withLock { writer in
      defer { writer = nil }
      return writer
    }
    for opened in [reader, writer].compactMap(\.self) {
      do { try opened.file.close() } catch { logger.error("\(error)") }
    }
  }
}

/// A city file that is open, and which file that was: another may be put in its place.
private struct OpenedCity {
  let file: CityFile
  private let identity: FileIdentity?

  init(_ file: CityFile, _ identity: FileIdentity?) {
    self.file = file
    self.identity = identity
  }

  /// Whether it is the file that the path leads to now, in whatever state.
  func isFile(_ other: FileIdentity?) -> Bool {
    guard let identity, let other else { return false }
    return identity.device == other.device && identity.number == other.number
  }
}

/// Which file a path leads to, and in what state.
private struct FileIdentity: Hashable {
  let device: dev_t
  let number: ino_t
  private let size: off_t
  private let seconds: Int
  private let nanoseconds: Int

  /// `nil` where there is none.
  init?(of url: URL) {
    var status = stat()
    guard stat(url.path, &status) == 0 else { return nil }
    (device, number, size) = (status.st_dev, status.st_ino, status.st_size)
    (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }
}
