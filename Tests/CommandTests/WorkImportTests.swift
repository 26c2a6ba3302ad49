import Foundation
import TestKit
import Testing

/// Fleet and rules on their way into the city, and what `doctor` and `stats` tell of them.
@Suite("Import of fleet and rules")
struct WorkImportTests {
  private let city: ScratchCity
  private let folder: ScratchFolder

  init() throws {
    city = try ScratchCity()
    folder = try ScratchFolder()
  }

  private func rules(_ kind: String, _ more: String = "") throws -> String {
    let text = #"{"kind":"\#(kind)","classes":{"secondary":{"time_windows":["22:00-06:00"]},"branch":{}}\#(more)}"#
    return try folder.file("\(kind).json", text).path
  }

  private func fleet(_ vehicles: String) throws -> String {
    try folder.file("fleet.json", #"{"description":"夜班","vehicles":[\#(vehicles)]}"#).path
  }

  @Test func theyAreStored() throws {
    let fleet = ScratchCity.file("fleet.json")
    try city.run("import", "--fleet", fleet, "--rules", try rules("sweep"), "--rules", try rules("patrol"))
    #expect(
      try city.rows("SELECT id, profile, time_window FROM vehicle WHERE id = 1") == [["1", "sweeper", "05:00-13:00"]])
    #expect(try city.column("SELECT operation FROM rule WHERE class = 'branch' ORDER BY fid") == ["sweep", "patrol"])
    let log = "SELECT layer, file, written_count FROM import_log WHERE layer IN ('vehicle', 'rule') ORDER BY fid"
    #expect(
      try city.rows(log) == [
        ["vehicle", "fleet.json", "3"], ["rule", "sweep.json", "3"], ["rule", "patrol.json", "3"],
      ])
    let told = try city.luwang("stats")
    #expect(told.output.contains("fleet of 3 vehicles, rules for sweep and patrol"), "\(told.output)")
    #expect(try city.run("doctor", "--strict").output.isEmpty)
  }

  @Test func otherImportsLeaveThemAlone() throws {
    try city.run("import", "--fleet", ScratchCity.file("fleet.json"), "--rules", try rules("sweep"))
    try city.run("import", "--roads", ScratchCity.file("roads.geojson"))
    #expect(try city.number("SELECT count(*) FROM vehicle") == 3)
    try city.run("import", "--rules", try rules("patrol"))
    #expect(try city.column("SELECT DISTINCT operation FROM rule ORDER BY fid") == ["sweep", "patrol"])
    try city.run("import", "--rules", try rules("sweep", #","segments":[{"segment":1,"passes":0}]"#))
    #expect(try city.number("SELECT count(*) FROM rule WHERE operation = 'sweep'") == 4)
  }

  @Test func dryRunTellsAndWritesNothing() throws {
    let before = try city.bytes
    let told = try city.run(
      "import", "--fleet", ScratchCity.file("fleet.json"), "--rules", try rules("sweep"), "--dry-run")
    #expect(told.errors.contains("rule 3, vehicle 3"), "\(told.errors)")
    #expect(try city.bytes == before)
  }

  @Test func appendAddsVehicles() throws {
    try city.run("import", "--fleet", try fleet(#"{"id":1,"profile":"sweeper"},{"id":2,"profile":"washer"}"#))
    try city.run(
      "import", "--append", "--fleet", try fleet(#"{"id":2,"profile":"truck"},{"id":3,"profile":"foot"}"#))
    #expect(try city.column("SELECT profile FROM vehicle ORDER BY id") == ["sweeper", "truck", "foot"])
    try city.run("import", "--fleet", try fleet(#"{"id":9,"profile":"sweeper"}"#))
    #expect(try city.column("SELECT id FROM vehicle") == ["9"])
  }

  @Test func namesThatLeadNowhereAreTold() throws {
    let vehicle = #"{"id":1,"profile":"sweeper","start_facility":"depot-99","end_facility":"depot-1"}"#
    let more =
      #","segments":[{"segment":99999},{"segment":1,"vehicle":8}]"#
    let arguments = [
      "import", city.url.path, "--fleet", try fleet(vehicle), "--rules", try rules("sweep", more), "--json",
    ]
    let told = try CommandRunner.luwang(arguments)
    try expectDone(told)
    let kinds = [
      "vehicle_unknown_facility", "rule_unknown_segment", "rule_unknown_vehicle",
    ]
    for kind in kinds { #expect(told.output.contains("\"\(kind)\""), "\(kind): \(told.output)") }
    #expect(told.output.contains("depot-99") && !told.output.contains("ends at"))
    let examined = try city.luwang("doctor", "--strict")
    #expect(examined.status == 4)
    for kind in kinds { #expect(examined.output.contains("\(kind): "), "\(kind): \(examined.output)") }
  }

  @Test func badFilesChangeNothing() throws {
    let before = try city.bytes
    let sweep = try rules("sweep")
    let cases: [([String], String)] = [
      (["--fleet", try fleet("")], "fleet.json: /vehicles"),
      (["--fleet", sweep], "sweep.json: /"),
      (["--rules", ScratchCity.file("fleet.json")], "fleet.json: /"),
      (["--rules", sweep, "--rules", sweep], "one file for each kind of work"),
      (["--fleet", folder.url.path], "is a directory"),
      (["--fleet", folder.url.path + "/none.json"], "none.json"),
    ]
    for (arguments, words) in cases {
      let result = try CommandRunner.luwang(["import", city.url.path] + arguments)
      #expect(result.status == 2, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
    }
    #expect(try city.bytes == before)
  }

  @Test(.enabled(if: GDAL.isInstalled, "needs gdal-bin")) func nonsenseInTheLayerIsNamed() throws {
    try city.run("import", "--fleet", ScratchCity.file("fleet.json"))
    try expectDone(
      CommandRunner.tool(
        "ogrinfo", city.url.path, "-sql", "UPDATE vehicle SET time_window = 'nights' WHERE id = 2"))
    let result = try city.luwang("doctor")
    #expect(result.status == 2)
    #expect(result.errors.contains("layer vehicle, fid 2, column time_window: 'nights'"), "\(result.errors)")
  }
}
