import CityImport

/// An import's report in the few lines that a person reads.
struct ImportSummary {
  let lines: [String]

  init(_ report: ImportReport) {
    var lines: [String] = []
    let verb = report.dryRun ? "import (dry run, nothing written)" : "import"
    let layers = report.layers.map { "\($0.layer) \(ImportSummary.change($0))" }
    lines.append("\(verb): " + (layers.isEmpty ? "nothing changed" : layers.joined(separator: ", ")))
    lines += ImportSummary.findings("repaired", report.repaired)
    lines += ImportSummary.findings("left out", report.skipped)
    lines += ImportSummary.findings("warning", report.warnings)
    self.lines = lines
  }

  private static func change(_ layer: ImportReport.LayerChange) -> String {
    if layer.before == 0 { return "\(layer.after)" }
    return "\(layer.after) (+\(layer.added) −\(layer.removed))"
  }

  /// One line for each kind of finding, the first of the kind as its example; the rarest kinds are only counted.
  private static func findings(_ title: String, _ all: [ImportReport.Finding], most: Int = 3) -> [String] {
    var order: [String] = []
    var groups: [String: [ImportReport.Finding]] = [:]
    for finding in all {
      if groups[finding.kind] == nil { order.append(finding.kind) }
      groups[finding.kind, default: []].append(finding)
    }
    var lines: [String] = []
    for kind in order.prefix(most) {
      guard let group = groups[kind], let first = group.first else { continue }
      let place = first.place.map { ": \($0)" } ?? ""
      let count = group.count == 1 ? "" : " (and \(group.count - 1) like it)"
      lines.append("import: \(title): \(first.file)\(place): \(first.text)\(count)")
    }
    if order.count > most { lines.append("import: \(title): \(order.count - most) more kinds, listed by --json") }
    return lines
  }
}
