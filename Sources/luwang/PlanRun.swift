import Foundation
import GeoTypes
import Planning
import Plans
import RoadNetwork
import Store

/// One run of `luwang plan`.
struct PlanRun {
  private let options: PlanOptions
  private let kind: WorkKind
  private let level: String?

  init(_ options: PlanOptions, kind: WorkKind, level: String? = nil) {
    self.options = options
    self.kind = kind
    self.level = level
  }

  func run() async throws {
    let language = try options.lang.map { text in
      guard let language = PlanLanguage(rawValue: text) else {
        throw Outcome.badInput("--lang \(text): give zh or en")
      }
      return language
    }
    try PlanFolder.requireRoom(at: options.output)
    let inputs = try PlanInputs(options.city)
    let request = try request(inputs)
    let day = try await planned(request, of: inputs.city)
    let folder = PlanFolder(
      day: day, city: inputs.city, language: language ?? (inputs.metadata.crs == .cgcs2000 ? .zh : .en),
      title: options.title ?? inputs.metadata.name, attribution: options.attribution, area: request.area)
    try folder.write(to: options.output)
    if options.store {
      let file = try CityFile.open(options.city)
      defer { try? file.close() }
      try file.write { writer in _ = try writer.store(plan: day.plan, in: inputs.city.network) }
    }
    tell(day)
    guard !day.plan.routes.isEmpty else {
      throw Outcome(
        code: .noAnswer, message: "nothing of what is required can be done; \(options.output.relativePath) says why")
    }
    if options.strict, !day.plan.unserved.isEmpty {
      throw Outcome(code: .partial, message: "\(day.plan.unserved.count) kerb passes are left undone (--strict)")
    }
  }

  /// The plan; what is wrong with a vehicle is told with the file that it stands in.
  private func planned(_ request: PlanRequest, of city: PlanCity) async throws -> PlannedDay {
    let outcome: Result<PlannedDay, PlanningError>
    do throws(PlanningError) {
      outcome = .success(try await DayPlanner(city).plan(request))
    } catch { outcome = .failure(error) }
    if case .failure(let error) = outcome, let file = options.fleet {
      switch error {
      case .unknownProfile, .unknownFacility: throw Outcome.badInput("\(file.relativePath): \(error)")
      default: break
      }
    }
    return try outcome.get()
  }

  private func request(_ inputs: PlanInputs) throws -> PlanRequest {
    let middle = inputs.city.network.segments.first?.line.start.longitude ?? 0
    let midnight = try PlanClock.midnight(
      date: options.date, offset: options.utcOffset, frame: inputs.metadata.crs, longitude: middle)
    var request = PlanRequest(kind: kind, midnight: midnight, profiles: try PlanInputs.profiles(options.profileFiles))
    // The fleet of the city file are its vehicles; chiefs go by their duties.
    request.fleet = try options.fleet.map(PlanInputs.fleet) ?? (kind == .sweep ? inputs.fleet : nil)
    if let file = options.rules {
      let rules = try PlanInputs.rules(file)
      guard rules.kind == kind else {
        throw Outcome.badInput(
          "\(file.relativePath): the rules are for \(rules.kind.rawValue), not for \(kind.rawValue): give others"
            + (rules.kind == .survey ? "" : " or use luwang plan \(rules.kind.rawValue)"))
      }
      request.rules = rules
    } else {
      request.rules = inputs.rules(for: kind)
    }
    request.area = try options.area.map(inputs.area)
    if let classes = options.classes { request.classes = try Self.classes(classes) }
    if let profile = options.profile {
      guard request.profiles[profile] != nil else {
        throw Outcome.badInput(
          "--profile \(profile): give one of \(request.profiles.keys.sorted().joined(separator: ", ")), or a file with "
            + "--profile-file")
      }
      request.profile = profile
    }
    request.level = level
    request.closures = try PlanInputs.closures(options.closed)
    if let temperature = options.temperature, !(-100...100).contains(temperature) {
      throw Outcome.badInput("--temperature \(temperature): give degrees Celsius from -100 to 100")
    }
    request.temperature = options.temperature
    request.seed = options.seed
    if let iterations = options.iterations, !(0...100_000_000).contains(iterations) {
      throw Outcome.badInput("--iterations \(iterations): give a number from 0 to 100000000")
    }
    request.iterations = options.iterations
    if let threads = options.threads, !(1...1024).contains(threads) {
      throw Outcome.badInput("--threads \(threads): give a number from 1 to 1024")
    }
    request.threads = options.threads ?? min(8, ProcessInfo.processInfo.activeProcessorCount)
    return request
  }

  private static func classes(_ text: String) throws -> Set<RoadClass> {
    var classes: Set<RoadClass> = []
    for word in text.split(separator: ",") {
      guard let roadClass = RoadClass(rawValue: word.trimmingCharacters(in: .whitespaces)) else {
        throw Outcome.badInput(
          "--classes: '\(word)' is no road class; give some of "
            + RoadClass.allCases.map(\.rawValue).joined(separator: ", "))
      }
      classes.insert(roadClass)
    }
    guard !classes.isEmpty else { throw Outcome.badInput("--classes: name at least one road class") }
    return classes
  }

  private func tell(_ day: PlannedDay) {
    if options.common.json {
      Console.data(PlanDigest(day, folder: options.output.relativePath).json)
    } else {
      PlanDigest(day, folder: options.output.relativePath).lines.forEach(Console.data)
    }
    for assumption in day.assumptions { options.common.note("plan: assumed: \(assumption.text(.en))") }
    for note in day.notes { options.common.note("plan: note: \(note.text(.en))") }
  }
}
