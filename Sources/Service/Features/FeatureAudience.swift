import Casework
import GeoTypes
import Store

/// What somebody may see of the features of a layer.
struct FeatureAudience: Sendable {
  let layer: CityLayer
  /// Whether components are told where they are.
  let isExact: Bool
  /// The beginning of the codes of the divisions they may see; `nil` is all.
  let scope: String?
  private let locators: LocatorPool

  init(_ layer: CityLayer, _ caller: Caller, _ locators: LocatorPool) {
    self.layer = layer
    isExact = caller.isSignedIn || layer != .component
    scope = caller.scope
    self.locators = locators
  }

  /// What tells it from others, for ETags.
  var name: String { "\(isExact) \(scope ?? "")" }

  /// The layers on which it depends what is seen.
  var layers: [CityLayer] { scope == nil ? [layer] : [layer, .division, .segment, .duty, .unitGrid] }

  /// What features must be.
  var conditions: [FeatureCondition] {
    let sensitive = isExact ? [] : [SensitiveComponents.condition]
    return sensitive + (scope.map(within) ?? [])
  }

  /// Those in a box, where they are told to be.
  func meets(_ box: FeatureBox) -> FeatureCondition {
    isExact ? .meets(box) : .roundedMeets(box, digits: SensitiveComponents.digits)
  }

  /// A shape as it is told.
  func shape(_ shape: RawShape?) -> RawShape? { isExact ? shape : shape.map(SensitiveComponents.rounded) }

  /// Vehicles, rules, zones and what was imported are no division's own.
  private func within(_ scope: String) -> [FeatureCondition] {
    switch layer {
    case .division: [.begins(columns: ["code"], scope)]
    case .plan: [.begins(columns: ["area"], scope)]
    case .unitGrid: [.begins(columns: ["community"], scope)]
    case .segment: [.begins(columns: ["left_division", "right_division"], scope)]
    case .component: [.begins(columns: ["unit_grid"], scope)]
    case .incident: [.begins(columns: ["community", "subdistrict", "district"], scope)]
    case .kerb, .duty, .planLeg, .closure: [.alongSegments(column: "segment", scope)]
    case .turnRestriction: [.alongSegments(column: "from_segment", scope)]
    case .chief: [.dutyAlongSegments(scope)]
    case .facility, .barrier, .building, .road: [.lies(lies(in: scope))]
    case .zone, .rule, .vehicle, .importLog: []
    }
  }

  private func lies(in scope: String) -> @Sendable (LonLat) -> Bool {
    { [locators] position in
      let code = try? locators.with { desk in
        let location = desk.locator.location(at: position)
        return location.community ?? location.subdistrict ?? location.district
      }
      return code?.hasPrefix(scope) ?? false
    }
  }
}
