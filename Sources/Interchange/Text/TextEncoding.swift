/// The encodings of text files that bureaus give.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without a byte-order mark.
  case utf8 = "utf-8"
  /// GB18030, which holds GBK and GB2312.
  case gb18030 = "gb18030"

  /// Reads a name as people write it: `utf8`, `UTF-8`, `GBK`, `gb2312`, `GB18030`, `cp936`; `nil` for others.
  public init?(parsing name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "utf-8-sig": self = .utf8
    case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
    default: return nil
    }
  }
}
