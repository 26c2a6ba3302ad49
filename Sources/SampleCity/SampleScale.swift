/// How large a sample place is.
public enum SampleScale: String, CaseIterable, Sendable {
  /// Seven communities with a river, a hillside and roads of every class, small enough to keep under version control.
  case block
  /// A district of 13 subdistricts, 88 communities and about 120 km of road.
  case district
}
