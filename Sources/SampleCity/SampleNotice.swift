/// How the sample says that it is no real place.
enum SampleNotice {
  /// The name of the place.
  static let district = "样例区"
  /// Its code: no province has codes that begin with 99.
  static let districtCode = "990101"
  /// One line for the head of files.
  static let line = "样例市：虚构数据，非真实地点。Synthetic data of a place that does not exist."
}
