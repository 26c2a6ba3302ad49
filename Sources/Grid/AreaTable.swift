import GeoTypes
import IndexFile

/// The codes of cells, divisions and zones as flat arrays: what the numbers of an ``AreaLookup`` stand for.
struct AreaTable: Sendable {
  /// A unit grid.
  struct Cell: BitwiseCopyable, Sendable {
    var code: UInt32
    var community: UInt32
    /// The row of its community, `none` where no division has that code.
    var land: UInt32
  }

  /// A community with the divisions above it, or the lowest division of a place where there is none.
  struct Land: BitwiseCopyable, Sendable {
    var community = AreaNumbers.none
    var subdistrict = AreaNumbers.none
    var district = AreaNumbers.none
  }

  let texts: FlatTexts
  let cells: FlatArray<Cell>
  let land: FlatArray<Land>
  /// The row of each division of the partition, in its order.
  let lowest: FlatArray<UInt32>
  /// The codes of the zones by precedence.
  let zones: FlatArray<UInt32>

  init(hierarchy: DivisionHierarchy, lowest: [Division], cells: [UnitGridCell], zones: [Zone]) {
    var writer = TextWriter()
    var rows: [String: UInt32] = [:]
    var land: [Land] = []
    for division in hierarchy.divisions where rows[division.code] == nil {
      rows[division.code] = UInt32(land.count)
      var row = Land()
      for step in hierarchy.lineage(of: division.code) {
        let code = writer.number(of: step.code)
        switch step.level {
        case .community: row.community = code
        case .subdistrict: row.subdistrict = code
        case .district: row.district = code
        }
      }
      land.append(row)
    }
    self.cells = FlatArray(
      cells.map { cell in
        Cell(
          code: writer.number(of: cell.code), community: writer.number(of: cell.community),
          land: rows[cell.community] ?? AreaNumbers.none)
      })
    self.land = FlatArray(land)
    self.lowest = FlatArray(lowest.map { rows[$0.code] ?? AreaNumbers.none })
    self.zones = FlatArray(zones.map { writer.number(of: $0.code) })
    texts = FlatTexts(writer.texts)
  }

  /// Gathers texts, each once.
  private struct TextWriter {
    var texts: [String] = []
    private var numbers: [String: UInt32] = [:]

    mutating func number(of text: String) -> UInt32 {
      if let known = numbers[text] { return known }
      let number = UInt32(texts.count)
      numbers[text] = number
      texts.append(text)
      return number
    }
  }
}

extension AreaTable {
  func add(to draft: inout IndexDraft) {
    draft.add("text", texts.bytes)
    draft.add("ends", texts.ends)
    draft.add("cells", cells)
    draft.add("land", land)
    draft.add("lowest", lowest)
    draft.add("zones", zones)
  }

  /// Reads a file; every number in it is held against what it counts.
  init(_ file: MappedIndex) throws(IndexFileError) {
    let bytes = try file.section("text", of: UInt8.self)
    guard let texts = FlatTexts(bytes: bytes, ends: try file.section("ends", of: UInt32.self)) else {
      throw file.damage(in: "ends")
    }
    cells = try file.section("cells", of: Cell.self)
    land = try file.section("land", of: Land.self)
    lowest = try file.section("lowest", of: UInt32.self)
    zones = try file.section("zones", of: UInt32.self)
    self.texts = texts
    func isText(_ number: UInt32) -> Bool { Int(number) < texts.count }
    func isTextOrNone(_ number: UInt32) -> Bool { number == AreaNumbers.none || isText(number) }
    func isLandOrNone(_ number: UInt32) -> Bool { number == AreaNumbers.none || Int(number) < land.count }
    let areSound =
      cells.elements.allSatisfy { isText($0.code) && isText($0.community) && isLandOrNone($0.land) }
      && land.elements.allSatisfy {
        isTextOrNone($0.community) && isTextOrNone($0.subdistrict) && isTextOrNone($0.district)
      } && lowest.elements.allSatisfy(isLandOrNone) && zones.elements.allSatisfy(isText)
    guard areSound else { throw file.damage(in: "cells") }
  }
}
