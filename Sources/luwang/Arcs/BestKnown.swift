import Foundation

/// Best known costs of instances: lines `set,instance,best_known,lower_bound` under a line of headings.
struct BestKnown {
  private struct Key: Hashable {
    let set: String
    let instance: String
  }

  private var costs: [Key: Int64] = [:]

  /// Knows nothing.
  init() {}

  /// - Throws: `Outcome` that names file and line.
  init(_ file: URL) throws {
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
    where number > 0 && !line.isEmpty {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard fields.count >= 3, let cost = Int64(fields[2]) else {
        throw Outcome.badInput(
          "\(file.relativePath): line \(number + 1): '\(line)' should be set,instance,best_known,lower_bound")
      }
      costs[Key(set: fields[0], instance: fields[1])] = cost
    }
  }

  /// The best known cost of an instance: of its folder's set, otherwise of the only set that has such a name.
  func cost(of file: URL) -> Int64? {
    let set = file.deletingLastPathComponent().lastPathComponent
    let name = file.deletingPathExtension().lastPathComponent
    if let cost = costs[Key(set: set, instance: name)] { return cost }
    let others = costs.filter { $0.key.instance == name }
    return others.count == 1 ? others.first?.value : nil
  }
}
