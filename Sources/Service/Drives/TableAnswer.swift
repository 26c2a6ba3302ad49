import Foundation
import GeoTypes
import NIOCore
import RoadNetwork
import Routing

extension DriveAnswers {
  /// Times and lengths of the fastest drives from each source to each destination.
  func table(_ question: DriveQuestion, _ desk: DriveDesk) throws -> NIOCore.ByteBuffer {
    let stops = try finder(question, desk).stops()
    let (rows, columns) = (question.tableRows, question.tableColumns)
    let table: TravelTable
    do {
      table = try desk.table(
        from: rows.map { stops[$0].stands }, to: columns.map { stops[$0].stands }, threads: threads)
    } catch { throw DriveFault(.noTable, "No table found: \(error)") }
    let cells = TableText(table, question, guess: guess(question, stops))
    var text = DriveText()
    text.append("{\"code\":\"Ok\"")
    if !question.skipsWaypoints {
      text.append(",\"sources\":")
      append(rows.lazy.map { stops[$0] }, question, to: &text)
      text.append(",\"destinations\":")
      append(columns.lazy.map { stops[$0] }, question, to: &text)
    }
    finish(&text)
    return cells.body(around: text.body)
  }

  /// The metres between two coordinates as the crow flies, where times are estimated from them.
  private func guess(_ question: DriveQuestion, _ stops: [DriveStop]) -> ((Int, Int) -> Double)? {
    guard question.fallbackSpeed != nil else { return nil }
    let positions = question.fallsBackFromRoads ? stops.map(\.snap.position) : question.coordinates
    let (rows, columns) = (question.tableRows, question.tableColumns)
    return { row, column in positions[rows[row]].greatCircle(to: positions[columns[column]]) }
  }
}

extension LonLat {
  /// Metres along the great circle, on a sphere of the earth's mean radius.
  fileprivate func greatCircle(to other: LonLat) -> Double {
    let (a, b) = (latitude * .pi / 180, other.latitude * .pi / 180)
    let (dy, dx) = (sin((b - a) / 2), sin((other.longitude - longitude) * .pi / 360))
    return 2 * 6_371_008.8 * asin(min(1, (dy * dy + cos(a) * cos(b) * dx * dx).squareRoot()))
  }
}
