/// Puts file and place before an error that knows only the value.
enum FeatureFault {
  static func locating<Value>(_ file: String, _ place: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      throw self.error(file, place, error)
    }
  }

  static func error(_ file: String, _ place: String, _ error: any Error) -> any Error {
    if error is ImportError { return error }
    // The errors of shapes carry their remedy behind a colon.
    return ImportError.feature(
      file: file, place: place, reason: "\(error)", remedy: "mend the feature in the file and import it again")
  }
}
