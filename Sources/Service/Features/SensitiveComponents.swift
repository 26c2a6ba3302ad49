import GeoTypes
import Store

/// What guests are told of components: not those of power, gas, police and defence, and of the others where they are to
/// about a hundred metres.
enum SensitiveComponents {
  /// Class and subclass of those that guests are not told of, by CJ/T 214-2005: lids and works of power 0105, 0116, 0133,
  /// 0134; of gas and oil 0111, 0129, 0135; of the police 0112, 0136, 0138, 0217; civil defence 0502; hazards 0601.
  static let classes: Set<String> = [
    "0105", "0111", "0112", "0116", "0129", "0133", "0134", "0135", "0136", "0138", "0217", "0502", "0601",
  ]

  /// Decimals of a degree that are told.
  static let digits = 3

  /// What leaves them out.
  static let condition = FeatureCondition.isNone(columns: ["class", "subclass"], of: classes)

  /// A position as guests are told it.
  static func rounded(_ shape: RawShape) -> RawShape {
    guard case .point(let position) = shape else { return shape }
    func round(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    return .point(RawPosition(round(position.x), round(position.y)))
  }

  /// A box of positions as guests are told it: no smaller, and on the same lattice.
  static func widened(_ box: FeatureBox) -> FeatureBox {
    func down(_ value: Double) -> Double { (value * 1000).rounded(.down) / 1000 }
    func up(_ value: Double) -> Double { (value * 1000).rounded(.up) / 1000 }
    return FeatureBox(west: down(box.west), south: down(box.south), east: up(box.east), north: up(box.north))
  }
}
