import GeoTypes
import Grid

/// Codes for divisions that have none: behind `local:`, numbered by name within their level, so that the same names give
/// the same codes whatever the order of the file.
enum LocalCodes {
  static func numbered(_ divisions: [Division]) -> [Division] {
    var result: [Division] = []
    for level in DivisionLevel.allCases {
      let named = divisions.filter { $0.level == level }.sorted {
        ($0.name, $0.area.box.low) < ($1.name, $1.area.box.low)
      }
      for (number, division) in named.enumerated() {
        let digits = String(number + 1)
        var numbered = division
        numbered.code =
          DivisionCode.localPrefix + String(repeating: "0", count: max(0, level.codeLength - digits.count)) + digits
        result.append(numbered)
      }
    }
    return result
  }
}
