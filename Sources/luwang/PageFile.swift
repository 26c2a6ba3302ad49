import Foundation
import Interchange

/// Writes a page that appears whole or not at all.
enum PageFile {
  static func write(_ page: String, to url: URL) throws {
    var file = try OutputFile(replacing: url)
    try file.write(page)
    try file.commit()
  }
}
