/// How the sample says that it is no real place.
enum SampleNotice {
  /// The name of the place.
  static let district = "样例区"
  /// Its code: no province has codes that begin with 99.
  static let districtCode = "990101"
  /// The code that districts of a whole city begin with.
  static let cityCode = "9901"
  /// The name of a whole city.
  static let city = "样例市"
  /// One line for the head of files.
  static let line = "样例市：虚构数据，非真实地点。Synthetic data of a place that does not exist."

  /// The text that lies beside the files.
  static func readme(scale: SampleScale, seed: UInt64) -> String {
    """
    \(scale == .city ? city : city + district) (scale \(scale.rawValue), seed \(seed))

    \(line)
    The position near 117.0 E, 36.6 N was chosen only so that a Gauss-Krüger zone applies. Codes that begin with 99 are
    given to no real area; names of people are pseudonyms; every road, number and report is drawn by a program
    (luwang sample). Docs/FileFormats.md tells what each file holds. truth/ tells what a right answer is.

    """
  }
}
