import Casework
import Testing

@Suite("Component numbers by a named layout")
struct ComponentCodeTests {
  @Test func theRealExample() throws {
    let code = try ComponentCodeProfile.sixTwoTwoSix.parse("3205820102048188")
    #expect(code == ComponentCode(district: "320582", componentClass: "01", subclass: "02", sequence: 48188))
    let other = try ComponentCodeProfile.sixTwoThreeFive.parse("3205820102048188")
    #expect(other == ComponentCode(district: "320582", componentClass: "01", subclass: "20", sequence: 48188))
  }

  @Test func widerSubclassesKeepNoZero() throws {
    let code = try ComponentCodeProfile.sixTwoThreeFive.parse("3701020100200001")
    #expect(code == ComponentCode(district: "370102", componentClass: "01", subclass: "02", sequence: 1))
    #expect(try ComponentCodeProfile.sixTwoThreeFive.id(of: code) == "3701020100200001")
    #expect(try ComponentCodeProfile.sixTwoTwoSix.id(of: code) == "3701020102000001")
  }

  @Test func names() {
    #expect(ComponentCodeProfile(name: "6-2-2-6") == .sixTwoTwoSix)
    #expect(ComponentCodeProfile(name: "6-2-3-5") == .sixTwoThreeFive)
    #expect(ComponentCodeProfile(name: "6-2-4-4") == nil)
    #expect(ComponentCodeProfile.all.map(\.name) == ["6-2-2-6", "6-2-3-5"])
  }

  @Test func citiesWithoutCodes() throws {
    let code = try ComponentCodeProfile.sixTwoTwoSix.parse("local:0000010102000007")
    #expect(code.district == "local:000001")
    #expect(try ComponentCodeProfile.sixTwoTwoSix.id(of: code) == "local:0000010102000007")
  }

  @Test(arguments: [
    "", "320582010204818", "32058201020481880", "32058201020481x8", "３205820102048188", " 205820102048188",
    "-205820102048188", "local:", "local:320582010204818", "Local:3205820102048188",
  ])
  func malformed(id: String) {
    #expect(throws: ComponentCodeError.malformed(id: id, profile: "6-2-2-6")) {
      try ComponentCodeProfile.sixTwoTwoSix.parse(id)
    }
  }

  @Test(arguments: ["3.70102E+15", "3.70102e15", "3.7010201010001E+15"])
  func roundedBySpreadsheets(id: String) throws {
    let error = #expect(throws: ComponentCodeError.self) { try ComponentCodeProfile.sixTwoTwoSix.parse(id) }
    #expect(error?.description.contains("spreadsheet") == true)
    #expect(!ComponentCodeError.malformed(id: "37010E", profile: "6-2-2-6").description.contains("spreadsheet"))
  }

  @Test func whatCannotBeGiven() {
    let profile = ComponentCodeProfile.sixTwoTwoSix
    var code = ComponentCode(district: "370102", componentClass: "01", subclass: "02", sequence: 1_000_000)
    #expect(
      throws: ComponentCodeError.sequenceExhausted(
        district: "370102", componentClass: "01", subclass: "02", last: 999_999)
    ) { try profile.id(of: code) }
    code.sequence = 1
    code.subclass = "088"
    #expect(throws: ComponentCodeError.partTooWide(part: "subclass", value: "088", profile: "6-2-2-6")) {
      try profile.id(of: code)
    }
    code.district = "37010"
    #expect(throws: ComponentCodeError.partTooWide(part: "district", value: "37010", profile: "6-2-2-6")) {
      try profile.id(of: code)
    }
    #expect(throws: ComponentCodeError.zeroSequence(id: "3205820102000000")) { try profile.parse("3205820102000000") }
  }
}
