import GeoTypes
import IndexFile

extension TileLookup {
  /// The mark of the cell at a position in a tile that is split, in a list that is wide or by part, or where floating
  /// point leaves the answer open.
  @inline(never)
  func markElsewhere(at place: Place, longitude: Double, latitude: Double, word: UInt32) -> UInt32 {
    let small = smallTile(at: place, word: word)
    if small.word & TileFormat.listBit == 0 { return checked(small.word) }
    guard let list = TileList(self, small) else { return 0 }
    let x = place.x - Double(small.x)
    let y = unambiguous(place.y, latitude) - Double(small.y)
    var isInDoubt = false
    let mark = list.isByPart ? list.firstHolder(x, y, &isInDoubt) : list.sumOfCrossed(x, y, &isInDoubt)
    if !isInDoubt && mark != 0 { return checked(mark) }
    return checked(
      isInDoubt ? list.markExactly(at: LonLat(longitude, latitude)) : list.firstTouched(by: LonLat(longitude, latitude))
    )
  }

  /// A tile as a lookup finds it: its word, and its corner in units from the corner of the layout.
  struct Found {
    var word: UInt32
    var x: Int
    var y: Int
  }

  /// The small tile at a position in a tile that may be split.
  @inline(__always)
  func smallTile(at place: Place, word: UInt32) -> Found {
    let (column, row) = (TileLookup.whole(place.x), TileLookup.whole(place.y))
    var word = word
    var (shiftX, shiftY) = (UInt32(layout.shiftX), UInt32(layout.shiftY))
    for _ in 0...TileFormat.deepest where word & TileFormat.listBit != 0 {
      let start = Int(word & ~TileFormat.listBit)
      guard start + TileFormat.headWords <= lists.count else { return Found(word: 0, x: 0, y: 0) }
      guard list[start + 1] & TileFormat.isSplit != 0 else { break }
      let shape = list[start]
      (shiftX, shiftY) = (shape & 31, shape >> 8 & 31)
      let inRow = Int(column >> shiftX) & (1 << Int(shape >> 16 & 31) - 1)
      let rowNumber = Int(row >> shiftY) & (1 << Int(shape >> 24 & 31) - 1)
      let number = start + TileFormat.headWords + rowNumber << Int(shape >> 16 & 31) + inRow
      guard number < lists.count else { return Found(word: 0, x: 0, y: 0) }
      word = list[number]
    }
    return Found(word: word, x: Int(column & ~0 << shiftX), y: Int(row & ~0 << shiftY))
  }
}
