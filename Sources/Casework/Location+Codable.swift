internal import GeoTypes
internal import RoadNetwork

extension Location: Codable {
  private enum CodingKeys: String, CodingKey {
    case grid, community, subdistrict, district, zone, road, segment, side
    case distance = "distance_m"
    case chiefs = "chief"
    case roadID = "road_id"
    case reasons, candidates
  }

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    grid = try container.decodeIfPresent(String.self, forKey: .grid)
    community = try container.decodeIfPresent(String.self, forKey: .community)
    subdistrict = try container.decodeIfPresent(String.self, forKey: .subdistrict)
    district = try container.decodeIfPresent(String.self, forKey: .district)
    zone = try container.decodeIfPresent(String.self, forKey: .zone)
    road = try container.decodeIfPresent(String.self, forKey: .road)
    roadID = try container.decodeIfPresent(RoadID.self, forKey: .roadID)
    segment = try container.decodeIfPresent(SegmentUID.self, forKey: .segment)
    side = try container.decodeIfPresent(Side.self, forKey: .side)
    distance = try container.decodeIfPresent(Meters.self, forKey: .distance)
    chiefs = try container.decodeIfPresent([ChiefOnDuty].self, forKey: .chiefs) ?? []
    candidates = try container.decodeIfPresent([RoadCandidate].self, forKey: .candidates) ?? []
    for (field, reason) in try container.decode([String: MissingReason].self, forKey: .reasons) {
      guard let known = LocationField(rawValue: field) else { continue }
      reasons[known] = reason
    }
  }

  /// Writes every answer under its name in files, `null` where there is none, with the reasons.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(grid, forKey: .grid)
    try container.encode(community, forKey: .community)
    try container.encode(subdistrict, forKey: .subdistrict)
    try container.encode(district, forKey: .district)
    try container.encode(zone, forKey: .zone)
    try container.encode(road, forKey: .road)
    try container.encode(roadID, forKey: .roadID)
    try container.encode(segment, forKey: .segment)
    try container.encode(side, forKey: .side)
    try container.encode(distance, forKey: .distance)
    try container.encode(chiefs.isEmpty ? nil : chiefs, forKey: .chiefs)
    let named = reasons.map { ($0.key.rawValue, $0.value) }
    try container.encode(Dictionary(uniqueKeysWithValues: named), forKey: .reasons)
    if !candidates.isEmpty { try container.encode(candidates, forKey: .candidates) }
  }
}
