import GeoTypes
import Interchange
import Testing

struct FieldMappingTests {
  private func fields(_ properties: [String: PropertyValue], _ map: String = "") throws -> BureauFields {
    let record = FeatureRecord(place: "feature 3", shape: nil, properties: properties)
    let table = FeatureTable(crs: nil, records: [record])
    return try FieldMapping(parsing: map).lookup(in: table, file: "a.geojson").fields(of: record)
  }

  private func message(_ body: () throws(InterchangeError) -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test func parsesPairs() throws {
    let mapping = try FieldMapping(parsing: #" code=区域代码, Name="名, ""全""",lon=x ,"#)
    #expect(mapping.properties == [.code: "区域代码", .name: #"名, "全""#, .longitude: "x"])
    #expect(try FieldMapping(parsing: "").properties == [:])
  }

  @Test(arguments: [
    ("code", "code is not field=property"), ("colour=x", "colour is not a field; write pairs such as"),
    ("code=", "code= names no property"), ("code=a,code=b", "code is mapped twice"),
  ])
  func refusesBadPairs(text: String, expected: String) {
    #expect(message { () throws(InterchangeError) in _ = try FieldMapping(parsing: text) }.contains(expected))
  }

  @Test(arguments: [
    ("adcode", BureauField.code), ("代码", .code), ("XZQDM", .code), ("gb", .code), ("名称", .name), ("XZQMC", .name),
    ("上级", .parent), ("级别", .level), ("Lng", .longitude), ("经度", .longitude), ("纬度", .latitude), (" Code ", .code),
  ])
  func findsUsualNames(column: String, field: BureauField) throws {
    let lookup = try FieldMapping().lookup(in: ["other", column], file: "a")
    #expect(lookup[field] == column)
  }

  @Test func prefersTheMappingThenTheLikeliestName() throws {
    let columns = ["代码", "adcode", "code"]
    #expect(try FieldMapping().lookup(in: columns, file: "a")[.code] == "code")
    #expect(try FieldMapping([.code: "代码"]).lookup(in: columns, file: "a")[.code] == "代码")
    #expect(
      message { () throws(InterchangeError) in
        _ = try FieldMapping([.code: "XZQDM"]).lookup(in: columns, file: "a.csv")
      } == "a.csv: has no property XZQDM, which --map gives for code; it has 代码, adcode, code")
  }

  @Test func namesAFieldThatIsMissing() throws {
    let lookup = try FieldMapping().lookup(in: ["foo", "名称"], file: "a.csv")
    #expect(
      message { () throws(InterchangeError) in try lookup.require(.name, .code) }
        == "a.csv: has no property for code; say which it is with --map code=PROPERTY; it has foo, 名称")
  }

  @Test func readsTexts() throws {
    let fields = try fields([
      "code": .integer(370_102), "name": .text(" 历下　"), "parent": .object(["adcode": .integer(370_100)]),
      "level": .text(""), "kind": .list([]), "id": .number(12),
    ])
    #expect(try fields.text(.code) == "370102")
    #expect(try fields.text(.name) == "历下")
    #expect(try fields.text(.parent) == "370100")
    #expect(try fields.text(.level) == nil)
    #expect(try fields.text(.shift) == nil)
    #expect(try fields.text(.id) == "12")
    #expect(
      message { () throws(InterchangeError) in _ = try fields.text(.kind) }.contains(
        "feature 3: [] is not a text (kind)"))
    #expect(
      message { () throws(InterchangeError) in _ = try fields.requiredText(.level) }
        == "a.geojson: feature 3: has no level: the property level is empty; fill it in, or take the feature out")
    #expect(
      message { () throws(InterchangeError) in _ = try fields.requiredText(.chief) }
        .contains("has no property for chief; say which it is with --map chief=PROPERTY; it has code, id"))
  }

  @Test func readsNumbers() throws {
    let fields = try fields([
      "lanes": .text(" 4 "), "layer": .number(2), "width_m": .text("3.5"), "maxspeed": .text("1e3"),
      "precedence": .text("inf"),
      "from_m": .text("0x10"), "to_m": .number(1.5), "service_s": .text("9223372036854775807"), "lon": .boolean(true),
    ])
    #expect(try fields.integer(.lanes) == 4)
    #expect(try fields.integer(.layer) == 2)
    #expect(try fields.number(.width) == 3.5)
    #expect(try fields.integer(.maxspeed) == 1000)
    #expect(try fields.integer(.serviceTime) == Int.max)
    for field in [BureauField.precedence, .fromOffset, .longitude] {
      #expect(message { () throws(InterchangeError) in _ = try fields.number(field) }.contains("is not a number"))
    }
    #expect(
      message { () throws(InterchangeError) in _ = try fields.integer(.toOffset) }.contains("1.5 is not a whole number")
    )
  }

  @Test(
    arguments: [
      (.text("是"), true), (.text("否"), false), (.text("YES"), true), (.text("no"), false),
      (.integer(1), true), (.integer(0), false), (.text("1"), true), (.boolean(true), true), (.text("有"), true),
      (.number(0), false), (.null, nil), (.text(" "), nil),
    ] as [(PropertyValue, Bool?)])
  func readsYesAndNo(value: PropertyValue, expected: Bool?) throws {
    #expect(try fields(["bridge": value]).flag(.bridge) == expected)
  }

  @Test func refusesOtherFlags() throws {
    let fields = try fields(["桥": .text("maybe")])
    #expect(
      message { () throws(InterchangeError) in _ = try fields.flag(.bridge) }
        == #"a.geojson: feature 3: "maybe" is neither yes nor no (桥, read as bridge); give 是/否, yes/no, true/false or 1/0"#
    )
  }
}
