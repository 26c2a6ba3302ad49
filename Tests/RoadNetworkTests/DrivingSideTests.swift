import GeoTypes
import RoadNetwork
import Testing

@Suite struct DrivingSideTests {
  @Test(arguments: [
    (-0.12, 51.5, "London"), (-6.26, 53.35, "Dublin"), (-4.14, 50.37, "Plymouth"), (-3.19, 55.95, "Edinburgh"),
    (1.31, 51.13, "Dover"), (139.69, 35.69, "Tokyo"), (141.35, 43.06, "Sapporo"), (127.68, 26.21, "Naha"),
    (151.21, -33.87, "Sydney"), (115.86, -31.95, "Perth"), (174.76, -36.85, "Auckland"), (77.21, 28.61, "Delhi"),
    (72.88, 19.08, "Mumbai"), (88.36, 22.57, "Kolkata"), (91.74, 26.14, "Guwahati"), (74.34, 31.55, "Lahore"),
    (67.0, 24.86, "Karachi"), (73.05, 33.68, "Islamabad"), (90.41, 23.81, "Dhaka"), (79.86, 6.93, "Colombo"),
    (85.32, 27.72, "Kathmandu"), (100.5, 13.75, "Bangkok"), (98.98, 18.79, "Chiang Mai"),
    (101.69, 3.14, "Kuala Lumpur"),
    (103.86, 1.28, "Singapore"), (110.35, 1.56, "Kuching"), (116.07, 5.98, "Kota Kinabalu"), (106.85, -6.21, "Jakarta"),
    (95.32, 5.55, "Banda Aceh"), (114.17, 22.32, "Hong Kong"), (114.13, 22.5, "Sheung Shui"), (113.55, 22.19, "Macau"),
    (36.82, -1.29, "Nairobi"), (32.58, 0.35, "Kampala"), (39.28, -6.8, "Dar es Salaam"), (28.28, -15.42, "Lusaka"),
    (31.05, -17.83, "Harare"), (32.58, -25.97, "Maputo"), (28.05, -26.2, "Johannesburg"), (18.42, -33.93, "Cape Town"),
    (17.08, -22.56, "Windhoek"), (25.91, -24.65, "Gaborone"), (57.5, -20.16, "Port Louis"), (-76.79, 17.97, "Kingston"),
    (-58.16, 6.8, "Georgetown"), (14.51, 35.9, "Valletta"), (33.38, 35.17, "Nicosia"), (178.44, -18.14, "Suva"),
  ])
  func keepsLeft(longitude: Double, latitude: Double, place: String) {
    #expect(DrivingSide.default(at: LonLat(longitude, latitude)) == .left, "\(place)")
  }

  @Test(arguments: [
    (117.12, 36.65, "Jinan"), (121.47, 31.23, "Shanghai"), (116.4, 39.9, "Beijing"), (114.06, 22.54, "Shenzhen"),
    (113.57, 22.27, "Zhuhai"), (113.26, 23.13, "Guangzhou"), (91.1, 29.65, "Lhasa"), (-8.61, 41.15, "Porto"),
    (1.52, 42.51, "Andorra"), (24.94, 60.17, "Helsinki"), (2.35, 48.86, "Paris"), (0.11, 49.49, "Le Havre"),
    (1.86, 50.95, "Calais"), (-1.62, 49.63, "Cherbourg"), (126.98, 37.57, "Seoul"), (129.08, 35.18, "Busan"),
    (121.56, 25.04, "Taipei"), (120.98, 14.6, "Manila"), (105.85, 21.03, "Hanoi"), (102.61, 17.97, "Vientiane"),
    (104.92, 11.56, "Phnom Penh"), (96.16, 16.8, "Yangon"), (69.18, 34.53, "Kabul"), (30.06, -1.94, "Kigali"),
    (27.48, -11.66, "Lubumbashi"), (13.23, -8.84, "Luanda"), (31.58, 4.85, "Juba"), (38.75, 9.02, "Addis Ababa"),
    (-82.37, 23.11, "Havana"), (-66.11, 18.47, "San Juan"), (-74.0, 40.71, "New York"), (47.52, -18.91, "Antananarivo"),
    (-72.34, 18.54, "Port-au-Prince"), (-66.9, 10.5, "Caracas"),
  ])
  func keepsRight(longitude: Double, latitude: Double, place: String) {
    #expect(DrivingSide.default(at: LonLat(longitude, latitude)) == .right, "\(place)")
  }

  @Test func aNetworkTakesTheSideOfItsPlaceUnlessTold() throws {
    let line = [Vertex(x: 1_038_600_000, y: 12_800_000), Vertex(x: 1_038_610_000, y: 12_800_000)]
    let way = RoadWay(
      source: "w", line: line, nodeKeys: line.map(\.key), attributes: SegmentAttributes(roadClass: .branch))
    #expect(try NetworkBuilder().build(ways: [way]).network.drivingSide == .left)
    var options = NetworkOptions()
    options.drivingSide = .right
    #expect(try NetworkBuilder(options: options).build(ways: [way]).network.drivingSide == .right)
  }
}
