internal import GeoTypes

extension ShapeIntake {
  func position(_ pair: RawPosition, _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> LonLat {
    guard pair.x.isFinite, pair.y.isFinite else { throw .notFinite(pair) }
    do {
      let reading = try reader.reading(pair)
      if reading.wasSwapped { draft.exchanged += 1 }
      return reading.position
    } catch { throw .position(error) }
  }

  func vertex(_ pair: RawPosition, _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> Vertex {
    let position = try position(pair, &draft)
    do { return try Vertex(rounding: position) } catch {
      throw .position(.positionOutOfRange(x: pair.x, y: pair.y, frame: reader.system.description))
    }
  }

  func vertices(_ pairs: [RawPosition], _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> [Vertex] {
    var vertices: [Vertex] = []
    vertices.reserveCapacity(pairs.count)
    for pair in pairs { vertices.append(try vertex(pair, &draft)) }
    return vertices
  }

  /// The vertices of a chain without repeated neighbours.
  func chain(_ pairs: [RawPosition], _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> [Vertex] {
    var clean: [Vertex] = []
    clean.reserveCapacity(pairs.count + 1)
    for pair in pairs {
      let next = try vertex(pair, &draft)
      if clean.last == next { draft.repeats += 1 } else { clean.append(next) }
    }
    return clean
  }

  func line(_ pairs: [RawPosition], _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> LineString {
    guard !pairs.isEmpty else { throw .empty }
    let chain = try chain(pairs, &draft)
    do { return try LineString(chain) } catch {
      throw .lineTooShort(positionCount: chain.count, place: chain.first.map { LonLat($0) })
    }
  }

  /// One line or several; those without length are left out unless none has any.
  func lines(_ chains: [[RawPosition]], _ draft: inout ShapeDraft) throws(ShapeIntakeError) -> Shape {
    var lines: [LineString] = []
    var fault = ShapeIntakeError.empty
    for pairs in chains {
      do { lines.append(try line(pairs, &draft)) } catch .lineTooShort(let count, let place?) {
        fault = .lineTooShort(positionCount: count, place: place)
        draft.dropped.append(.droppedPart(reason: "a line without length", place: place))
      } catch .empty { continue }
    }
    guard let first = lines.first else { throw fault }
    return lines.count == 1 ? .line(first) : .multiLine(lines)
  }
}
