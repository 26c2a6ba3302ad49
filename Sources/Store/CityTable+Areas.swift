import GeoTypes
public import Grid

extension CityTable where Value == Division {
  /// Districts, subdistricts and communities, by code.
  public static var divisions: CityTable<Division> {
    CityTable(.division) { row throws(CityFileError) in
      let area = try row.area()
      return Division(
        code: try row.text(), name: try row.text(), level: try row.choice(DivisionLevel.self),
        parent: try row.textIfPresent(), area: area, isProvisional: try row.boolean())
    } write: { division, row in
      row.put(division.area)
      row.put(division.code)
      row.put(division.name)
      row.put(division.level.rawValue)
      row.put(division.parent)
      row.put(division.isProvisional)
    }
  }
}

extension CityTable where Value == Zone {
  /// Management areas, by code.
  public static var zones: CityTable<Zone> {
    CityTable(.zone) { row throws(CityFileError) in
      let area = try row.area()
      return Zone(
        code: try row.text(), name: try row.text(), precedence: try row.integer(in: -1_000_000...1_000_000), area: area)
    } write: { zone, row in
      row.put(zone.area)
      row.put(zone.code)
      row.put(zone.name)
      row.put(zone.precedence)
    }
  }
}

extension CityTable where Value == UnitGridCell {
  /// Unit grids, by code.
  public static var cells: CityTable<UnitGridCell> {
    CityTable(.unitGrid) { row throws(CityFileError) in
      let polygon = try row.polygon()
      return UnitGridCell(
        code: try row.text(), community: try row.text(), polygon: polygon, area: SquareMeters(try row.number()),
        perimeter: Meters(try row.number()))
    } write: { cell, row in
      row.put(cell.polygon)
      row.put(cell.code)
      row.put(cell.community)
      row.put(cell.area.rawValue)
      row.put(cell.perimeter.rawValue)
    }
  }
}

extension CityTable where Value == Barrier {
  /// Lines that unit grids follow; they have no key.
  public static var barriers: CityTable<Barrier> {
    CityTable(.barrier) { row throws(CityFileError) in
      let line = try row.line()
      return Barrier(kind: try row.choice(BarrierKind.self), line: line, source: try row.text())
    } write: { barrier, row in
      row.put(barrier.line)
      row.put(barrier.kind.rawValue)
      row.put(barrier.source)
    }
  }
}

extension CityTable where Value == Building {
  /// Footprints of buildings; they have no key.
  public static var buildings: CityTable<Building> {
    CityTable(.building) { row throws(CityFileError) in
      let area = try row.polygon()
      return Building(area: area, source: try row.text())
    } write: { building, row in
      row.put(building.area)
      row.put(building.source)
    }
  }
}
