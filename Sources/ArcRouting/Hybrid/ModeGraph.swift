/// The prices of a problem laid out flat: from the exit of every mode to the entry of every other, for each kind of vehicle.
///
/// Services are numbered as in `SearchInstance`, modes as well. Rows stand for distinct exits and the starts of depots,
/// columns for distinct entries and the ends of depots, so that the table is no larger than what is asked of it.
///
/// `@unchecked Sendable`: nothing is written once it has been made.
final class ModeGraph: @unchecked Sendable {
  let serviceCount: Int
  let modeCount: Int
  let dimensions: Int
  /// Modes of service `s` are those from `firstModes[s]` up to `firstModes[s + 1]`.
  let firstModes: ContiguousArray<Int32>
  /// For each mode where the row of its exit begins in a table, and the column of its entry.
  let places: ContiguousArray<RouteState.ModeNode>
  /// For each vehicle type where the row of its start begins, the column of its end, its fixed cost, its kind.
  let startRow: ContiguousArray<Int32>
  let endColumn: ContiguousArray<Int32>
  let fixedCost: ContiguousArray<Int64>
  let kind: ContiguousArray<Int32>
  /// Price of each mode, a stretch for each kind; `never` where vehicles of the kind may not use it.
  let own: FixedArray<Int64>
  /// Drives in cells, each with its price first, and where the table of each vehicle type begins.
  let legs: FixedArray<Int32>
  let firstLeg: ContiguousArray<Int>
  let layout: DriveTables.Layout
  /// For each facility the column of its entry and where the row of its exit begins.
  let facilityPlaces: ContiguousArray<RouteState.ModeNode>
  /// Rows of a table, and its columns, that of open routes included.
  let height: Int
  let width: Int
  /// What a service takes up, the most of its modes.
  let loads: FixedArray<Loads>
  /// Prices are held without this many low bits, so that drives fit 32 bits.
  let shift: Int64

  /// A price that stands for no way.
  static let never = Int64(1) << 40
  /// The same in a table of 32 bits.
  static let noLeg = Int32(1) << 30
  /// What one insertion costs at least where there is no way, and never where there is.
  static let noInsertion = Int64(1) << 29
  /// Drives, modes and fixed costs stay below this.
  private static let priceLimit = Int64(1) << 26

  init(_ instance: SearchInstance) {
    serviceCount = instance.services.count
    modeCount = instance.modes.count
    dimensions = instance.dimensions
    firstModes = instance.firstMode
    let layout = DriveTables.Layout(instance)
    self.layout = layout
    var rows = PlaceNumbers(), columns = PlaceNumbers()
    columns.step = layout.width
    let entries = instance.modes.map { columns.number(of: $0.entry) }
    let facilityEntries = instance.facilityStops.map { columns.number(of: $0.entry) }
    let ends = instance.vehicles.map { facts in facts.end.map { columns.number(of: $0) } }
    // An open route ends for nothing: a column of zeros.
    let free = columns.next
    width = columns.places.count + 1
    rows.step = width * layout.width
    places = ContiguousArray(
      zip(instance.modes, entries).map { .init(row: rows.number(of: $0.exit), column: $1) })
    facilityPlaces = ContiguousArray(
      zip(instance.facilityStops, facilityEntries).map { .init(row: rows.number(of: $0.exit), column: $1) })
    startRow = ContiguousArray(instance.vehicles.map { rows.number(of: $0.start) })
    endColumn = ContiguousArray(ends.map { $0 ?? free })
    height = rows.places.count
    var groups: [Int] = []
    kind = ContiguousArray(
      instance.vehicles.map { facts in
        if let known = groups.firstIndex(of: facts.group) { return Int32(known) }
        groups.append(facts.group)
        return Int32(groups.count - 1)
      })
    let dearest = Self.dearest(instance, groups)
    let tables = DriveTables(
      instance, from: rows.places, to: columns.places, dearest: dearest, limit: Self.priceLimit)
    (legs, firstLeg, shift) = (tables.cells, tables.first, tables.shift)
    let shift = shift
    fixedCost = ContiguousArray(instance.vehicles.map { $0.fixedCost >> shift })
    own = FixedArray(
      groups.flatMap { group in
        instance.modes.indices.map { mode in
          instance.isAllowed(mode, for: group)
            ? instance.vehicles[group].price(of: instance.modes[mode]) >> shift : Self.never
        }
      })
    loads = FixedArray(
      instance.services.indices.map { service in
        var most = Loads.zero
        for mode in instance.modes(of: service) { most = most.union(instance.modes[mode].loads) }
        return most
      })
  }

  deinit {
    own.deallocate()
    legs.deallocate()
    loads.deallocate()
  }

  /// The dearest price of anything but a drive.
  private static func dearest(_ instance: SearchInstance, _ groups: [Int]) -> Int64 {
    var dearest = instance.vehicles.map(\.fixedCost).max() ?? 0
    for group in groups {
      for mode in instance.modes { dearest = max(dearest, instance.vehicles[group].price(of: mode)) }
    }
    return dearest
  }

  /// The cheapest way on from one service to another, whatever the modes, for the first kind.
  func nearest(from: Int, to: Int) -> Int32 {
    var best = Int32.max
    for a in Int(firstModes[from])..<Int(firstModes[from + 1]) {
      for b in Int(firstModes[to])..<Int(firstModes[to + 1]) {
        best = min(best, legs[Int(places[a].row + places[b].column)])
      }
    }
    return best
  }

  /// The cheapest way to a service from where vehicles of the first type start.
  func fromDepot(to service: Int) -> Int32 {
    var best = Int32.max
    for mode in Int(firstModes[service])..<Int(firstModes[service + 1]) {
      best = min(best, legs[Int(startRow[0] + places[mode].column)])
    }
    return best
  }
}

/// Numbers for places in the order in which they are met, so far apart as the cells or rows of a table.
private struct PlaceNumbers {
  var step = 1
  private(set) var places: [Place] = []
  private var numbers: [Place: Int32] = [:]

  /// The next place's.
  var next: Int32 { Int32(places.count * step) }

  mutating func number(of place: Place) -> Int32 {
    if let known = numbers[place] { return known }
    let number = next
    numbers[place] = number
    places.append(place)
    return number
  }
}
