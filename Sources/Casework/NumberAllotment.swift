/// Gives component numbers that were never given before.
struct NumberAllotment: Sendable {
  private struct Series: Hashable {
    let district: String
    let classes: ClassPair
  }

  private let profile: ComponentCodeProfile
  private var taken: Set<String> = []
  private var lastOfSeries: [Series: Int] = [:]

  init(_ profile: ComponentCodeProfile) { self.profile = profile }

  /// Marks a number as given; text that is no number of the layout is marked all the same.
  mutating func take(_ id: String) {
    guard taken.insert(id).inserted, let code = try? profile.parse(id) else { return }
    let series = Series(district: code.district, classes: ClassPair(code))
    lastOfSeries[series] = max(lastOfSeries[series] ?? 0, code.sequence)
  }

  /// The number after the last one given of the district, class and subclass.
  mutating func next(_ code: ComponentCode) throws(ComponentCodeError) -> String {
    let series = Series(district: code.district, classes: ClassPair(code))
    var code = code
    while true {
      code.sequence = (lastOfSeries[series] ?? 0) + 1
      let id = try profile.id(of: code)
      lastOfSeries[series] = code.sequence
      if taken.insert(id).inserted { return id }
    }
  }
}
