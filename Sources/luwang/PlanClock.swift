import Foundation
import GeoTypes
import Plans
import Store

/// The day of a plan on the city's clock.
enum PlanClock {
  /// Midnight of a day.
  /// - Parameters:
  ///   - date: `2026-05-04`; `nil` is today.
  ///   - offset: `+08:00`; `nil` is China's in its frame, else what the longitude says to the hour.
  static func midnight(date: String?, offset: String?, frame: StorageCRS, longitude: Double) throws -> PlanInstant {
    let minutes: Int
    if let offset {
      guard let moment = PlanInstant("2000-01-01T00:00:00\(offset)") else {
        throw Outcome.badInput("--utc-offset \(offset): write it as +08:00, -05:30 or Z")
      }
      minutes = moment.offsetMinutes
    } else {
      minutes = frame == .cgcs2000 ? 480 : Int((longitude / 15).rounded()) * 60
    }
    let day = date ?? today(minutes)
    guard let midnight = PlanInstant("\(day)T00:00:00\(clock(minutes))"), day.utf8.count == 10 else {
      throw Outcome.badInput("--date \(day): write a day that there is as 2026-05-04")
    }
    return midnight
  }

  private static func today(_ minutes: Int) -> String {
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    let instant = PlanInstant(milliseconds: now, offsetMinutes: minutes)
    return String((instant?.description ?? "").prefix(10))
  }

  private static func clock(_ minutes: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(minutes < 0 ? "-" : "+")\(padded(abs(minutes) / 60)):\(padded(abs(minutes) % 60))"
  }
}
