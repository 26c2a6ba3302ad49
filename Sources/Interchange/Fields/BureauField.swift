/// What a property of a bureau's file can mean; the raw value is its name in `--map`.
public enum BureauField: String, CaseIterable, Sendable {
  // Divisions, zones, unit grids
  case code, name, level, parent, precedence, community
  // Roads and turn rules
  case roadClass = "class"
  case oneway, lanes
  case width = "width_m"
  case surface, maxspeed, layer, bridge, tunnel, access, divided, link, roundabout, from, to
  // Components and incidents
  case id, subclass, state
  case managedBy = "managed_by"
  case surveyedOn = "surveyed_on"
  case reportedAt = "reported_at"
  case source, text, address
  // Facilities and surroundings
  case kind, hours
  case serviceTime = "service_s"
  // Chiefs
  case chief, road, ways, segments, side, shift
  case fromOffset = "from_m"
  case toOffset = "to_m"
  case validFrom = "valid_from"
  case validTo = "valid_to"
  // Positions of rows
  case longitude = "lon"
  case latitude = "lat"
  case wkt, crs

  /// The names that are looked for when `--map` does not say, the likeliest first, in small letters.
  public var candidates: [String] { [rawValue] + (Self.otherNames[self] ?? []) }

  private static let otherNames: [BureauField: [String]] = [
    .code: [
      "adcode", "代码", "编码", "行政区划代码", "行政区代码", "区划代码", "网格编码", "网格代码", "xzqdm", "xzdm", "dm", "gb",
      "area_code", "areacode", "grid_code", "gridcode", "code_id", "bgid",
    ],
    .name: [
      "名称", "行政区名称", "区划名称", "道路名称", "路名", "单位名称", "姓名", "xzqmc", "mc", "objname", "name_zh", "fullname", "shapename",
    ],
    .level: ["级别", "层级", "等级", "admin_level", "路长级别"],
    .parent: ["上级", "上级代码", "上级编码", "父级", "父级代码", "所属", "parent_code", "parentcode", "pcode", "parent_adcode"],
    .precedence: ["优先级", "优先", "priority"],
    .community: ["社区", "社区代码", "社区编码", "所属社区", "community_code"],
    .roadClass: ["道路等级", "道路类别", "道路级别", "大类", "大类代码", "类别", "road_class", "highway", "fclass"],
    .oneway: ["单行", "单行线", "单向", "one_way"],
    .lanes: ["车道数", "车道"],
    .width: ["宽度", "路宽", "道路宽度", "width"],
    .surface: ["路面", "路面类型", "路面材料"],
    .maxspeed: ["限速", "最高限速", "max_speed"],
    .layer: ["层", "层次"],
    .bridge: ["桥", "桥梁", "是否桥梁"],
    .tunnel: ["隧道", "是否隧道"],
    .access: ["通行", "通行限制"],
    .divided: ["分隔", "中央分隔带", "双幅"],
    .link: ["匝道", "is_link"],
    .roundabout: ["环岛"],
    .from: ["起始道路", "驶入道路", "from_id"],
    .to: ["到达道路", "驶出道路", "to_id"],
    .id: ["编号", "标识码", "部件编号", "部件标识码", "案件编号", "序号", "objid", "bsm", "objectid", "fid", "osm_id", "gid"],
    .subclass: ["小类", "小类代码", "sub_class"],
    .state: ["状态", "部件状态", "objstate", "status"],
    .managedBy: ["主管部门", "管理单位", "主管单位", "deptname1", "managedby"],
    .surveyedOn: ["普查日期", "调查日期", "ordate"],
    .reportedAt: ["上报时间", "发现时间", "时间", "time", "reported", "created_at"],
    .source: ["来源", "案件来源", "数据来源", "datasource"],
    .text: ["内容", "描述", "问题描述", "案件描述", "description", "note", "备注"],
    .address: ["地址", "位置描述", "详细地址"],
    .kind: ["类型", "种类", "设施类型", "type"],
    .hours: ["开放时间", "营业时间", "opening_hours"],
    .serviceTime: ["服务时间", "作业时间", "service_time"],
    .chief: ["路长", "路长编号", "chief_id"],
    .road: ["道路", "路段名称", "负责道路", "道路名称", "路名", "road_name"],
    .ways: ["道路编号", "路段编号", "way", "way_ids"],
    .segments: ["路段", "segment", "uids", "uid"],
    .side: ["侧", "左右侧", "方位"],
    .shift: ["班次", "时段"],
    .fromOffset: ["起点距离", "from_offset"],
    .toOffset: ["终点距离", "to_offset"],
    .validFrom: ["开始日期", "生效日期"],
    .validTo: ["结束日期", "失效日期"],
    .longitude: ["lng", "long", "longitude", "经度", "x", "easting", "lon_x", "东坐标"],
    .latitude: ["latitude", "纬度", "y", "northing", "lat_y", "北坐标"],
    .wkt: ["geometry", "geom", "the_geom", "wkt_geom", "几何"],
    .crs: ["坐标系", "srs", "epsg", "input_crs"],
  ]
}
