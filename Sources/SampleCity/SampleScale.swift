/// How large a sample place is.
public enum SampleScale: String, CaseIterable, Sendable {
  /// Seven communities with a river, a hillside and roads of every class, small enough to keep under version control.
  case block
  /// A district of 13 subdistricts, 88 communities and about 120 km of road.
  case district
  /// Fifteen areas, 12 districts and 3 zones, with 2,188 km of road in 835 roads, 651 chiefs and a million components:
  /// the size of Jinan's central network.
  case city
}
