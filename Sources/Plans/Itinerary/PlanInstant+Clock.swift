extension PlanInstant {
  /// What its clock shows, `22:05:30`; parts of a second are cut off.
  public var clock: String { String(description.dropFirst(11).prefix(8)) }
}
