import Foundation
import TestKit
import Testing

/// One way in a hundred is edited, as happens to a city in OpenStreetMap within weeks: the numbers of segments stay.
@Suite("A new edition of a real city", .enabled(if: SharedData.isAvailable, "needs ../shared/data"))
struct EditedExtractTests {
  static let source = SharedData.url("osm/cn-shanghai-huangpu.osm")

  /// Renames, retags, nudges, deletes and splits one highway in a hundred, drawn by a seed; prints how many.
  private static let editor = """
    import copy, random, sys, xml.etree.ElementTree as ET
    source, target, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
    draw = random.Random(seed)
    tree = ET.parse(source)
    root = tree.getroot()
    nodes = {node.get("id"): node for node in root.iter("node")}
    def tag(way, key):
        return next((t for t in way.findall("tag") if t.get("k") == key), None)
    ways = [way for way in root.findall("way") if tag(way, "highway") is not None]
    edited = draw.sample(ways, max(5, round(len(ways) / 100)))
    for number, way in enumerate(edited):
        refs = way.findall("nd")
        kind = number % 5
        if kind == 0:
            name = tag(way, "name")
            if name is None:
                ET.SubElement(way, "tag", k="name", v="新名路")
            else:
                name.set("v", name.get("v") + "新")
        elif kind == 1:
            tag(way, "highway").set("v", "tertiary")
        elif kind == 2:
            for ref in refs:
                node = nodes[ref.get("ref")]
                node.set("lon", f"{float(node.get('lon')) + 1e-5:.7f}")
        elif kind == 3:
            root.remove(way)
        elif len(refs) >= 3:
            other = copy.deepcopy(way)
            other.set("id", str(9000000000 + number))
            for ref in refs[len(refs) // 2 + 1:]:
                way.remove(ref)
            for ref in other.findall("nd")[:len(refs) // 2]:
                other.remove(ref)
            root.append(other)
    tree.write(target, encoding="utf-8", xml_declaration=True)
    print(len(edited), len(ways))
    """

  @Test(arguments: [1, 2, 3])
  func ninetyNineInAHundredNumbersStay(seed: Int) throws {
    let folder = try ScratchFolder()
    let city = folder.url.appendingPathComponent("city.gpkg")
    let edited = folder.url.appendingPathComponent("edited.osm")
    try expectDone(CommandRunner.luwang("import", city.path, "--osm", Self.source.path))
    let before = Set(try SQLite.rows(city, "SELECT uid FROM segment").map { $0[0] })
    let places = try SQLite.rows(city, "SELECT uid, source FROM segment")
    let edit = try CommandRunner.tool("python3", "-c", Self.editor, Self.source.path, edited.path, "\(seed)")
    try expectDone(edit)
    let counts = edit.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    #expect(counts[0] * 100 >= counts[1], "fewer than one way in a hundred was edited")
    try expectDone(CommandRunner.luwang("import", city.path, "--osm", edited.path))
    let after = Set(try SQLite.rows(city, "SELECT uid FROM segment").map { $0[0] })
    #expect(after != before, "seed \(seed): the edits changed nothing")
    let kept = Double(before.intersection(after).count) / Double(before.count)
    #expect(kept >= 0.99, "seed \(seed): \(kept) of \(before.count) numbers are still there")
    // A number that stays is still that of a piece of the same way.
    let sourceOf = Dictionary(places.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    let moved = try SQLite.rows(city, "SELECT uid, source FROM segment").filter { row in
      guard let old = sourceOf[row[0]] else { return false }
      return Set(old.split(separator: ";")).isDisjoint(with: row[1].split(separator: ";"))
    }
    #expect(moved.count * 100 <= before.count, "seed \(seed): \(moved.prefix(5))")
    // The first edition again: what came back is what it was.
    try expectDone(CommandRunner.luwang("import", city.path, "--osm", Self.source.path))
    let back = Set(try SQLite.rows(city, "SELECT uid FROM segment").map { $0[0] })
    #expect(Double(back.intersection(before).count) >= 0.98 * Double(before.count))
  }
}
