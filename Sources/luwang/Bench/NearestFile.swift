import Foundation
import GeoTypes

/// What was asked and answered, as little-endian numbers for `Tools/peers/nearest`, which tells their order.
enum NearestFile {
  /// Writes lines, points and positions.
  static func write(_ work: NearestWorkload, to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let pieces = work.lines.enumerated().flatMap { number, line in
      zip(line, line.dropFirst()).map { [$0.x, $0.y, $1.x, $1.y, Double(number)] }
    }
    try write(counted(pieces.count, pieces.joined()), "lines", to: folder)
    try write(counted(work.points.count, work.points.flatMap { [$0.x, $0.y] }), "points", to: folder)
    try write(counted(work.positions.count, work.positions.flatMap { [$0.x, $0.y] }), "positions", to: folder)
  }

  /// Writes answers.
  static func write(_ measured: NearestBench.Measured, _ name: String, to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var data = Data(capacity: 12 * measured.numbers.count)
    for number in measured.numbers { withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) } }
    for distance in measured.distances { append(distance, to: &data) }
    try write(data, "\(name).answers", to: folder)
  }

  private static func counted(_ count: Int, _ numbers: some Sequence<Double>) -> Data {
    var data = Data()
    withUnsafeBytes(of: UInt64(count).littleEndian) { data.append(contentsOf: $0) }
    for number in numbers { append(number, to: &data) }
    return data
  }

  private static func append(_ number: Double, to data: inout Data) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
  }

  private static func write(_ data: Data, _ name: String, to folder: URL) throws {
    try data.write(to: folder.appendingPathComponent(name))
  }
}
