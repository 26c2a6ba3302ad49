import Foundation
import GeoTypes
import Interchange
import NIOCore
import Plans

/// The members of a JSON object that was sent, each read once and checked.
struct JSONFields: Sendable {
  let values: [String: PropertyValue]
  /// Where the object stands in the body, as a JSON pointer.
  let pointer: String

  init(_ values: [String: PropertyValue], pointer: String = "") {
    self.values = values
    self.pointer = pointer
  }

  /// - Throws: ``Problem`` for bytes that are no JSON object.
  init(_ bytes: NIOCore.ByteBuffer) throws(Problem) { self.init(try BodyJSON(bytes).members) }

  /// - Throws: ``Problem`` for a text that is no JSON object.
  init(text: String) throws(Problem) { try self.init(NIOCore.ByteBuffer(string: text)) }

  /// - Throws: ``Problem`` for a member that is not known.
  func requireKnown(_ names: some Sequence<String>) throws(Problem) {
    let names = Set(names)
    guard let other = values.keys.filter({ !names.contains($0) }).min() else { return }
    throw .body(
      "\(pointer)/\(other.prefix(80))", "is not known: give some of \(names.sorted().joined(separator: ", "))")
  }

  /// Whether there is a member, be it null.
  func has(_ name: String) -> Bool { values[name] != nil }

  func text(_ name: String) throws(Problem) -> String? {
    switch values[name] {
    case nil, .null: return nil
    case .text(let text): return text
    default: throw bad(name, "give a text in quotes")
    }
  }

  func number(_ name: String) throws(Problem) -> Double? {
    switch values[name] {
    case nil, .null: return nil
    case .number(let number) where number.isFinite: return number
    case .integer(let number): return Double(number)
    default: throw bad(name, "give a number")
    }
  }

  func integer(_ name: String, _ range: ClosedRange<Int64> = 0...Int64.max) throws(Problem) -> Int64? {
    switch values[name] {
    case nil, .null: return nil
    case .integer(let number) where range.contains(number): return number
    case .number(let number):
      if let whole = Int64(exactly: number), range.contains(whole) { return whole }
    default: break
    }
    throw bad(name, "give a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  func instant(_ name: String) throws(Problem) -> PlanInstant? {
    guard let text = try text(name) else { return nil }
    guard let instant = PlanInstant(text) else {
      throw bad(name, "is no moment with an offset: write it as 2026-05-04T22:00:00+08:00")
    }
    return instant
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, _: Choice.Type
  ) throws(Problem) -> Choice? {
    guard let text = try text(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw bad(name, "give one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  /// The objects of a list.
  func objects(_ name: String) throws(Problem) -> [JSONFields]? {
    switch values[name] {
    case nil, .null: return nil
    case .list(let items):
      var objects: [JSONFields] = []
      for (index, item) in items.enumerated() {
        guard case .object(let values) = item else { throw bad("\(name)/\(index)", "give an object in braces") }
        objects.append(JSONFields(values, pointer: "\(pointer)/\(name)/\(index)"))
      }
      return objects
    default: throw bad(name, "give a list in brackets")
    }
  }

  func missing(_ name: String, _ remedy: String) -> Problem {
    Problem(
      .missingValue, "\(pointer)/\(name): \(remedy)", parts: [.init(pointer: "\(pointer)/\(name)", detail: remedy)])
  }

  func bad(_ name: String, _ remedy: String) -> Problem { .body("\(pointer)/\(name)", remedy) }
}

extension JSONFields {
  /// Texts: a list of them, or one with commas between.
  func texts(_ name: String) throws(Problem) -> [String]? {
    switch values[name] {
    case nil, .null: return nil
    case .text(let text): return text.split(separator: ",").map { String($0).trimmingCharacters(in: .whitespaces) }
    case .list(let items):
      var texts: [String] = []
      for item in items {
        guard case .text(let text) = item else { throw bad(name, "give a list of texts") }
        texts.append(text)
      }
      return texts
    default: throw bad(name, "give a list of texts")
    }
  }

  /// Whole numbers from 0.
  func integers(_ name: String) throws(Problem) -> [Int64]? {
    switch values[name] {
    case nil, .null: return nil
    case .list(let items):
      var numbers: [Int64] = []
      for item in items {
        guard case .integer(let number) = item, number >= 0 else { throw bad(name, "give a list of whole numbers") }
        numbers.append(number)
      }
      return numbers
    default: throw bad(name, "give a list of whole numbers")
    }
  }

  /// An object as its own JSON.
  func document(_ name: String) throws(Problem) -> Data? {
    switch values[name] {
    case nil, .null: return nil
    case .object(let members): return Data(NDJSONWriter.line(members.sorted { $0.key < $1.key }).utf8)
    default: throw bad(name, "give an object in braces")
    }
  }

  /// The members of an object.
  func fields(_ name: String) throws(Problem) -> JSONFields? {
    switch values[name] {
    case nil, .null: return nil
    case .object(let members): return JSONFields(members, pointer: "\(pointer)/\(name)")
    default: throw bad(name, "give an object in braces")
    }
  }
}
