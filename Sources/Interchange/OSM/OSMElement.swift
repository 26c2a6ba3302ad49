internal import GeoTypes
internal import OSMReader

/// One node, way or relation, seen in the reader's batch; it cannot be kept, only copied from.
struct OSMElement: ~Copyable {
  private let element: osm_element
  private let batch: osm_batch

  init(_ element: osm_element, in batch: osm_batch) {
    self.element = element
    self.batch = batch
  }

  var id: Int64 { element.id }
  var hasTags: Bool { element.tag_count > 0 }

  /// The position of a node, `nil` where it has none within ±180 and ±90 degrees.
  var position: Vertex? { element.has_position != 0 ? Vertex(x: element.x, y: element.y) : nil }

  /// The tags; invalid UTF-8 becomes U+FFFD.
  var tags: OSMTags {
    let all = UnsafeBufferPointer(start: batch.tags, count: batch.tag_count)
    return OSMTags(
      slice(all, element.first_tag, element.tag_count).map {
        OSMTags.Tag(key: text($0.key), value: text($0.value).trimmed)
      })
  }

  /// The nodes of a way.
  var references: [Int64] {
    Array(slice(UnsafeBufferPointer(start: batch.refs, count: batch.ref_count), element.first_ref, element.ref_count))
  }

  /// Whether a way ends at the node where it begins.
  var isClosedWay: Bool {
    guard element.ref_count >= 4 else { return false }
    let all = UnsafeBufferPointer(start: batch.refs, count: batch.ref_count)
    return all[Int(element.first_ref)] == all[Int(element.first_ref) + Int(element.ref_count) - 1]
  }

  /// The members of a relation.
  var members: [OSMMember] {
    let all = UnsafeBufferPointer(start: batch.members, count: batch.member_count)
    return slice(all, element.first_member, element.member_count).map {
      OSMMember(kind: OSMKind(rawValue: $0.kind) ?? .relation, id: $0.id, role: text($0.role))
    }
  }

  private func slice<T>(_ all: UnsafeBufferPointer<T>, _ first: UInt32, _ count: UInt32) -> Slice<
    UnsafeBufferPointer<T>
  > {
    all[Int(first)..<Int(first) + Int(count)]
  }

  private func text(_ piece: osm_text) -> String {
    let bytes = UnsafeRawBufferPointer(start: batch.text, count: batch.text_size)
    return String(decoding: bytes[Int(piece.offset)..<Int(piece.offset) + Int(piece.length)], as: UTF8.self)
  }
}

/// A member of a relation.
struct OSMMember {
  var kind: OSMKind
  var id: Int64
  var role: String
}
