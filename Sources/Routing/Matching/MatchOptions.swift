public import GeoTypes

/// What a ``TrackMatcher`` goes by; the defaults suit vehicles that tell their position every second to every minute.
public struct MatchOptions: Hashable, Sendable {
  /// What to do where a track pauses.
  public enum Gaps: String, Sendable, CaseIterable {
    /// A new matching begins where the way between is a guess: see `Docs/Algorithms/MapMatching.md`.
    case split
    /// Pauses are bridged like any other step, if there is a way.
    case ignore
  }

  /// What to do where a track pauses.
  public var gaps = Gaps.split
  /// Whether fixes that say no more than their neighbours are left out of the answer.
  public var tidy = false
  /// A fix farther from all roads is not matched.
  public var searchRadius = Meters(100)
  /// No vehicle is faster, as far as fixes have times.
  public var greatestSpeed = KilometersPerHour(200)

  /// The defaults.
  public init() {}
}
