import ArgumentParser
import Foundation
import SampleCity

/// `luwang sample`
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Write the files of a made-up city.",
    discussion: """
      Example: luwang sample my-city --scale district --seed 7
      The same scale and seed give the same bytes. The place is not real and says so.
      """)

  @Argument(help: "The folder to write to; made when it does not exist.")
  var folder: URL

  @Option(help: "How large: block, district or city.")
  var scale = "block"

  @Option(help: "The seed of its chance.")
  var seed: UInt64 = 1

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let scale = SampleScale(rawValue: scale) else {
      let known = SampleScale.allCases.map(\.rawValue).joined(separator: ", ")
      throw Outcome.badInput("--scale \(self.scale): no such scale; give one of \(known)")
    }
    let maker = SampleCityMaker(scale: scale, seed: seed)
    let paths = try maker.write(to: folder)
    let path = folder.relativePath.hasSuffix("/") ? String(folder.relativePath.dropLast()) : folder.relativePath
    if common.json {
      Console.data(
        try JSONText.pretty(Written(folder: path, scale: scale.rawValue, seed: seed, files: paths.sorted())))
    } else {
      common.note("sample: \(scale.rawValue), seed \(seed), written to \(path)/ (a made-up place)")
    }
  }

  /// What was written, for programs.
  private struct Written: Encodable {
    var folder: String
    var scale: String
    var seed: UInt64
    var files: [String]
  }
}
