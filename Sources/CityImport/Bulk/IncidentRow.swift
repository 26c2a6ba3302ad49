public import Casework
public import GeoTypes

/// A row of input read as an incident.
public struct IncidentRow {
  /// The incident, or what is wrong with the row.
  public let incident: Result<Incident, PointStream.Fault>

  /// Reads a row.
  /// - Parameters:
  ///   - file: the input as messages name it.
  ///   - number: what an incident without a number of its own is called.
  ///   - clock: minutes by which the city's clock is ahead of UTC; `nil` takes times as they are written.
  public init(_ row: PointStream.Row, of file: String, number: Int, clock: Int?) {
    incident = row.position.flatMap { position in
      do {
        let time = try row.time.map { try CityTime($0, cityOffset: clock) }
        return .success(
          Incident(
            id: row.id ?? String(number), position: position, level: row.level, time: time,
            properties: row.properties))
      } catch {
        return .failure(PointStream.Fault(description: "\(file): \(row.place): \(error)"))
      }
    }
  }
}

extension IncidentAssignment {
  /// ``members`` with what the input said besides, behind the number and by name; answers win over what is called alike.
  public func members(passing properties: [String: PropertyValue]) -> [(String, PropertyValue)] {
    let answers = members
    let names = Set(answers.map(\.0))
    let passed = properties.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
    return [answers[0]] + passed.map { ($0.key, $0.value) } + answers.dropFirst()
  }
}
