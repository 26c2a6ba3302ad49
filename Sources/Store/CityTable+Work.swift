public import Casework
import GeoTypes
public import Plans
public import RoadNetwork

extension CityTable where Value == Component {
  /// City components, by number.
  public static var components: CityTable<Component> {
    CityTable(.component) { row throws(CityFileError) in
      let position = try row.vertex()
      return Component(
        id: try row.text(), componentClass: try row.text(), subclass: try row.text(), name: try row.textIfPresent(),
        position: position, state: try row.choice(ComponentState.self), unitGrid: try row.textIfPresent(),
        segment: try row.integerIfPresent().map(SegmentUID.init), side: try row.choiceIfPresent(Side.self),
        source: try row.text(), managedBy: try row.textIfPresent())
    } write: { component, row in
      row.put(component.position)
      row.put(component.id)
      row.put(component.componentClass)
      row.put(component.subclass)
      row.put(component.name)
      row.put(component.state.rawValue)
      row.put(component.unitGrid)
      row.put(component.segment?.rawValue)
      row.put(component.side?.rawValue)
      row.put(component.source)
      row.put(component.managedBy)
    }
  }
}

extension CityTable where Value == Chief {
  /// Road chiefs, by id.
  public static var chiefs: CityTable<Chief> {
    CityTable(.chief) { row throws(CityFileError) in
      Chief(id: try row.text(), name: try row.text(), level: try row.textIfPresent())
    } write: { chief, row in
      row.put(chief.id)
      row.put(chief.name)
      row.put(chief.level)
    }
  }
}

extension CityTable where Value == Duty {
  /// Duties; they have no key.
  public static var duties: CityTable<Duty> {
    CityTable(.duty) { row throws(CityFileError) in
      Duty(
        chief: try row.text(), segment: SegmentUID(rawValue: try row.integer()),
        side: try row.choice(DutySide.self), fromOffset: Meters(try row.number()),
        toOffset: try row.numberIfPresent().map(Meters.init), level: try row.textIfPresent(),
        shift: try row.textIfPresent(), validFrom: try row.textIfPresent(), validTo: try row.textIfPresent())
    } write: { duty, row in
      row.put(duty.chief)
      row.put(duty.segment.rawValue)
      row.put(duty.side.rawValue)
      row.put(duty.fromOffset.rawValue)
      row.put(duty.toOffset?.rawValue)
      row.put(duty.level)
      row.put(duty.shift)
      row.put(duty.validFrom)
      row.put(duty.validTo)
    }
  }
}

extension CityTable where Value == Facility {
  /// Depots, dumps, water points, stations, by id.
  public static var facilities: CityTable<Facility> {
    CityTable(.facility) { row throws(CityFileError) in
      let position = try row.vertex()
      return Facility(
        id: try row.text(), name: try row.text(), kind: try row.choice(FacilityKind.self), position: position,
        hours: try row.textIfPresent(), serviceTime: try row.numberIfPresent().map(Seconds.init))
    } write: { facility, row in
      row.put(facility.position)
      row.put(facility.id)
      row.put(facility.name)
      row.put(facility.kind.rawValue)
      row.put(facility.hours)
      row.put(facility.serviceTime?.rawValue)
    }
  }
}
