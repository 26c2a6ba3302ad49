internal import Foundation
internal import OSMReader

/// Kinds of element.
enum OSMKind: UInt32 {
  case node = 1
  case way = 2
  case relation = 4
}

/// An open OpenStreetMap file: the one owner of the C reader.
struct OSMSource: ~Copyable {
  private let pointer: OpaquePointer
  private let file: String

  init(_ url: URL) throws(InterchangeError) {
    let path = url.path
    guard url.isFileURL else {
      throw .unreadable(file: url.absoluteString, reason: "it is not a file", remedy: "download it first")
    }
    var status = OSM_STATUS_OK
    guard let opened = osm_source_open(path, &status) else {
      throw .limitExceeded(file: path, place: nil, reason: "memory is out", remedy: "close other programs")
    }
    guard status == OSM_STATUS_OK else {
      let fault = Self.fault(status, of: opened, file: path)
      osm_source_close(opened)
      throw fault
    }
    pointer = opened
    file = path
  }

  deinit { osm_source_close(pointer) }

  /// Hands each element of a kind to the body, in file order; what it is handed is gone when the body returns.
  func forEach(
    _ kind: OSMKind, _ body: (borrowing OSMElement) throws(InterchangeError) -> Void
  ) throws(InterchangeError) {
    try check(osm_source_begin(pointer, kind.rawValue))
    var batch = osm_batch()
    while true {
      let status = osm_source_next(pointer, &batch)
      if status == OSM_STATUS_END { return }
      try check(status)
      for element in UnsafeBufferPointer(start: batch.elements, count: batch.element_count)
      where element.kind == kind.rawValue {
        try body(OSMElement(element, in: batch))
      }
    }
  }

  private func check(_ status: osm_status) throws(InterchangeError) {
    if status != OSM_STATUS_OK { throw Self.fault(status, of: pointer, file: file) }
  }

  private static func fault(_ status: osm_status, of pointer: OpaquePointer, file: String) -> InterchangeError {
    let reason = String(cString: osm_source_message(pointer))
    let placeText = String(cString: osm_source_place(pointer))
    let place = placeText.isEmpty ? nil : placeText
    switch status {
    case OSM_STATUS_UNREADABLE:
      return .unreadable(file: file, reason: reason, remedy: "give the path of an .osm or .osm.pbf file you may read")
    case OSM_STATUS_UNSUPPORTED:
      return .unsupported(
        file: file, place: place, reason: reason,
        remedy: "write it anew as a plain extract, for instance with osmium cat")
    case OSM_STATUS_LIMIT:
      return .limitExceeded(
        file: file, place: place, reason: reason.isEmpty ? "memory is out" : reason,
        remedy: "give a smaller extract from a source you trust")
    default:
      return .malformed(
        file: file, place: place, reason: reason, remedy: "fetch the extract again; it may be damaged or incomplete")
    }
  }
}
