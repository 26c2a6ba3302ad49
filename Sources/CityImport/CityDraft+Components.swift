extension CityDraft {
  /// Components.
  mutating func takeComponents(_ reading: InputReading, _ old: ExistingCity, _ context: inout ImportContext) throws {
  }
}
