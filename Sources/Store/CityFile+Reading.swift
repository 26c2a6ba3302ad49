public import Plans
public import RoadNetwork

extension CityFile {
  /// What the file knows about itself.
  public func metadata() throws -> CityMetadata { try read { try $0.metadata() } }
  /// All rows of a layer; see ``CityReader/all(_:)``.
  public func all<Value>(_ table: CityTable<Value>) throws -> [Value] { try read { try $0.all(table) } }
  /// Hands over the rows of a layer one by one; see ``CityReader/forEach(_:_:)``.
  public func forEach<Value>(_ table: CityTable<Value>, _ body: (Value) throws -> Void) throws {
    try read { try $0.forEach(table, body) }
  }
  /// The road network; see ``CityReader/network()``.
  public func network() throws -> StreetNetwork { try read { try $0.network() } }
  /// Number of rows of a layer.
  public func count(of layer: CityLayer) throws -> Int { try read { try $0.count(of: layer) } }
  /// A number that rises whenever the layer's content changes; see ``CityReader/revision(of:)``.
  public func revision(of layer: CityLayer) throws -> Int64 { try read { try $0.revision(of: layer) } }
  /// The fleet; see ``CityReader/fleet()``.
  public func fleet() throws -> Fleet? { try read { try $0.fleet() } }
  /// The rules of a kind of work; see ``CityReader/rules(for:)``.
  public func rules(for kind: WorkKind) throws -> WorkRules? { try read { try $0.rules(for: kind) } }
  /// What plans are kept; see ``CityReader/plans()``.
  public func plans() throws -> [StoredPlanHeading] { try read { try $0.plans() } }
  /// A plan as it was stored; see ``CityReader/plan(id:)``.
  public func plan(id: String) throws -> Plan? { try read { try $0.plan(id: id) } }
}
