import Foundation
import Plans
import TestKit
import Testing

@Suite struct PlanFormatTests {
  @Test func readsWhatItWrites() throws {
    let text = PlanExample.plan.json
    let read = try Plan(json: text.utf8, file: "plan.json")
    #expect(read == PlanExample.plan)
    #expect(read.json == text)
  }

  @Test func namesThePlaceOfAFault() throws {
    let text = PlanExample.plan.json.replacing("\"direction\":\"backward\"", with: "\"direction\":\"sideways\"")
    let error = #expect(throws: PlanFileError.self) { try Plan(json: text.utf8, file: "plan.json") }
    let message = "plan.json: /routes/0/steps/1/direction is \"sideways\": use one of forward, backward"
    #expect(error?.description == message)
  }

  @Test func refusesFieldsOfOtherSteps() throws {
    let text = PlanExample.plan.json.replacing("\"type\":\"start\"", with: "\"type\":\"start\",\"pass\":1")
    let error = #expect(throws: PlanFileError.self) { try Plan(json: text.utf8, file: "plan.json") }
    #expect(error?.description.contains("/routes/0/steps/0/pass is not a known field") == true)
  }

  /// Whether Python can check a file against a JSON Schema here.
  static let hasSchemaChecker = run(["-c", "import jsonschema"]) == 0

  @Test(.enabled(if: hasSchemaChecker, "needs Python with jsonschema")) func fitsTheSchema() throws {
    let schema = PackageRoot.url.appending(path: "Docs/plan.schema.json").path
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      jsonschema.Draft202012Validator(schema).validate(json.load(open(sys.argv[2], encoding="utf-8")))
      """
    func fits(_ text: String) throws -> Bool {
      let file = FileManager.default.temporaryDirectory.appending(path: "plan-\(UUID().uuidString).json")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(text.utf8).write(to: file)
      return Self.run(["-c", script, schema, file.path]) == 0
    }
    let text = PlanExample.plan.json
    #expect(try fits(text))
    #expect(try !fits(text.replacing("\"pass\":2", with: "\"pass\":0")))
    #expect(try !fits(text.replacing("no_brush", with: "lazy")))
    #expect(try !fits(text.replacing("\"seed\": 7", with: "\"seed\": 7,\"sed\": 7")))
    #expect(try !fits(text.replacing("\"facility\":\"dump-1\",", with: "")))
  }

  private static func run(_ arguments: [String]) -> Int32? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus
  }
}
