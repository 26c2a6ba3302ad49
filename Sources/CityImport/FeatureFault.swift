/// Puts file and place before an error that knows only the value.
enum FeatureFault {
  static func locating<Value>(_ file: String, _ place: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as ImportError {
      throw error
    } catch {
      // The errors of shapes carry their remedy behind a colon.
      throw ImportError.feature(
        file: file, place: place, reason: "\(error)", remedy: "mend the feature in the file and import it again")
    }
  }
}
