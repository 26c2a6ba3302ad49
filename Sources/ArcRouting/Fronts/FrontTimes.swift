/// The time rules of a problem one after the other: those of the services, then those of the facilities.
struct FrontTimes: BitwiseCopyable {
  private let spans: FixedArray<TimeWindow>
  private let rules: FixedArray<OpenMoments>

  init(_ instance: SearchInstance) {
    let all = instance.times + instance.problem.facilities.map(\.hours)
    let spans = FixedArray(all.flatMap { $0.windows + $0.forbidden })
    self.spans = spans
    var begin = 0
    func next(_ count: Int) -> UnsafeBufferPointer<TimeWindow> {
      defer { begin += count }
      return UnsafeBufferPointer(start: UnsafePointer(spans.base + begin), count: count)
    }
    rules = FixedArray(all.map { OpenMoments(windows: next($0.windows.count), forbidden: next($0.forbidden.count)) })
  }

  func deallocate() {
    spans.deallocate()
    rules.deallocate()
  }

  /// A rule by its number.
  @inline(__always)
  subscript(number: Int32) -> OpenMoments { rules[Int(number)] }
}
