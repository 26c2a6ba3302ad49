public import GeoTypes

/// Registers components: checks their numbers and classes and gives numbers to those that have none.
///
/// A number is given once. Neither those of components now in use nor those of components gone by are given again, and
/// a row without a number that was registered before keeps what it got: it is recognised by its source, class and
/// subclass within some 30 m, or by the very same position.
public struct ComponentRegistry: Sendable {
  /// The layout of numbers.
  public let profile: ComponentCodeProfile
  /// The classes there are.
  public let catalogue: ComponentCatalogue
  private let previous: [Component]
  private let retired: Set<String>

  /// Opens a registry.
  /// - Parameters:
  ///   - previous: the components of the last import.
  ///   - retired: numbers of components that are gone.
  public init(
    profile: ComponentCodeProfile, catalogue: ComponentCatalogue, previous: [Component] = [],
    retired: some Sequence<String> = EmptyCollection<String>()
  ) {
    self.profile = profile
    self.catalogue = catalogue
    self.previous = previous
    self.retired = Set(retired)
  }

  /// Registers rows. A row that is refused is named in the issues and left out.
  /// - Parameter surroundings: what lies around a position, as ``Locator/surroundings(of:)`` tells.
  /// - Complexity: O(n log n).
  public func register(
    _ rows: [ComponentRow], surroundings: (Vertex) -> ComponentSurroundings
  ) -> ComponentIntake {
    var registration = Registration(profile, catalogue, previous, retired)
    // Where every row brings its number, none has to be found or given.
    if rows.contains(where: { $0.id == nil }) {
      registration.takeNumbers(rows)
      registration.recognise(rows)
    }
    for index in rows.indices { registration.register(rows, index, surroundings(rows[index].position)) }
    return registration.intake()
  }
}

/// One run of ``ComponentRegistry/register(_:surroundings:)``.
private struct Registration {
  private let profile: ComponentCodeProfile
  private let catalogue: ComponentCatalogue
  private let previous: [Component]
  private let retired: Set<String>
  private var numbers: NumberAllotment
  /// The first row of each number that rows bring.
  private var rowOfID: [String: Int] = [:]
  private var recognised: [Int: String] = [:]
  private var result = ComponentIntake(
    components: [], issues: [], allottedCount: 0, recognisedCount: 0, withoutManagerCount: 0, retired: [])

  init(
    _ profile: ComponentCodeProfile, _ catalogue: ComponentCatalogue, _ previous: [Component], _ retired: Set<String>
  ) {
    self.profile = profile
    self.catalogue = catalogue
    self.previous = previous
    self.retired = retired
    numbers = NumberAllotment(profile)
  }

  /// First pass: numbers that are known or that rows bring are taken before any is given.
  mutating func takeNumbers(_ rows: [ComponentRow]) {
    for component in previous { numbers.take(component.id) }
    for id in retired { numbers.take(id) }
    for row in rows { row.id.map { numbers.take($0) } }
  }

  /// Second pass: rows without a number that were registered before.
  mutating func recognise(_ rows: [ComponentRow]) {
    var known = KnownComponents(previous)
    for row in rows { row.id.map { known.remove($0) } }
    let open = rows.indices.filter { rows[$0].id == nil }
    for index in open {
      recognised[index] = Self.classes(of: rows[index]).flatMap { known.take(rows[index], $0, near: false) }
    }
    for index in open where recognised[index] == nil {
      recognised[index] = Self.classes(of: rows[index]).flatMap { known.take(rows[index], $0, near: true) }
    }
  }

  mutating func register(_ rows: [ComponentRow], _ index: Int, _ around: ComponentSurroundings) {
    let row = rows[index]
    do throws(ComponentProblem) {
      let code = try self.code(of: row, index, around)
      let id = try number(of: rows, index, code)
      if let problem = districtProblem(code, around) { report(row, id, problem) }
      if row.managedBy?.isEmpty ?? true { result.withoutManagerCount += 1 }
      result.components.append(
        Component(
          id: id, componentClass: code.componentClass, subclass: code.subclass, name: row.name,
          position: row.position, state: row.state, unitGrid: around.unitGrid, segment: around.segment,
          side: around.side, source: row.source, managedBy: row.managedBy))
    } catch {
      report(row, row.id, error)
    }
  }

  func intake() -> ComponentIntake {
    var intake = result
    intake.components.sort { $0.id < $1.id }
    guard !previous.isEmpty else { return intake }
    let inUse = Set(intake.components.map(\.id))
    intake.retired = Set(previous.map(\.id)).subtracting(inUse).sorted()
    return intake
  }

  /// District, class and subclass of a row, its sequence number where it has one.
  private func code(
    of row: ComponentRow, _ index: Int, _ around: ComponentSurroundings
  ) throws(ComponentProblem) -> ComponentCode {
    let told = Self.classes(of: row)
    var code: ComponentCode
    if let id = row.id ?? recognised[index] {
      do { code = try profile.parse(id) } catch { throw .code(error) }
      if let told, row.id != nil, told != ClassPair(code) {
        throw .classDisagrees(row: "\(told)", id: "\(ClassPair(code))")
      }
    } else {
      guard let told else { throw .classMissing }
      guard let district = around.district else { throw .districtMissing }
      code = ComponentCode(
        district: district, componentClass: told.componentClass, subclass: told.subclass, sequence: 0)
    }
    guard catalogue[code.componentClass, code.subclass] != nil else {
      guard catalogue.hasClass(code.componentClass) else { throw .classUnknown(code.componentClass) }
      throw .subclassUnknown(componentClass: code.componentClass, subclass: code.subclass)
    }
    return code
  }

  /// The number of a row: its own, the one it had, or the next one.
  private mutating func number(
    of rows: [ComponentRow], _ index: Int, _ code: ComponentCode
  ) throws(ComponentProblem) -> String {
    if let id = rows[index].id {
      if retired.contains(id) { throw .numberRetired }
      if let first = rowOfID[id] { throw .numberTwice(firstPlace: rows[first].place) }
      rowOfID[id] = index
      return id
    }
    if let id = recognised[index] {
      result.recognisedCount += 1
      return id
    }
    do {
      let id = try numbers.next(code)
      result.allottedCount += 1
      return id
    } catch { throw .code(error) }
  }

  private func districtProblem(_ code: ComponentCode, _ around: ComponentSurroundings) -> ComponentProblem? {
    guard let district = around.district else { return .outsideDistricts(id: code.district) }
    return district == code.district ? nil : .districtDisagrees(id: code.district, found: district)
  }

  private mutating func report(_ row: ComponentRow, _ id: String?, _ problem: ComponentProblem) {
    result.issues.append(ComponentIssue(place: row.place, id: id, problem: problem))
  }

  /// What the row itself says of its class; a class of one digit gets its zero.
  private static func classes(of row: ComponentRow) -> ClassPair? {
    guard let componentClass = row.componentClass, let subclass = row.subclass else { return nil }
    return ClassPair(componentClass: componentClass, subclass: subclass)
  }
}
