import Casework
import Foundation
import GeoTypes
import RoadNetwork
import Testing

@Suite("Assigning incidents, and the form of answers")
struct IncidentAssignerTests {
  private func assignments() throws -> [IncidentAssignment] {
    let duty = Duty(chief: "c1", segment: SmallTown.uid(1), shift: "07:30-14:30")
    let assigner = IncidentAssigner(try Locator(SmallTown.index(duties: [duty])))
    return assigner.assign([
      Incident(id: "a", position: SmallTown.position(55, 25), level: 0, time: try CityTime("2026-03-01T09:00")),
      Incident(id: "b", position: SmallTown.position(55, 26), time: try CityTime("2026-03-01T19:00")),
      Incident(id: "c", position: LonLat(300, 0)),
    ])
  }

  @Test func eachInItsOrder() throws {
    let assignments = try assignments()
    #expect(assignments.map(\.incident.id) == ["a", "b", "c"])
    #expect(assignments.map { $0.location.chiefs.map(\.id) } == [["c1"], [], []])
    #expect(assignments[1].location.reasons[.chief] == .noDutyAtTime)
    #expect(assignments.allSatisfy { $0.department == nil && $0.deadline == nil })
  }

  @Test func membersInTheOrderOfTheFile() throws {
    let names = [
      "grid", "community", "subdistrict", "district", "zone", "road", "segment", "side", "distance_m", "chief",
    ]
    for assignment in try assignments() {
      let members = assignment.members.map(\.0)
      #expect(Array(members.prefix(14)) == ["id"] + names + ["department", "deadline", "reasons"])
      #expect(Array(assignment.location.members.map(\.0).prefix(11)) == names + ["reasons"])
      #expect(assignment.row.count == IncidentAssignment.columns.count)
      #expect(assignment.location.row.count == Location.columns.count)
    }
    #expect(IncidentAssignment.columns == ["id"] + names + ["department", "deadline", "reasons"])
  }

  @Test func oneAnswerAsWritten() throws {
    let assignments = try assignments()
    let members = Dictionary(uniqueKeysWithValues: assignments[0].members.map { ($0.0, $0.1) })
    #expect(members["segment"] == .integer(1))
    #expect(members["side"] == .text("right"))
    #expect(members["distance_m"] == .number(5.549))
    #expect(
      members["chief"]
        == .list([
          .object(["id": .text("c1"), "name": .text("一号"), "level": .text("一级"), "shift": .text("07:30-14:30")])
        ]))
    #expect(members["reasons"] == .object(["department": .text("no_catalogue"), "deadline": .text("no_catalogue")]))
    #expect(members["candidates"] == nil)
    #expect(
      assignments[0].row == [
        "a", "370102001001026", "370102001001", "370102001", "370102", "Z1", "经十路", "1", "right", "5.549", "c1", "", "",
        "department=no_catalogue;deadline=no_catalogue",
      ])
    let stacked = Dictionary(uniqueKeysWithValues: assignments[1].members.map { ($0.0, $0.1) })
    guard case .list(let candidates) = stacked["candidates"] else {
      Issue.record("no candidates where roads are stacked")
      return
    }
    #expect(candidates.count == 2)
    #expect(assignments[2].row.last?.hasPrefix("grid=invalid_position;community=invalid_position;") == true)
  }

  @Test func locationsSurviveJSON() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for assignment in try assignments() {
      let bytes = try encoder.encode(assignment.location)
      #expect(try JSONDecoder().decode(Location.self, from: bytes) == assignment.location)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("\"distance_m\"") && text.contains("\"reasons\""))
    }
    let nothing = String(decoding: try encoder.encode(try assignments()[2].location), as: UTF8.self)
    #expect(nothing.contains("\"grid\":null") && nothing.contains("\"grid\":\"invalid_position\""))
  }
}
