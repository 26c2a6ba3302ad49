/// A class and a subclass, each written with at least two digits.
struct ClassPair: Hashable, Sendable, CustomStringConvertible {
  let componentClass: String
  let subclass: String

  init(componentClass: String, subclass: String) {
    self.componentClass = ComponentCodeProfile.canonicalSubclass(componentClass)
    self.subclass = ComponentCodeProfile.canonicalSubclass(subclass)
  }

  init(_ code: ComponentCode) {
    self.init(componentClass: code.componentClass, subclass: code.subclass)
  }

  var description: String { "\(componentClass)-\(subclass)" }
}
