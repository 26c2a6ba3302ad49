import Foundation
import Interchange
import TestKit
import Testing

struct OutputFileTests {
  private func write(_ text: String, to url: URL, fault: WriteFault? = nil) throws(InterchangeError) {
    var file = try OutputFile(replacing: url, fault: fault)
    for part in text.split(separator: "|") { try file.write(String(part)) }
    try file.commit()
  }

  private func contents(_ url: URL) -> String? { try? String(contentsOf: url, encoding: .utf8) }

  @Test func appearsWholeAndKeepsTheMode() throws {
    let folder = try ScratchFolder()
    let url = try folder.file("a.txt", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: url.path)
    try write("new|er", to: url)
    #expect(contents(url) == "newer")
    #expect(folder.names == ["a.txt"])
    let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o640)
  }

  @Test func followsALink() throws {
    let folder = try ScratchFolder()
    let url = try folder.file("a.txt", "old")
    let link = folder.url.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: url)
    try write("new", to: link)
    #expect(contents(url) == "new")
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: link.path)) != nil)
  }

  @Test(arguments: [
    WriteFault(.creating, code: 28), WriteFault(.writing(afterBytes: 0), code: 28),
    WriteFault(.writing(afterBytes: 70_000), code: 5), WriteFault(.writing(afterBytes: 150_000), code: 122),
    WriteFault(.syncing, code: 5), WriteFault(.renaming, code: 13),
  ])
  func aFailureLeavesTheOldFileAndNothingElse(fault: WriteFault) throws {
    let folder = try ScratchFolder()
    let url = try folder.file("a.txt", "old")
    let text = Array(repeating: String(repeating: "x", count: 999), count: 200).joined(separator: "|")
    #expect {
      try write(text, to: url, fault: fault)
    } throws: { error in
      guard case .unwritable(let file, let reason, _)? = error as? InterchangeError else { return false }
      return file == url.path && reason.hasSuffix("(error \(fault.code))")
    }
    #expect(contents(url) == "old")
    #expect(folder.names == ["a.txt"])
  }

  @Test(arguments: 0..<12)
  func aFailureAtAnyByteLeavesNothing(step: Int) throws {
    let folder = try ScratchFolder()
    let url = folder.url.appendingPathComponent("a.csv")
    let limit = step * 6_503
    #expect(throws: InterchangeError.self) {
      var file = try OutputFile(replacing: url, fault: WriteFault(.writing(afterBytes: limit), code: 28))
      let writer = try CSVWriter(columns: ["a", "b"], to: &file)
      for row in 0..<6_000 { try writer.write(["\(row)", "路路"], to: &file) }
      try file.commit()
    }
    #expect(folder.names == [])
  }

  @Test func whatIsNotCommittedLeavesNothing() throws {
    let folder = try ScratchFolder()
    do {
      var file = try OutputFile(replacing: folder.url.appendingPathComponent("a.txt"))
      try file.write("half")
      #expect(folder.names.count == 1)
    }
    #expect(folder.names == [])
  }

  @Test func namesWhyAFileCannotBeMade() throws {
    let folder = try ScratchFolder()
    for (url, expected) in [
      (folder.url, "name a file, not a directory"),
      (folder.url.appendingPathComponent("none/a.txt"), "make the folder first"),
    ] {
      #expect {
        try write("x", to: url)
      } throws: {
        "\($0)".contains(expected)
      }
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
  func aFullDeviceIsNamed() {
    #expect {
      try write("x", to: URL(fileURLWithPath: "/dev/full"))
    } throws: {
      "\($0)".contains("/dev/full: cannot be written: No space left on device (error 28); make room on the disk")
    }
  }
}
