internal import GeoTypes

extension ShapeIntake {
  /// A valid area of polygons given as rings, outer ones first; those without area are left out unless none has any.
  func area(_ polygons: [[[RawPosition]]], _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> MultiPolygon {
    var parts: [Polygon] = []
    var fault = ShapeIntakeError.empty
    for rings in polygons where !rings.isEmpty {
      do { parts.append(try polygon(rings, &draft)) } catch {
        guard let place = error.placeOfCollapse else { throw error }
        fault = error
        draft.dropped.append(.droppedPart(reason: "a part without area", place: place))
      }
    }
    guard !parts.isEmpty else { throw fault }
    return try mended(MultiPolygon(parts), &draft)
  }

  private func polygon(_ rings: [[RawPosition]], _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> Polygon {
    let exterior = try ring(rings[0], &draft)
    if exterior.doubledArea < 0 { draft.turned += 1 }
    var holes: [LinearRing] = []
    for pairs in rings.dropFirst() where !pairs.isEmpty {
      do {
        let hole = try ring(pairs, &draft)
        if hole.doubledArea > 0 { draft.turned += 1 }
        holes.append(hole)
      } catch {
        guard let place = error.placeOfCollapse else { throw error }
        draft.dropped.append(.droppedPart(reason: "a hole without area", place: place))
      }
    }
    return Polygon(exterior: exterior, holes: holes)
  }

  /// A closed ring, still as it winds and with its crossings.
  private func ring(_ pairs: [RawPosition], _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> LinearRing {
    guard !pairs.isEmpty else { throw .empty }
    let open = try chain(pairs, &draft)
    let place = LonLat(open[0])
    let isClosed = open.first == open.last
    let ring: LinearRing
    do { ring = try LinearRing(isClosed ? open : open + [open[0]]) } catch {
      throw .ringTooShort(positionCount: Set(open).count, place: place)
    }
    guard !ring.isFlat else { throw .zeroArea(place: place) }
    if !isClosed { draft.closed += 1 }
    return ring
  }

  private func mended(_ area: MultiPolygon, _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> MultiPolygon {
    let fault: ValidityFault
    let mended: MultiPolygon
    let isValid: Bool
    do {
      guard let found = try Validity.fault(in: area) else { return area }
      fault = found
      mended = try Validity.repaired(area)
      isValid = try Validity.fault(in: mended) == nil
    } catch { throw .geometry(error) }
    guard isValid, !mended.isEmpty else { throw .unrepairable(reason: fault.reason, place: fault.place) }
    draft.mended = .mended(reason: fault.reason, place: fault.place)
    return mended
  }
}

extension ShapeIntakeError {
  /// Where a ring collapsed, if that is the fault.
  fileprivate var placeOfCollapse: LonLat? {
    switch self {
    case .zeroArea(let place): place
    case .ringTooShort(_, let place): place
    default: nil
    }
  }
}

extension LinearRing {
  /// Whether all vertices lie on one straight line; a figure of eight has no net area and yet is not flat.
  fileprivate var isFlat: Bool {
    let a = vertices[0]
    let b = vertices[1]
    let dx = Int64(b.x) - Int64(a.x)
    let dy = Int64(b.y) - Int64(a.y)
    return vertices.allSatisfy { v in
      Int128(dx) * Int128(Int64(v.y) - Int64(a.y)) == Int128(dy) * Int128(Int64(v.x) - Int64(a.x))
    }
  }
}
