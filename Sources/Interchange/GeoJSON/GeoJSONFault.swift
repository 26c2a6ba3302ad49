/// What is wrong with one feature, before the file and the number of the feature are known.
struct GeoJSONFault: Error {
  /// The value that is wrong, `nil` where it is the kind of file.
  var value: String?
  /// What is wrong.
  var reason: String
  /// What to do.
  var remedy: String
}
