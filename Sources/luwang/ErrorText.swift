import Casework
import CityImport
import Foundation
import GeoTypes
import Geometry
import Grid
import IndexFile
import Interchange
import Planning
import Plans
import RoadNetwork
import Routing
import Service
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
    case let error as CatalogueError: text = error.description
    case let error as ComponentCodeError: text = error.description
    case let error as CityTimeError: text = error.description
    case let error as ShapeIntakeError: text = error.description
    case let error as ShapeError: text = error.description
    case let error as GeometryError: text = error.description
    case let error as ProfileError: text = error.description
    case let error as RoutingError: text = error.description
    case let error as IndexFileError: text = error.description
    case let error as PlanFileError: text = error.description
    case let error as ItineraryError: text = error.description
    case let error as ServiceOptionsError: text = error.description
    case let error as PlanningError:
      text = error.description
      code = error.exitStatus
      return
    case let error as CocoaError: text = ErrorText.sentence(error)
    default: return nil
    }
    code = .badInput
  }

  /// What the system says of a file.
  private static func sentence(_ error: CocoaError) -> String {
    let file = error.filePath.map { "\($0): " } ?? ""
    return file + "\(error.localizedDescription); check the path, its permissions and the room on the disk"
  }
}

extension PlanningError {
  /// 1 for a fault of Luwang, 3 where nothing can be planned, else 2.
  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .inconsistent: .internalFault
    case .nothingRequired, .noShift, .noChiefOnDuty, .noRoad: .noAnswer
    default: .badInput
    }
  }
}
