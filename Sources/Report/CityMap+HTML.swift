import GeoTypes

extension CityMap {
  /// The map as one HTML page that needs no network: SVG inside, layers to switch, wheel and drag to move, a click
  /// names what lies there.
  /// - Complexity: O(vertices shown).
  public func html() -> String {
    let frame = PictureFrame(box)
    let layers = layers(in: frame)
    var page = "<!doctype html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\">\n"
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    page += "<title>\(MarkupText.escaped(title))</title>\n<style>\n\(CityMap.style)</style></head><body>\n"
    page += "<header><h1>\(MarkupText.escaped(title))</h1><p>\(MarkupText.escaped(subtitle))</p><nav>\n"
    for layer in layers {
      let off = layer.id == "components" || layer.id == "buildings"
      page += "<label class=\"key\"><input type=\"checkbox\" data-layer=\"\(layer.id)\"\(off ? "" : " checked")>"
      page += "<i class=\"k-\(layer.id)\"></i>\(layer.label)</label>\n"
    }
    page += "</nav><output id=\"said\">点击地图 · click the map</output></header>\n"
    page += svg(layers, frame)
    let scale = "<span id=\"scale\"></span>"
    page += "<footer>\(scale) \(MarkupText.escaped(attribution ?? ""))</footer>\n"
    return page + "<script>\n\(CityMap.script)</script></body></html>\n"
  }

  private func svg(_ layers: [Layer], _ frame: PictureFrame) -> String {
    let size = frame.size
    var text = "<svg id=\"map\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size.width) \(size.height)\">\n"
    for layer in layers {
      let off = layer.id == "components" || layer.id == "buildings"
      text += "<g id=\"\(layer.id)\"\(off ? " style=\"display:none\"" : "")>\n\(layer.content)</g>\n"
    }
    return text + "</svg>\n"
  }
}
