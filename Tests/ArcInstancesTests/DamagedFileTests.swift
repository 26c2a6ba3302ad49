import ArcInstances
import Foundation
import TestKit
import Testing

@Suite struct DamagedFileTests {
  /// The first files of each set that are small enough to be read often.
  static func samples() throws -> [(name: String, bytes: [UInt8])] {
    var perSet: [Substring: Int] = [:]
    var samples: [(String, [UInt8])] = []
    for file in PublishedFileTests.files {
      let bytes = try PublishedFileTests.bytes(file)
      let set = file.split(separator: "/")[0]
      guard bytes.count < 9_000, perSet[set, default: 0] < 2 else { continue }
      perSet[set, default: 0] += 1
      samples.append((file, bytes))
    }
    let first = try ArcInstance(reading: samples[0].1)
    samples.append(("own", Array(ArcInstance.text(of: first.problem).utf8)))
    return samples
  }

  @Test(.enabled(if: SharedData.isAvailable, "needs ../shared/data"))
  func damageIsRefusedOrRead() throws {
    var refused = 0
    for (number, sample) in try Self.samples().enumerated() {
      var random = SeededGenerator(seed: UInt64(number))
      for _ in 0..<12 {
        let cut = Array(sample.bytes.prefix(random.int(in: 0...sample.bytes.count)))
        refused += isRefused(cut) ? 1 : 0
        var flipped = sample.bytes
        for _ in 0..<random.int(in: 1...4) {
          flipped[random.int(in: 0...flipped.count - 1)] = UInt8(random.int(in: 0...255))
        }
        refused += isRefused(flipped) ? 1 : 0
        var gap = sample.bytes
        let start = random.int(in: 0...gap.count - 1)
        gap.removeSubrange(start..<min(start + random.int(in: 1...200), gap.count))
        refused += isRefused(gap) ? 1 : 0
      }
    }
    #expect(refused > 150)
  }

  private func isRefused(_ bytes: [UInt8]) -> Bool {
    do throws(InstanceError) {
      _ = try ArcInstance(reading: bytes)
      return false
    } catch {
      #expect(!error.description.isEmpty)
      return true
    }
  }

  static let good = """
     NOMBRE : tiny
     VERTICES : 3
     ARISTAS_REQ : 2
     ARISTAS_NOREQ : 0
     VEHICULOS : 1
     CAPACIDAD : 5
     TIPO_COSTES_ARISTAS : EXPLICITOS
     COSTE_TOTAL_REQ : 9
     LISTA_ARISTAS_REQ :
     ( 1, 2)  coste 4 demanda 1
     ( 2, 3)  coste 5 demanda 1
     DEPOSITO :   1
    """

  @Test(arguments: [
    ("VEHICULOS : 1", "CAMIONES : 1", "line 5: 'CAMIONES : 1' is no section or field of this kind of instance"),
    (
      "( 2, 3)  coste 5", "( 2, 3)  coste x",
      "line 11: '( 2, 3)  coste x demanda 1' should be ( node, node) coste n demanda n"
    ),
    ("( 2, 3)", "( 2, 4)", "line 11: '( 2, 4)  coste 5 demanda 1' should be about nodes 1 to 3, but names 4"),
    ("ARISTAS_REQ : 2", "ARISTAS_REQ : 3", "line 3: ARISTAS_REQ is 3, but the lists come to 2"),
    ("DEPOSITO :   1", "", "DEPOSITO is missing"),
    ("CAPACIDAD : 5", "CAPACIDAD : 5\nCAPACIDAD : 5", "line 7: CAPACIDAD stands a second time"),
    ("CAPACIDAD : 5", "CAPACIDAD : five", "line 6: 'CAPACIDAD : five' should be CAPACIDAD and a whole number"),
    ("EXPLICITOS", "EUC_2D", "line 7: 'TIPO_COSTES_ARISTAS : EUC_2D' should be TIPO_COSTES_ARISTAS : EXPLICITOS"),
    ("NOMBRE", "TITLE", "line 1: 'TITLE : tiny' begins no known kind of instance; Docs/FileFormats.md lists them"),
    (
      "VERTICES : 3", "VERTICES : 99999999999",
      "the problem: nodeCount is 99999999999; choose 1 to 10000000 or another unit"
    ),
  ])
  func theFaultIsNamed(old: String, new: String, message: String) throws {
    _ = try ArcInstance(reading: Array(Self.good.utf8))
    do throws(InstanceError) {
      _ = try ArcInstance(reading: Array(Self.good.replacingOccurrences(of: old, with: new).utf8))
      Issue.record("read with \(new)")
    } catch { #expect(error.description == message) }
  }

  @Test func aSumThatDisagreesIsRemarkedOn() throws {
    let text = Self.good.replacingOccurrences(of: "REQ : 9", with: "REQ : 8")
    let remarks = try ArcInstance(reading: Array(text.utf8)).remarks
    #expect(remarks == ["line 8: COSTE_TOTAL_REQ is 8, but the lists come to 9"])
  }

  @Test(arguments: [
    ("\"nodes\": 2", "\"nodes\": -2", "the problem: nodeCount is -2; choose 1 to 10000000 or another unit"),
    ("\"nodes\": 2, ", "", "nodes is missing"),
    ("\"depot\": 0", "\"depot\": 0, \"depots\": 1", "depots: is no key of such an object"),
    ("\"tail\": 0", "\"tale\": 0", "links.[0].tale: is no key of such an object"),
    ("\"goal\": \"total\"", "\"goal\": \"fun\"", "goal: is fun; choose total or largest"),
    ("luwang-arcs/1", "luwang-arcs/9", "format: is luwang-arcs/9; known is luwang-arcs/1"),
    ("\"head\": 1", "\"head\": 7", "link 0 from 0 to 7 names node 7, but there are 2, numbered from 0"),
  ])
  func theFaultOfOurOwnIsNamed(old: String, new: String, message: String) throws {
    let good = """
      {"format": "luwang-arcs/1", "nodes": 2, "depot": 0, "goal": "total", "links": [{"tail": 0, "head": 1, "forward": 1}]}
      """
    _ = try ArcInstance(reading: Array(good.utf8))
    do throws(InstanceError) {
      _ = try ArcInstance(reading: Array(good.replacingOccurrences(of: old, with: new).utf8))
      Issue.record("read with \(new)")
    } catch { #expect(error.description == message) }
  }
}
