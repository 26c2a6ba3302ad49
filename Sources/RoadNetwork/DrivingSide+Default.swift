public import GeoTypes

extension DrivingSide {
  /// Where a city at a position most likely drives: left in the places of a coarse list of boxes, right elsewhere.
  ///
  /// Near a land border between the two kinds of country it may be wrong; `--driving-side` overrides it. The list and
  /// its limits are in `Docs/Decisions/0202-driving-side.md`.
  public static func `default`(at position: LonLat) -> DrivingSide {
    func holds(_ box: DegreeBox) -> Bool { box.contains(position) }
    return leftHandBoxes.contains(where: holds) && !rightHandBoxes.contains(where: holds) ? .left : .right
  }

  /// A box in whole or tenths of degrees.
  private struct DegreeBox {
    var west: Double
    var south: Double
    var east: Double
    var north: Double

    init(_ west: Double, _ south: Double, _ east: Double, _ north: Double) {
      self.west = west
      self.south = south
      self.east = east
      self.north = north
    }

    func contains(_ position: LonLat) -> Bool {
      (west...east).contains(position.longitude) && (south...north).contains(position.latitude)
    }
  }

  /// Places that keep left, each a box or several.
  private static let leftHandBoxes = [
    // Great Britain (south coast, then north of the Channel), Ireland, Man, Channel Islands
    DegreeBox(-6.5, 49.8, 1.0, 51.0), DegreeBox(-10.8, 51.0, 1.45, 61.0), DegreeBox(1.45, 51.3, 1.9, 53.0),
    DegreeBox(-2.75, 49.1, -1.95, 49.8),
    // Malta; Cyprus
    DegreeBox(14.1, 35.7, 14.7, 36.2), DegreeBox(32.2, 34.5, 34.7, 35.8),
    // Japan: main islands, Ryukyu, Ogasawara
    DegreeBox(129.5, 30.0, 132.0, 34.8), DegreeBox(132.0, 32.5, 146.0, 41.0), DegreeBox(139.3, 41.0, 146.0, 45.6),
    DegreeBox(122.9, 24.0, 131.5, 30.0), DegreeBox(141.0, 24.0, 154.0, 30.0),
    // Hong Kong; Macau
    DegreeBox(113.82, 22.15, 114.45, 22.53), DegreeBox(113.52, 22.1, 113.61, 22.22),
    // Thailand; Malay Peninsula and Singapore; Indonesia and Timor; Sarawak, Brunei, Sabah
    DegreeBox(97.3, 12.0, 102.3, 20.5), DegreeBox(102.3, 14.3, 105.7, 18.4), DegreeBox(98.0, 5.5, 102.2, 12.0),
    DegreeBox(102.3, 12.2, 102.8, 13.7), DegreeBox(99.6, 1.1, 104.6, 6.8), DegreeBox(95.0, -11.1, 141.0, 5.0),
    DegreeBox(112.0, 4.0, 119.4, 7.5), DegreeBox(95.0, 5.0, 98.0, 6.2),
    // Papua New Guinea, Solomon Islands
    DegreeBox(141.0, -12.0, 163.0, -0.5),
    // India, Pakistan, Bangladesh, Nepal, Bhutan, Sri Lanka, Maldives
    DegreeBox(61.5, 24.5, 70.5, 29.8), DegreeBox(66.3, 29.8, 74.5, 32.0), DegreeBox(69.5, 32.0, 75.5, 35.0),
    DegreeBox(71.5, 35.0, 77.8, 37.1), DegreeBox(68.0, 6.0, 80.1, 31.0), DegreeBox(75.0, 30.0, 79.5, 35.5),
    DegreeBox(80.0, 5.8, 92.7, 28.1), DegreeBox(79.5, 28.0, 82.5, 30.4), DegreeBox(82.5, 27.0, 84.5, 29.3),
    DegreeBox(91.0, 26.0, 97.4, 28.3), DegreeBox(92.0, 21.9, 94.6, 26.0), DegreeBox(92.2, 6.7, 94.0, 14.0),
    DegreeBox(72.5, -0.8, 73.9, 7.2),
    // Australia, New Zealand, southern Pacific
    DegreeBox(112.5, -44.0, 154.0, -10.0), DegreeBox(165.8, -47.5, 180.0, -34.0),
    DegreeBox(-177.0, -45.0, -175.5, -43.0),
    DegreeBox(176.5, -20.0, 180.0, -12.0), DegreeBox(-180.0, -22.5, -171.0, -12.0),
    DegreeBox(-166.0, -23.0, -157.0, -8.0),
    // Kenya, Uganda, Tanzania; Mozambique, Malawi, Zambia, Zimbabwe
    DegreeBox(29.6, -1.0, 41.9, 4.2), DegreeBox(30.8, -11.7, 40.6, -1.0), DegreeBox(30.0, -27.0, 41.0, -11.7),
    DegreeBox(22.0, -18.1, 34.0, -8.2),
    // Namibia, Botswana, South Africa, Lesotho, Eswatini
    DegreeBox(11.7, -29.0, 26.0, -17.4), DegreeBox(16.3, -35.0, 33.0, -22.0), DegreeBox(25.0, -22.5, 33.1, -15.6),
    // Mauritius, Seychelles, Saint Helena, Falkland Islands
    DegreeBox(57.2, -20.6, 63.6, -19.6), DegreeBox(46.0, -10.3, 56.3, -3.5), DegreeBox(-5.9, -16.1, -5.5, -15.8),
    DegreeBox(-61.6, -52.6, -57.5, -50.9),
    // Jamaica, Cayman, Bahamas, Bermuda, Virgin Islands to Grenada and Barbados, Trinidad, Guyana and Suriname
    DegreeBox(-78.5, 17.6, -76.1, 18.6), DegreeBox(-81.5, 19.2, -79.6, 19.8), DegreeBox(-79.4, 20.8, -71.0, 27.4),
    DegreeBox(-65.0, 32.2, -64.6, 32.4), DegreeBox(-65.1, 17.6, -62.4, 18.8), DegreeBox(-63.0, 16.6, -61.6, 17.8),
    DegreeBox(-61.6, 15.1, -61.2, 15.7), DegreeBox(-61.9, 11.9, -59.3, 14.15), DegreeBox(-62.0, 10.0, -60.4, 11.4),
    DegreeBox(-61.4, 1.8, -54.0, 8.6),
  ]

