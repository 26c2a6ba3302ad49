/// What is wrong with a field of an edit.
public struct EditFault: Hashable, Sendable {
  /// The field, by its name in the layer.
  public var field: String
  /// The value as it was given, shortened.
  public var value: String
  /// What is wrong with it, and what to do.
  public var reason: String

  init(_ field: String, _ value: String?, _ reason: String) {
    self.field = field
    self.value = value.map { "'\($0.prefix(80))'" } ?? "nothing"
    self.reason = reason
  }
}

extension EditFault: CustomStringConvertible {
  /// Field, value and what is wrong, in one sentence.
  public var description: String { "\(field): \(value) \(reason)" }
}

/// Why an edit was not done; the city is as before.
public enum EditError: Error, Hashable, Sendable {
  /// Fields that cannot be so.
  case invalid(layer: CityLayer, key: String, faults: [EditFault])
  /// There is no such row.
  case notFound(layer: CityLayer, key: String)
  /// There is such a row already.
  case alreadyThere(layer: CityLayer, key: String, current: RowTag)
  /// The row is another than the one that the edit was made for; without a tag it is gone.
  case changed(layer: CityLayer, key: String, current: RowTag?)
}

extension EditError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .invalid(let layer, let key, let faults):
      "\(layer.rawValue) \(key): " + faults.map(\.description).joined(separator: "; ")
    case .notFound(let layer, let key):
      "\(layer.rawValue) \(key): there is none; list the layer to see what there is"
    case .alreadyThere(let layer, let key, _):
      "\(layer.rawValue) \(key): is there already; give another key, or change that one"
    case .changed(let layer, let key, let current):
      "\(layer.rawValue) \(key): was \(current == nil ? "deleted" : "changed") by somebody since; read it again, and "
        + "repeat the edit on what stands there now"
    }
  }
}
