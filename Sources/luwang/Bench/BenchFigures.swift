/// Figures by name, in the order in which they are told to people.
struct BenchFigures: Encodable {
  private enum Value {
    case text(String)
    case count(Int)
    case bits(UInt64)
    case number(Double)
    case range(Double, Double)
    case flag(Bool)
    case none
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private var entries: [(key: String, value: Value)] = []

  mutating func add(_ key: String, _ text: String) { entries.append((key, .text(text))) }
  mutating func add(_ key: String, _ count: Int?) { entries.append((key, count.map { .count($0) } ?? .none)) }
  mutating func add(_ key: String, bits: UInt64) { entries.append((key, .bits(bits))) }
  mutating func add(_ key: String, _ number: Double?) { entries.append((key, number.map { .number($0) } ?? .none)) }
  mutating func add(_ key: String, _ flag: Bool) { entries.append((key, .flag(flag))) }

  /// Adds the middle of several measurements, and their least and most as `…_spread`; `null` where nothing was measured.
  mutating func add(_ key: String, _ spread: Spread?) {
    add(key, spread?.median)
    entries.append(("\(key)_spread", spread.map { .range($0.least, $0.most) } ?? .none))
  }

  /// Adds what a query takes: the mean over all queries, the middle of the runs, and quantiles over the queries.
  mutating func add(_ key: String, _ times: QueryTimes?) {
    add(key, times?.mean)
    add("\(key)_p50", times?.p50)
    add("\(key)_p99", times?.p99)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (key, value) in entries {
      let key = Key(stringValue: key)
      switch value {
      case .text(let text): try container.encode(text, forKey: key)
      case .count(let count): try container.encode(count, forKey: key)
      case .bits(let bits): try container.encode(bits, forKey: key)
      case .number(let number): try container.encode(number, forKey: key)
      case .range(let least, let most): try container.encode([least, most], forKey: key)
      case .flag(let flag): try container.encode(flag, forKey: key)
      case .none: try container.encodeNil(forKey: key)
      }
    }
  }

  /// The figures for people, a line each, without those that were not measured.
  var lines: [String] {
    let width = entries.map(\.key.count).max() ?? 0
    return entries.compactMap { key, value in
      let text: String
      switch value {
      case .text(let words): text = words
      case .count(let count): text = "\(count)"
      case .bits(let bits): text = "\(bits)"
      case .number(let number): text = BenchFigures.rounded(number)
      case .range(let least, let most): text = "\(BenchFigures.rounded(least)) to \(BenchFigures.rounded(most))"
      case .flag(let flag): text = flag ? "yes" : "no"
      case .none: return nil
      }
      return key + String(repeating: " ", count: width - key.count + 2) + text
    }
  }

  /// Three digits or more.
  private static func rounded(_ number: Double) -> String {
    guard abs(number) < 100 else { return "\(Int(min(max(number.rounded(), -9e18), 9e18)))" }
    return "\((number * 1000).rounded() / 1000)"
  }
}
