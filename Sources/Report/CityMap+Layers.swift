import Casework
import GeoTypes
import Grid
import Plans
import RoadNetwork

extension CityMap {
  /// A group of the picture that can be switched off.
  struct Layer {
    var id: String
    var label: String
    var content: String
  }

  /// The layers from the ground up; those without content are left out.
  func layers(in frame: PictureFrame) -> [Layer] {
    [
      Layer(id: "buildings", label: "建筑 buildings", content: buildingShapes(frame)),
      Layer(id: "cells", label: "单元网格 unit grids", content: cellShapes(frame)),
      Layer(id: "barriers", label: "水系铁路 water, rail, walls", content: barrierShapes(frame)),
      Layer(id: "roads", label: "道路 roads", content: roadShapes(frame)),
      Layer(id: "divisions", label: "行政区划 divisions", content: divisionShapes(frame)),
      Layer(id: "components", label: "部件 components", content: componentShapes(frame)),
      Layer(id: "facilities", label: "设施 facilities", content: facilityShapes(frame)),
      Layer(id: "markers", label: "案件 incidents", content: markerShapes(frame)),
    ].filter { !$0.content.isEmpty }
  }

  private func cellShapes(_ frame: PictureFrame) -> String {
    var text = ""
    for cell in cells {
      var path = SVGPath(frame)
      path.add(cell.polygon)
      let area = Int(cell.area.rawValue.rounded())
      // The last digits spread neighbours over the tints.
      let tint = cell.code.utf8.suffix(3).reduce(0) { ($0 * 10 + Int($1)) % 6 }
      text += "<path class=\"g t\(tint)\" d=\"\(path.data)\"><title>\(MarkupText.escaped(cell.code)) · \(area) m²"
      text += "</title></path>\n"
    }
    return text
  }

  private func roadShapes(_ frame: PictureFrame) -> String {
    var text = ""
    for roadClass in RoadClass.allCases.reversed() {
      for elevated in [false, true] {
        var path = SVGPath(frame)
        for segment in segments
        where segment.attributes.roadClass == roadClass && (segment.attributes.layer > 0) == elevated {
          path.add(segment.line.vertices)
        }
        guard !path.data.isEmpty else { continue }
        text += "<path class=\"r \(roadClass.rawValue)\(elevated ? " up" : "")\" d=\"\(path.data)\"/>\n"
      }
    }
    return text
  }

  private func barrierShapes(_ frame: PictureFrame) -> String {
    var text = ""
    for kind in BarrierKind.allCases {
      var path = SVGPath(frame)
      for barrier in barriers where barrier.kind == kind { path.add(barrier.line.vertices) }
      if !path.data.isEmpty { text += "<path class=\"b \(kind.rawValue)\" d=\"\(path.data)\"/>\n" }
    }
    return text
  }

  private func buildingShapes(_ frame: PictureFrame) -> String {
    var path = SVGPath(frame)
    for building in buildings { path.add(building.area) }
    return path.data.isEmpty ? "" : "<path class=\"building\" d=\"\(path.data)\"/>\n"
  }

  private func divisionShapes(_ frame: PictureFrame) -> String {
    var text = ""
    for level in DivisionLevel.allCases.reversed() {
      var path = SVGPath(frame)
      for division in divisions where division.level == level {
        for polygon in division.area.polygons { path.add(polygon) }
      }
      if !path.data.isEmpty { text += "<path class=\"d \(level.rawValue)\" d=\"\(path.data)\"/>\n" }
    }
    return text
  }

  private func componentShapes(_ frame: PictureFrame) -> String {
    // A stroke of no length with round ends is the shortest way to write a dot.
    var data = ""
    for component in components {
      let place = frame.place(component.position)
      data += "M\(place.x) \(place.y)h0"
    }
    return data.isEmpty ? "" : "<path class=\"component\" d=\"\(data)\"/>\n"
  }

  private func facilityShapes(_ frame: PictureFrame) -> String {
    facilities.map {
      dot(at: $0.position, kind: "f \($0.kind.rawValue)", text: "\($0.kind.rawValue): \($0.name)", frame)
    }
    .joined()
  }

  private func markerShapes(_ frame: PictureFrame) -> String {
    markers.map { dot(at: $0.position, kind: "m", text: $0.text, frame) }.joined()
  }

  private func dot(at vertex: Vertex, kind: String, text: String, _ frame: PictureFrame) -> String {
    let place = frame.place(vertex)
    return "<path class=\"\(kind)\" d=\"M\(place.x) \(place.y)h0\"><title>\(MarkupText.escaped(text))</title></path>\n"
  }
}