  /// Places inside those boxes that keep right.
  private static let rightHandBoxes = [
    // Normandy and the coast of the Channel; Shenzhen and Zhuhai
    DegreeBox(-1.9, 48.0, 1.0, 49.75), DegreeBox(1.45, 50.0, 4.0, 51.15), DegreeBox(113.8, 22.535, 114.7, 23.0),
    DegreeBox(113.3, 22.225, 113.6, 22.5),
    // Laos; Myanmar; Cambodia
    DegreeBox(100.1, 19.6, 102.3, 20.5), DegreeBox(101.1, 17.7, 104.0, 20.5), DegreeBox(104.3, 16.7, 105.7, 18.4),
    DegreeBox(97.3, 15.8, 98.1, 18.4), DegreeBox(98.0, 9.9, 98.7, 11.5), DegreeBox(97.4, 12.0, 98.6, 15.0),
    DegreeBox(94.0, 15.5, 97.3, 24.0), DegreeBox(102.75, 12.0, 105.7, 14.3),
    // Afghanistan; Kashgar; Tibet
    DegreeBox(61.5, 29.85, 66.2, 33.0), DegreeBox(66.2, 31.8, 69.2, 37.0), DegreeBox(69.2, 33.7, 70.0, 36.9),
    DegreeBox(75.5, 37.0, 78.0, 39.0), DegreeBox(85.5, 28.1, 91.5, 30.5), DegreeBox(79.6, 30.5, 81.5, 33.0),
    // Rwanda and Burundi; Congo's Katanga; Angola; South Sudan; Ethiopia
    DegreeBox(28.8, -4.5, 30.8, -1.1), DegreeBox(22.0, -11.0, 27.5, -8.2), DegreeBox(26.0, -12.2, 28.35, -8.2),
    DegreeBox(11.7, -17.35, 23.4, -4.0), DegreeBox(22.0, -13.0, 24.0, -8.2), DegreeBox(29.6, 3.6, 34.0, 5.0),
    DegreeBox(34.0, 4.6, 41.9, 8.0),
    // Venezuela and Brazil beside Guyana; Cuba and Haiti beside the Bahamas
    DegreeBox(-61.4, 1.0, -60.0, 4.5), DegreeBox(-61.4, 7.0, -60.6, 8.6), DegreeBox(-79.4, 19.8, -74.0, 20.85),
    DegreeBox(-74.0, 18.0, -71.6, 20.15),
    // New Caledonia lies outside; Mayotte's neighbours do too. Puerto Rico beside the Virgin Islands
    DegreeBox(-68.0, 17.8, -65.2, 18.6),
  ]
}
