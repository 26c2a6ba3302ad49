import ArcInstances
import ArcRouting
import Foundation
import TestKit
import Testing

@Suite(.enabled(if: SharedData.isAvailable, "needs ../shared/data"))
struct PublishedFileTests {
  /// Every instance file, by its path below the folder of instances.
  static let files: [String] = {
    let root = SharedData.url("arc-routing")
    let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return all.filter { path in
      path.contains("/") && !path.hasSuffix("README.txt") && !path.hasSuffix("README")
    }.sorted()
  }()

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: SharedData.url("arc-routing/\(path)")))
  }

  @Test func everyFileIsRead() throws {
    #expect(Self.files.count >= 160)
    let dialects: [Substring: InstanceDialect] = [
      "lpr": .mixed, "mval": .mixed, "mcarp-if": .mixed, "mcgrp": .general, "mcgrp-tp": .generalWithTurns,
      "wrpp": .windy, "mm-kwrpp": .windy, "pcarp": .periodic,
    ]
    for file in Self.files {
      let instance = try ArcInstance(reading: Self.bytes(file))
      let set = file.split(separator: "/")[0]
      #expect(instance.dialect == dialects[set] ?? .carplib, "\(file)")
      let again = try ArcInstance(reading: Array(ArcInstance.text(of: instance.problem).utf8))
      #expect(again.problem == instance.problem, "\(file)")
      let conversion = try instance.problem.converted()
      #expect(!conversion.problem.tasks.isEmpty)
    }
  }

  @Test func quirksAreRead() throws {
    func read(_ file: String, vehicles: Int? = nil) throws -> RoadProblem {
      try ArcInstance(reading: Self.bytes(file), vehicles: vehicles).problem
    }
    let hefei = try read("hefei/Hefei-1.txt")
    #expect(hefei.depot == 0 && hefei.nodeCount == 850 && hefei.links[0].tail == 7)
    let gdb = try read("gdb/gdb1.dat")
    #expect(gdb.links.count == 22 && gdb.depot == 0 && gdb.capacity == 5 && gdb.vehicleHint == 5)
    #expect(
      gdb.links[4]
        == RoadLink(
          tail: 0, head: 11, forward: 4, backward: 4, service: RoadLink.Service(forward: 4, backward: 4, demand: 1)))
    let lpr = try read("lpr/Lpr-a-01.txt")
    #expect(lpr.emptyingCost == 300 && !lpr.emptiesBeforeEnd && lpr.links.count == 94)
    #expect(
      lpr.links[0]
        == RoadLink(
          tail: 1, head: 13, forward: 34, backward: nil,
          service: RoadLink.Service(forward: 274, backward: nil, demand: 240)))
    let facilities = try read("mcarp-if/Lpr_IF-a-01.txt")
    #expect(facilities.facilities == [13, 27] && facilities.emptiesBeforeEnd && facilities.routeCostLimit == 28_800)
    let general = try read("mcgrp/BHW1.dat")
    #expect(general.requiredNodes.count == 7 && general.links.count == 33 && general.vehicleLimit == nil)
    #expect(general.links[0].service == RoadLink.Service(forward: 18, backward: 18, demand: 1))
    let turns = try read("mcgrp-tp/BHW1-TP.dat")
    #expect(turns.turns?.costs.count == 166 && turns.vehicleLimit == 8)
    #expect(turns.turns?.costs[TurnTable.Turn(from: 0, through: 1, to: 0)] == 15)
    let windy = try read("wrpp/A3101.DAT")
    #expect(windy.links.count == 174 && windy.vehicleLimit == 1 && windy.capacity == nil)
    #expect(windy.links[0].forward == 69 && windy.links[0].service?.backward == 62)
    let several = try read("mm-kwrpp/P01110", vehicles: 3)
    #expect(several.goal == .largest && several.vehicleLimit == 3 && several.depot == 0)
    let periodic = try read("pcarp/gdb1.txt")
    #expect(periodic.links.count == 22 && periodic.links[0].service?.passes == 4)
  }
}
