/// The version that the server tells.
enum ServiceVersion {
  static let text = "0.1.0"
}
