/// The fields at the head of an instance file, by name, with the lines where they stand.
struct InstanceFields {
  private var values: [String: (line: InstanceLine, value: Substring)] = [:]

  /// - Throws: `InstanceError.repeated`.
  mutating func set(_ name: String, _ value: Substring, at line: InstanceLine) throws(InstanceError) {
    guard values.updateValue((line, value), forKey: name) == nil else {
      throw .repeated(line: line.number, field: name)
    }
  }

  /// What a field says; `nil` where it is not there.
  func text(_ name: String) -> String? {
    guard var value = values[name]?.value else { return nil }
    while value.last == " " { value.removeLast() }
    return String(value)
  }

  /// The whole number of a field; `nil` where it is not there. - Throws: `InstanceError.malformed`.
  func number(_ name: String) throws(InstanceError) -> Int64? {
    guard let (line, _) = values[name], let text = text(name) else { return nil }
    guard let number = InstanceLine.number(text) else { throw line.malformed("\(name) and a whole number") }
    return number
  }

  /// The whole number of a field. - Throws: `InstanceError.missing` where it is not there.
  func need(_ name: String) throws(InstanceError) -> Int64 {
    guard let number = try number(name) else { throw .missing(field: name) }
    return number
  }

  /// A number of things, not negative. - Throws: `InstanceError`.
  func count(_ name: String) throws(InstanceError) -> Int {
    let number = try need(name)
    guard number >= 0 else { throw line(name).malformed("\(name) of at least 0") }
    return Int(number)
  }

  /// Holds a field to what was found; a field that is not there says nothing.
  /// - Throws: `InstanceError.disagrees`.
  func hold(_ name: String, to found: Int) throws(InstanceError) { try hold(name, to: Int64(found)) }

  func hold(_ name: String, to found: Int64) throws(InstanceError) {
    guard let stated = try number(name), stated != found else { return }
    throw .disagrees(line: line(name).number, field: name, stated: stated, found: found)
  }

  /// A remark where a field is not what was found: val and gdb12 state sums of another version of their lists, and the costs
  /// known for them are those of the lists.
  func remark(_ name: String, _ found: Int64) throws(InstanceError) -> [String] {
    guard let stated = try number(name), stated != found else { return [] }
    return [InstanceError.disagrees(line: line(name).number, field: name, stated: stated, found: found).description]
  }

  /// The line of a field that is there.
  func line(_ name: String) -> InstanceLine {
    guard let line = values[name]?.line else { preconditionFailure("\(name) was read before") }
    return line
  }
}
