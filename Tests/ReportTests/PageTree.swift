import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// An element of a page, read strictly as XML: a page that a browser would have to mend is refused.
final class PageTree: NSObject, XMLParserDelegate {
  let name: String
  let attributes: [String: String]
  private(set) var children: [PageTree] = []
  private(set) var ownText = ""
  private var open: [PageTree] = []

  /// Reads a whole page.
  static func read(_ page: String) throws -> PageTree {
    let top = PageTree(name: "", attributes: [:])
    top.open = [top]
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = top
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    return top
  }

  private init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let element = PageTree(name: name, attributes: attributes)
    open.last?.children.append(element)
    open.append(element)
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.ownText += text }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  /// All elements below, in order.
  var all: [PageTree] { children.flatMap { [$0] + $0.all } }

  /// The elements below with a name, and with a class if one is given.
  func find(_ name: String, class kind: String? = nil) -> [PageTree] {
    all.filter { element in
      let kinds = element.attributes["class"]?.split(separator: " ").map(String.init) ?? []
      return element.name == name && kind.map(kinds.contains) ?? true
    }
  }

  /// The element with an `id`.
  subscript(id: String) -> PageTree? { all.first { $0.attributes["id"] == id } }

  /// Its text and that of all below it, each element's own first.
  var text: String { ownText + children.map(\.text).joined() }

  /// The texts of the cells of its body's rows.
  var rows: [[String]] {
    find("tbody").flatMap { $0.find("tr") }.map { row in row.children.map(\.text) }
  }
}
