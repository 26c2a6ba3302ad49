import FoundationEssentials
import GeoTypes
import Plans

/// Breaks as a cell has them: a JSON list with the names of fleet files, windows written as in other cells.
extension ShiftBreak {
  private struct Stored: Codable {
    var id: Int64
    var service: Double
    var windows: String?

    enum CodingKeys: String, CodingKey {
      case id, service
      case windows = "time_windows"
    }
  }

  /// What a list of breaks looks like, for messages.
  private static let example = #"[{"id":1,"service":1800,"time_windows":"02:00-04:00"}]"#

  /// The text of a cell with breaks; `nil` where there are none.
  static func storedText(of breaks: [ShiftBreak]) -> String? {
    guard !breaks.isEmpty else { return nil }
    let items = breaks.map { item in
      Stored(
        id: item.id, service: item.duration.rawValue, windows: WorkWindow.storedText(of: item.windows))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(items) else { preconditionFailure("the length of a break is finite") }
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads the text of a cell.
  /// - Throws: what is wrong with it.
  static func list(stored text: String) throws(Fault) -> [ShiftBreak] {
    guard let items = try? JSONDecoder().decode([Stored].self, from: Data(text.utf8)) else {
      throw Fault(reason: "is no JSON list of breaks such as \(example)")
    }
    var breaks: [ShiftBreak] = []
    for item in items {
      guard (1...Int64(Int32.max)).contains(item.id), !breaks.contains(where: { $0.id == item.id }) else {
        throw Fault(reason: "has the break number \(item.id); give each break a number of its own from 1")
      }
      guard (0...86_400).contains(item.service) else {
        throw Fault(reason: "has a break of \(item.service) s; give it from 0 to 86400")
      }
      guard let windows = WorkWindow.list(stored: item.windows ?? "") else {
        throw Fault(reason: "has time_windows that are none; write them as \(WorkWindow.example)")
      }
      breaks.append(ShiftBreak(id: item.id, duration: Seconds(item.service), windows: windows))
    }
    return breaks
  }

  /// What is wrong with a list of breaks.
  struct Fault: Error {
    var reason: String
  }
}
