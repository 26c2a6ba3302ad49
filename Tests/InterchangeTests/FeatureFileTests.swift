import GeoTypes
import Interchange
import TestKit
import Testing

struct FeatureFileTests {
  @Test(arguments: [
    ("a.CSV", "lon,lat\n1,2\n"), ("a.tsv", "lon\tlat\n1\t2\n"), ("a.txt", "lon;lat\n1;2\n"),
    ("a.json", #"{"type":"Point","coordinates":[1,2]}"#), ("a", #"{"type":"Point","coordinates":[1,2]}"#),
  ])
  func theSuffixTells(name: String, text: String) throws {
    let folder = try ScratchFolder()
    let table = try FeatureFile.read(contentsOf: try folder.file(name, text))
    #expect(table.records.map(\.shape) == [.point(RawPosition(1, 2))])
  }
}
