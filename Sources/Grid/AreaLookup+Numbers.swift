public import GeoTypes
import IndexFile
import SpatialIndex

extension AreaLookup {
  /// Which questions a batch asks.
  public struct Questions: OptionSet, Sendable {
    /// The questions as bits.
    public let rawValue: Int
    /// Wraps bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The unit grid.
    public static let cell = Questions(rawValue: 1)
    /// The divisions.
    public static let land = Questions(rawValue: 2)
    /// The zone.
    public static let zone = Questions(rawValue: 4)
    /// All of them.
    public static let all: Questions = [.cell, .land, .zone]
  }

  /// The numbers of the areas that hold a position.
  /// - Complexity: O(1) but near edges, in practice.
  public func numbers(at position: LonLat) -> AreaNumbers {
    var numbers = AreaNumbers()
    if let cell = cells.cell(at: position) { numbers.cell = UInt32(cell) }
    settleLand(&numbers, at: position)
    settleZone(&numbers, at: position)
    return numbers
  }

  /// The numbers of the areas that hold each of many positions, in their order; see ``CoverageIndex``'s batches.
  /// - Parameter questions: what is asked; what is not stays as it was.
  /// - Precondition: as many answers as positions.
  public func find(
    at positions: Span<LonLat>, into numbers: inout MutableSpan<AreaNumbers>, _ questions: Questions = .all
  ) {
    precondition(positions.count == numbers.count, "a batch has one answer a position")
    if !questions.isDisjoint(with: [.cell, .land]) { findCells(at: positions, into: &numbers) }
    for index in positions.indices {
      if questions.contains(.land) { settleLand(&numbers[index], at: positions[index]) }
      if questions.contains(.zone) { settleZone(&numbers[index], at: positions[index]) }
    }
  }

  private func findCells(at positions: Span<LonLat>, into numbers: inout MutableSpan<AreaNumbers>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: AreaLookup.block) { room in
      for start in stride(from: 0, to: positions.count, by: AreaLookup.block) {
        let end = min(start + AreaLookup.block, positions.count)
        var found = UnsafeMutableBufferPointer(rebasing: room[..<(end - start)]).mutableSpan
        cells.findCells(at: positions.extracting(start..<end), into: &found)
        for index in start..<end { numbers[index].cell = found[index - start] }
      }
    }
  }

  /// Positions whose cells are asked for at a time: what a batch of the index is made for.
  private static let block = 1024

  /// The divisions are those of the cell's community; where there is no cell, those of the place.
  @inline(__always)
  private func settleLand(_ numbers: inout AreaNumbers, at position: LonLat) {
    if Int(numbers.cell) < table.cells.count {
      numbers.land = table.cells.elements[Int(numbers.cell)].land
      if numbers.land != AreaNumbers.none { return }
    }
    numbers.land = lowest.cell(at: position).map { table.lowest.elements[$0] } ?? AreaNumbers.none
  }

  @inline(__always)
  private func settleZone(_ numbers: inout AreaNumbers, at position: LonLat) {
    guard zones.count > 0 else { return }
    numbers.zone = zones.firstHit(at: position).map { UInt32($0) } ?? AreaNumbers.none
  }

  /// The codes that numbers stand for. - Precondition: the numbers are answers of this lookup.
  public func match(_ numbers: AreaNumbers) -> AreaMatch {
    var match = AreaMatch()
    let texts = codes(numbers)
    match.cell = numbers.cell == AreaNumbers.none ? nil : Int(numbers.cell)
    match.grid = text(texts.grid)
    match.community = text(texts.community)
    match.subdistrict = text(texts.subdistrict)
    match.district = text(texts.district)
    match.zone = text(texts.zone)
    return match
  }

  /// The codes of a unit grid and of the divisions that its community lies in. - Precondition: there is such a cell.
  public func match(ofCell cell: Int) -> AreaMatch {
    var numbers = AreaNumbers()
    numbers.cell = UInt32(cell)
    numbers.land = table.cells.elements[cell].land
    return match(numbers)
  }

  /// The numbers of codes among ``codeTexts``; ``AreaNumbers/none`` for nothing.
  public struct Codes: Hashable, Sendable, BitwiseCopyable {
    /// Of the unit grid.
    public var grid = AreaNumbers.none
    /// Of the community.
    public var community = AreaNumbers.none
    /// Of the subdistrict.
    public var subdistrict = AreaNumbers.none
    /// Of the district.
    public var district = AreaNumbers.none
    /// Of the zone.
    public var zone = AreaNumbers.none
  }

  /// Which codes the numbers of a position stand for. - Precondition: the numbers are answers of this lookup.
  @inline(__always)
  public func codes(_ numbers: AreaNumbers) -> Codes {
    var codes = Codes()
    if numbers.land != AreaNumbers.none {
      let land = table.land.elements[Int(numbers.land)]
      codes.community = land.community
      codes.subdistrict = land.subdistrict
      codes.district = land.district
    }
    if numbers.cell != AreaNumbers.none {
      let cell = table.cells.elements[Int(numbers.cell)]
      codes.grid = cell.code
      codes.community = cell.community
    }
    if numbers.zone != AreaNumbers.none { codes.zone = table.zones.elements[Int(numbers.zone)] }
    return codes
  }

  private func text(_ number: UInt32) -> String? { number == AreaNumbers.none ? nil : table.texts[Int(number)] }
}
