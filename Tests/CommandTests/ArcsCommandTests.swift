import Foundation
import TestKit
import Testing

/// What `luwang arcs` prints, writes and refuses.
@Suite struct ArcsCommandTests {
  static let instance = """
    NOMBRE : square
    VERTICES : 4
    ARISTAS_REQ : 4
    ARISTAS_NOREQ : 1
    CAPACIDAD : 2
    LISTA_ARISTAS_REQ :
    ( 1, 2)  coste 4 demanda 1
    ( 2, 3)  coste 4 demanda 1
    ( 3, 4)  coste 4 demanda 1
    ( 4, 1)  coste 4 demanda 1
    LISTA_ARISTAS_NOREQ :
    ( 1, 3)  coste 5
    DEPOSITO : 1
    """

  @Test func solvesAndChecks() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("square.dat", Self.instance)
    let routes = folder.url.appendingPathComponent("routes.json")
    let solved = try CommandRunner.luwang("arcs", "solve", file.path, "--iterations", "5", "-o", routes.path)
    #expect(solved.status == 0, "\(solved.errors)")
    #expect(
      solved.output.hasSuffix("solve: cost 26 in 2 routes, bound 26, gap 0.00 % (one-index)\n"), "\(solved.output)")
    let checked = try CommandRunner.luwang("arcs", "check", file.path, routes.path)
    #expect(checked.status == 0 && checked.output == "check: accepted: 2 routes, cost 26\n")
    let again = try CommandRunner.luwang(
      "arcs", "solve", file.path, "--iterations", "5", "--threads", "2", "--json", "-q")
    #expect(try again.output == String(contentsOf: routes, encoding: .utf8))
    let text = try String(contentsOf: routes, encoding: .utf8)
    let spoilt = try folder.file("spoilt.json", text.replacingOccurrences(of: "\"cost\": 26", with: "\"cost\": 25"))
    let refused = try CommandRunner.luwang("arcs", "check", file.path, spoilt.path, "--json")
    #expect(refused.status == 3 && refused.output.contains("\"reason\" : \"total_misstated\""))
  }

  @Test func tellsThatATourIsTheBest() throws {
    let folder = try ScratchFolder()
    let file = try folder.file(
      "one.dat", Self.instance.replacingOccurrences(of: "CAPACIDAD : 2", with: "CAPACIDAD : 4"))
    let routes = folder.url.appendingPathComponent("routes.json")
    let solved = try CommandRunner.luwang("arcs", "solve", file.path, "-o", routes.path)
    #expect(
      solved.output.hasSuffix("solve: cost 16 in 1 routes, optimal (postman by matching)\n"), "\(solved.output)")
    let text = try String(contentsOf: routes, encoding: .utf8)
    #expect(text.contains("\"bound\": 16") && text.contains("postman by matching"))
    #expect(try CommandRunner.luwang("arcs", "check", file.path, routes.path).status == 0)
  }

  @Test func boundsAndCompares() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("square.dat", Self.instance)
    let bound = try CommandRunner.luwang("arcs", "bound", file.path, "--json")
    #expect(bound.status == 0 && bound.output.contains("\"bound\" : 26"))
    let table = try folder.file("known.csv", "set,instance,best_known,lower_bound\nany,square,25,20\n")
    let bench = try CommandRunner.luwang(
      "arcs", "bench", folder.url.path, "--best-known", table.path, "--iterations", "2", "--seeds", "2", "--json")
    #expect(bench.status == 0, "\(bench.errors)")
    let lines = bench.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains("\"costs\":[26,26]") ?? false)
    #expect(lines.first?.contains("\"steps\":[[[") ?? false)
    #expect(lines.last?.contains("\"mean_gap_percent\":4") ?? false)
  }

  @Test func whatCannotBeServedIsListed() throws {
    let folder = try ScratchFolder()
    let file = try folder.file(
      "heavy.dat",
      Self.instance.replacingOccurrences(of: "( 2, 3)  coste 4 demanda 1", with: "( 2, 3)  coste 4 demanda 3"))
    let solved = try CommandRunner.luwang("arcs", "solve", file.path, "--iterations", "2", "--bound-seconds", "0")
    #expect(solved.status == 3 && solved.output.contains("left out: link 1: capacity"), "\(solved.output)")
  }

  @Test func generatesTheSameAgain() throws {
    let first = try CommandRunner.luwang("arcs", "generate", "--tasks", "30", "--kind", "windy", "--seed", "7")
    let second = try CommandRunner.luwang("arcs", "generate", "--tasks", "30", "--kind", "windy", "--seed", "7", "-q")
    #expect(first.status == 0 && first.output == second.output && second.errors.isEmpty)
    #expect(first.output.hasPrefix("{\n  \"format\": \"luwang-arcs/1\",\n  \"name\": \"windy-30-7\""))
  }

  @Test(arguments: [
    ["solve", "missing.dat"], ["solve", "FILE", "--seconds", "-1"], ["solve", "FILE", "--threads", "0"],
    ["solve", "FILE", "--seconds", "1", "--iterations", "1"], ["solve", "FILE", "--vehicles", "0"],
    ["solve", "NOTES"], ["bound", "NOTES"], ["check", "FILE", "FILE"], ["check", "FILE", "missing.json"],
    ["bench", "missing"], ["bench", "FOLDER"], ["bench", "FOLDER", "--seeds", "0"],
    ["generate", "--tasks", "0"], ["generate", "--tasks", "5", "--kind", "lunar"],
  ])
  func nonsenseIsRefused(words: [String]) throws {
    let folder = try ScratchFolder()
    let file = try folder.file("square.dat", Self.instance)
    let notes = try folder.file("notes.txt", "buy milk\n")
    let arguments = words.map { word in
      ["FILE": file.path, "NOTES": notes.path, "FOLDER": folder.url.path][word] ?? word
    }
    let result = try CommandRunner.luwang(["arcs"] + arguments)
    #expect(result.status == 2 && !result.errors.isEmpty, "\(words): \(result.status) \(result.errors)")
  }
}
