/// The language of what a plan says to people.
public enum PlanLanguage: String, Hashable, Sendable, CaseIterable {
  /// Chinese.
  case zh
  /// English.
  case en
}
