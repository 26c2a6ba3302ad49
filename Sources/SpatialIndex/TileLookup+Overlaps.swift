import GeoTypes

extension TileLookup {
  /// Calls a function with the mark of each area that holds or touches a position, rising, each once.
  @inline(__always)
  func forEachMark(
    at place: Place, _ longitude: Double, _ latitude: Double, word: UInt32, _ body: (UInt32) -> Void
  ) {
    let tile = smallTile(at: place, word: word)
    if tile.word & TileFormat.listBit == 0 {
      if checked(tile.word) != 0 { body(tile.word) }
      return
    }
    guard let list = TileList(self, tile) else { return }
    let x = place.x - Double(tile.x)
    let y = unambiguous(place.y, latitude) - Double(tile.y)
    list.forEachHolder(x, y, of: LonLat(longitude, latitude)) { mark in
      if checked(mark) != 0 { body(mark) }
    }
  }
}
