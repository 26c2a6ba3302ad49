public import Foundation

/// Reads OpenStreetMap files: XML, plain or packed with gzip or bzip2, and PBF, told apart by their content.
public enum OSMFile {
  /// Reads roads, turn rules, barriers, buildings, components and administrative areas.
  ///
  /// The file is read three times, for relations, ways and nodes, so that only the positions in use are held in memory.
  /// - Parameters:
  ///   - classes: which ways are roads, and of which class.
  ///   - options: what to keep.
  /// - Throws: ``InterchangeError`` when the file cannot be read, is broken, declares XML entities, holds several
  ///   versions of its elements, or is larger than the options grant.
  /// - Complexity: O(n log n) in the size of the file.
  public static func read(
    _ url: URL, classes: OSMClassTable = .standard, options: OSMOptions = OSMOptions()
  ) throws(InterchangeError) -> OSMContent {
    let clip = try OSMClip(options, file: url.path)
    let source = try OSMSource(url)
    var relations = OSMRelationPass()
    try source.forEach(.relation) { relations.add($0) }
    var ways = OSMWayPass(classes: classes, options: options, file: url.path, relations: relations)
    try source.forEach(.way) { element throws(InterchangeError) in try ways.add(element) }
    var nodes = OSMNodePass(needed: ways.neededNodes(), options: options, clip: clip)
    try source.forEach(.node) { nodes.add($0) }
    var assembly = OSMAssembly(relations: relations, ways: ways, nodes: nodes, clip: clip)
    return assembly.content()
  }
}
