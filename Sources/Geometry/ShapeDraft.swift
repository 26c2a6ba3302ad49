internal import GeoTypes

/// What has been put right in one shape so far.
struct ShapeDraft {
  var closed = 0
  var repeats = 0
  var turned = 0
  var exchanged = 0
  var dropped: [ShapeRepair] = []
  var mended: ShapeRepair?
  var flattened = false

  var repairs: [ShapeRepair] {
    var list: [ShapeRepair] = flattened ? [.flattenedCollection] : []
    if exchanged > 0 { list.append(.exchangedAxes(count: exchanged)) }
    if repeats > 0 { list.append(.droppedRepeats(count: repeats)) }
    if closed > 0 { list.append(.closedRings(count: closed)) }
    if turned > 0 { list.append(.turnedRings(count: turned)) }
    list += dropped
    if let mended { list.append(mended) }
    return list
  }
}
