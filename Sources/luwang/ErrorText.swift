import CityImport
import Geometry
import Grid
import Interchange
import RoadNetwork
import Store

/// The message and exit code of an error that a person can do something about; `nil` for anything else.
struct ErrorText {
  let text: String
  let code: ExitStatus

  init?(_ error: any Error) {
    switch error {
    case let error as ImportError: text = error.description
    case let error as InterchangeError: text = error.description
    case let error as CityFileError: text = error.description
    case let error as GridError: text = error.description
    case let error as NetworkError: text = error.description
    case let error as ShapeIntakeError: text = error.description
    case let error as GeometryError: text = error.description
    default: return nil
    }
    code = .badInput
  }
}
