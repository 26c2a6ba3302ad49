import Foundation
import TestKit
import Testing

/// Holds the picture of the targets against `Package.swift`.
@Suite struct PictureTests {
  static let picture = "Docs/pictures/targets.svg"

  @Test func pictureShowsThePackageAsItIs() throws {
    let result = try ScratchCheckout().run(["Tools/draw-targets --check"])
    #expect(result.status == 0, "\(result.lines.joined(separator: "\n"))")
  }

  /// A dependency more makes the picture stale; drawing it anew puts it right, the same bytes each time.
  @Test func staleIsToldAndMended() throws {
    let folder = try ScratchFolder()
    let manifest = try String(contentsOf: PackageRoot.url("Package.swift"), encoding: .utf8)
    let edited = manifest.replacingOccurrences(
      of: "room(\"ArcRouting\", [])", with: "room(\"ArcRouting\", [\"GeoTypes\"])")
    #expect(edited != manifest)
    _ = try folder.file("Package.swift", edited)
    let copy = folder.url.appendingPathComponent(Self.picture)
    try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: PackageRoot.url(Self.picture), to: copy)

    let checkout = try ScratchCheckout()
    let path = folder.url.path
    let stale = try checkout.run(["Tools/draw-targets --check \(path)"])
    #expect(stale.status == 1)
    #expect(stale.lines.last?.contains(Self.picture) == true)
    let drawn = try checkout.run(["Tools/draw-targets \(path)", "Tools/draw-targets --check \(path)"])
    #expect(drawn.status == 0)
    #expect(try String(contentsOf: copy, encoding: .utf8).contains(">ArcRouting<"))
  }
}
