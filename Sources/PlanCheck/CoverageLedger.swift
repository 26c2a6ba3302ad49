import GeoTypes
import Plans
import RoadNetwork

/// Which passes of which kerbs are required, served and left undone.
struct CoverageLedger {
  /// One pass of one kerb.
  struct Entry: Hashable, Comparable {
    var segment: SegmentUID
    var side: Side
    var kind: KerbKind
    var pass: Int

    private var order: (Int64, Int, Int, Int) {
      (segment.rawValue, side == .left ? 0 : 1, kind == .outer ? 0 : 1, pass)
    }

    static func < (a: Entry, b: Entry) -> Bool { a.order < b.order }
  }

  private(set) var required: [Entry: Requirement] = [:]
  private(set) var ofSegment: [SegmentUID: [Requirement]] = [:]
  private var served: Set<Entry> = []

  init(_ requirements: [Requirement]) {
    for requirement in requirements {
      ofSegment[requirement.kerb.segment, default: []].append(requirement)
      for pass in 1...max(1, requirement.rule.passes) {
        let kerb = requirement.kerb
        required[Entry(segment: kerb.segment, side: kerb.side, kind: kerb.kind, pass: pass)] = requirement
      }
    }
  }

  /// What a task serves; none where nothing like it is required.
  func requirements(of task: PlanTask) -> [Requirement] {
    let own = ofSegment[task.segment] ?? []
    guard let kerb = task.kerb else { return own.filter { task.pass <= $0.rule.passes } }
    return own.filter { $0.kerb.side == kerb.side && $0.kerb.kind == kerb.kind && task.pass <= $0.rule.passes }
  }

  /// Notes a pass as served; false where it was already.
  mutating func serve(_ requirement: Requirement, pass: Int) -> Bool {
    let kerb = requirement.kerb
    return served.insert(Entry(segment: kerb.segment, side: kerb.side, kind: kerb.kind, pass: pass)).inserted
  }

  /// Served over required length, 1 where nothing is required.
  var coverage: Double {
    var whole = 0.0
    var done = 0.0
    for entry in required.keys.sorted() {
      let length = required[entry]?.length.rawValue ?? 0
      whole += length
      if served.contains(entry) { done += length }
    }
    return whole > 0 ? done / whole : 1
  }

  /// What the list of the undone has wrong.
  func faults(of unserved: [UnservedTask]) -> [PlanFinding] {
    var listed: Set<Entry> = []
    var findings: [PlanFinding] = []
    func add(_ code: FindingCode, _ entry: Entry, _ detail: String) {
      let words = "pass \(entry.pass) of the \(entry.side.rawValue) \(entry.kind.rawValue) kerb \(detail)"
      findings.append(PlanFinding(code: code, segment: entry.segment, detail: words))
    }
    for task in unserved {
      let entry = Entry(segment: task.segment, side: task.kerb.side, kind: task.kerb.kind, pass: task.pass)
      if !listed.insert(entry).inserted {
        add(.unservedUnknown, entry, "is listed as unserved twice")
      } else if required[entry] == nil {
        add(.unservedUnknown, entry, "is listed as unserved but not required")
      } else if served.contains(entry) {
        add(.servedAndUnserved, entry, "is served and listed as unserved")
      }
    }
    for entry in required.keys.sorted() where !served.contains(entry) && !listed.contains(entry) {
      add(.missingService, entry, "is neither served nor listed as unserved")
    }
    return findings
  }

  var unservedCount: Int { required.count - served.count }
}
