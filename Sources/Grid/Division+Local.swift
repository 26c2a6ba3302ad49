extension Division {
  /// Code of the district that a city without divisions gets.
  public static let localDistrictCode = ProvisionalOutline.code
}
