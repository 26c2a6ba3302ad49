import CityImport
public import Foundation
import NIOCore
import RoadNetwork
import Routing
import Store

/// The routing services without HTTP, to measure them: the same questions, searches and answers as a server has.
public struct DriveTrial: Sendable {
  private let answers: DriveAnswers

  /// Reads a city's roads and makes them ready for one vehicle.
  /// - Parameters:
  ///   - profile: the name of a profile that comes with Luwang.
  ///   - threads: how many may work on a table.
  /// - Throws: `CityFileError`, `RoutingError`, and ``Problem`` for a profile that is not known.
  public init(city: URL, profile: String, threads: Int) async throws {
    let file = try CityFile.openReadOnly(city)
    let streets = try file.preparedStreets(threads: threads)
    try file.close()
    let makers = DriveRoom.Makers()
    defer { makers.shutDown() }
    let room = try DriveRoom(
      network: streets.network, hierarchy: streets.hierarchy, threads: threads, makers: makers)
    var limits = ServiceOptions.Limits()
    limits.tableCells = .max
    limits.tableSize = .max
    answers = DriveAnswers(
      room: room, drive: try await room.drive(profile), limits: limits, version: "trial", threads: threads)
  }

  /// Answers a request.
  /// - Parameters:
  ///   - service: such as `route`.
  ///   - coordinates: `LON,LAT;LON,LAT`.
  ///   - query: `OPTION=VALUE&OPTION=VALUE`.
  /// - Returns: the bytes of the JSON, 0 where there is no such service.
  /// - Throws: what the service tells instead of an answer.
  public func answer(_ service: String, _ coordinates: String, _ query: String) throws -> Int {
    guard let service = DriveQuestion.Service(rawValue: service) else { return 0 }
    return try answers.answer(DriveQuestion(service, coordinates: coordinates, query: query)).readableBytes
  }
}
