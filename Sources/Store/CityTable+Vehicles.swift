import GeoTypes
import Plans

/// A vehicle as its row has it, with what the fleet is, which stands in every row.
struct VehicleRow {
  var fid: Int64
  var vehicle: FleetVehicle
  var fleet: String?
}

extension CityTable where Value == VehicleRow {
  static var vehicleRows: CityTable<VehicleRow> {
    CityTable(.vehicle) { row throws(CityFileError) in
      let id = try row.integer(in: 1...Int64(Int32.max))
      let description = try row.textIfPresent()
      guard let profile = try row.nameIfPresent() else { throw row.bad("NULL", "must name a profile such as sweeper") }
      var vehicle = FleetVehicle(id: Int64(id), profile: profile)
      vehicle.description = description
      try row.readPlaces(of: &vehicle)
      try row.readLimits(of: &vehicle)
      vehicle.costs = try row.vehicleCosts()
      return VehicleRow(fid: row.fid, vehicle: vehicle, fleet: try row.textIfPresent())
    } write: { row, values in
      let vehicle = row.vehicle
      values.put(vehicle.id)
      values.put(vehicle.description)
      values.put(vehicle.profile)
      values.putPlaces(of: vehicle)
      values.putLimits(of: vehicle)
      values.put(vehicle.costs?.fixed)
      values.put(vehicle.costs?.perHour)
      values.put(vehicle.costs?.perKilometer)
      values.put(row.fleet)
    }
  }
}

extension RowReader {
  fileprivate mutating func readPlaces(of vehicle: inout FleetVehicle) throws(CityFileError) {
    vehicle.startFacility = try nameIfPresent()
    vehicle.endFacility = try nameIfPresent()
    vehicle.start = try position()
    vehicle.end = try position()
  }

  fileprivate mutating func readLimits(of vehicle: inout FleetVehicle) throws(CityFileError) {
    vehicle.capacity = try numbers(in: 0...1e9)
    vehicle.skills = try integers(in: 0...1_000_000)
    vehicle.shift = try windowIfPresent()
    if let text = try textIfPresent() {
      do { vehicle.breaks = try ShiftBreak.list(stored: text) } catch {
        throw bad("'\(text.prefix(80))'", error.reason)
      }
    }
    vehicle.speedFactor = try numberIfPresent(in: 0.01...2) ?? 1
    vehicle.serviceSpeed = try numberIfPresent(in: 0.1...100).map(KilometersPerHour.init)
    vehicle.swath = try numberIfPresent(in: 0.1...20).map(Meters.init)
    vehicle.brushes = try choiceIfPresent(Brushes.self)
    vehicle.width = try numberIfPresent(in: 0.1...20).map(Meters.init)
    vehicle.height = try numberIfPresent(in: 0.1...20).map(Meters.init)
    vehicle.weightTonnes = try numberIfPresent(in: 0...1000)
    vehicle.maxTasks = try integerIfPresent(in: 0...Int64(Int32.max))
    vehicle.maxTravelTime = try numberIfPresent(in: 0...1e7).map(Seconds.init)
    vehicle.maxDistance = try numberIfPresent(in: 0...1e8).map(Meters.init)
  }

  fileprivate mutating func vehicleCosts() throws(CityFileError) -> VehicleCosts? {
    let amounts = 0.0...1e9
    let fixed = try numberIfPresent(in: amounts)
    let perHour = try numberIfPresent(in: amounts)
    let perKilometer = try numberIfPresent(in: amounts)
    if fixed == nil && perHour == nil && perKilometer == nil { return nil }
    return VehicleCosts(fixed: fixed ?? 0, perHour: perHour ?? 0, perKilometer: perKilometer ?? 0)
  }

  /// A position in two columns, longitude first.
  private mutating func position() throws(CityFileError) -> Vertex? {
    let longitude = try numberIfPresent(in: -180...180)
    guard let latitude = try numberIfPresent(in: -90...90) else {
      if longitude != nil { throw bad("NULL", "must be given where the longitude is") }
      return nil
    }
    guard let longitude, let vertex = try? Vertex(rounding: LonLat(longitude, latitude)) else {
      throw bad("\(latitude)", "stands without a longitude")
    }
    return vertex
  }
}

extension RowValues {
  fileprivate mutating func putPlaces(of vehicle: FleetVehicle) {
    put(vehicle.startFacility)
    put(vehicle.endFacility)
    for place in [vehicle.start, vehicle.end] {
      put(place?.longitude)
      put(place?.latitude)
    }
  }

  fileprivate mutating func putLimits(of vehicle: FleetVehicle) {
    put(vehicle.capacity)
    put(vehicle.skills)
    put(vehicle.shift?.storedText)
    put(ShiftBreak.storedText(of: vehicle.breaks))
    put(vehicle.speedFactor)
    put(vehicle.serviceSpeed?.rawValue)
    put(vehicle.swath?.rawValue)
    put(vehicle.brushes?.rawValue)
    put(vehicle.width?.rawValue)
    put(vehicle.height?.rawValue)
    put(vehicle.weightTonnes)
    put(vehicle.maxTasks)
    put(vehicle.maxTravelTime?.rawValue)
    put(vehicle.maxDistance?.rawValue)
  }
}
