/// The kinds of instance files, named after the sets they come from.
public enum InstanceDialect: String, CaseIterable, Hashable, Sendable {
  /// Capacitated arc routing as in CARPLIB: gdb, kshs, val, egl and relatives.
  case carplib
  /// Mixed capacitated arc routing, with or without facilities and a limit of time: lpr, mval, mcarp-if.
  case mixed = "mcarp"
  /// Mixed capacitated general routing: required nodes, edges and arcs.
  case general = "mcgrp"
  /// The same with prices of turns.
  case generalWithTurns = "mcgrp-tp"
  /// Windy rural postmen, one or several.
  case windy = "wrpp"
  /// Periodic capacitated arc routing.
  case periodic = "pcarp"
  /// Our own (Docs/FileFormats.md).
  case json = "luwang"

  /// Tells the dialect by what the file begins with.
  /// - Throws: `InstanceError.unknownDialect`.
  static func of(_ lines: [InstanceLine]) throws(InstanceError) -> InstanceDialect {
    guard let first = lines.first else { throw .unknownDialect(line: 1, text: "") }
    if first.tokens[0].hasPrefix("{") { return .json }
    let field = first.field()
    switch field?.name {
    case "NOMBRE": return lines.contains { $0.field()?.name == "CAPACIDAD" } ? .carplib : .windy
    case "NAME": return .mixed
    case "Name" where first.text.contains("="): return .periodic
    case "Name": return lines.contains { $0.field()?.name == "#Nb-Turns" } ? .generalWithTurns : .general
    default: throw .unknownDialect(line: first.number, text: first.text)
    }
  }
}
