import Casework
import CityImport
import GeoTypes
import Geometry
import Hummingbird
import Interchange
import Plans
import Routing
import Store

extension Problem {
  /// What a client is told of an error: in its words where it is the client's or the city's, else that it is ours.
  init(telling error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as HTTPError: self = Problem(error)
    case let error as CityTimeError: self = Problem(.invalidValue, error.description)
    case let error as ImportError: self = Problem(.malformedBody, error.description)
    case let error as InterchangeError: self = Problem(.malformedBody, error.description)
    case let error as ShapeError: self = Problem(.invalidValue, error.description)
    case let error as PlanFileError: self = Problem(.invalidValue, error.description)
    case let error as CityFileError: self = Problem(error)
    case let error as EditError: self = Problem(error)
    case is CancellationError:
      self = Problem(.notReady, "the server is stopping: ask again", headers: [.retryAfter: "1"])
    default: self = Problem(.internalFault, "the server's log tells more under this request's number")
    }
  }

  private init(_ error: HTTPError) {
    let code = ProblemCode.allCases.first { $0.status == error.status } ?? .invalidValue
    self.init(code, error.body ?? code.title)
  }

  private init(_ error: CityFileError) {
    switch error {
    case .locked:
      self.init(.notReady, "another program writes to the city: ask again", headers: [.retryAfter: "1"])
    case .notWritable, .openedForReading:
      self.init(.conflict, "the city may only be read here: serve a file that may be written")
    case .diskFull:
      self.init(.outOfSpace, "the disk of the city is full and nothing was changed: make room and send it again")
    case .notFound, .notAFile, .notReadable, .notAGeoPackage, .notACityFile, .newerSchema:
      self.init(
        .notReady, "what has the city's name is no city that can be read: put the city file back",
        headers: [.retryAfter: "5"])
    default: self.init(.internalFault, "the city file could not be used; the server's log tells more")
    }
  }
}
