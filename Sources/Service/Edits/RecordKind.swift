import HTTPTypes
import Store

/// A member of a JSON object, with its JSON Schema.
typealias RecordField = (name: String, schema: String)

/// What one kind of row needs to be edited over HTTP.
protocol RecordKind: SendableMetatype {
  associatedtype Value: Sendable
  associatedtype Document: Encodable & Sendable

  /// The layer of the rows.
  static var layer: CityLayer { get }
  /// The last part of its path: `incidents`.
  static var name: String { get }
  /// One of them, in the names of operations: `Incident`.
  static var noun: String { get }
  /// The role that changes them.
  static var role: Caller.Role { get }
  /// The members that a client may give, each with its JSON Schema.
  static var fields: [RecordField] { get }
  /// The members that must be there when one is added.
  static var required: [String] { get }
  /// The members that the server makes; they may be sent back and are not read.
  static var made: [RecordField] { get }

  static func read(_ id: String, _ reader: CityReader) throws -> Tagged<Value>?
  static func page(after: String?, limit: Int, _ reader: CityReader) throws -> [Tagged<Value>]
  static func id(of value: Value) -> String

  /// The value that fields make of a base: what is not given stays as there, and null takes away.
  static func value(_ id: String, _ fields: JSONFields, base: Value?, _ desk: EditDesk) throws -> Value
  /// Takes over what no client changes of the value that stood there before.
  static func keep(_ old: Value, in value: inout Value)
  /// The lowest divisions in which it lies; one of them must be within the scope of whoever changes it.
  static func divisions(of value: Value, _ desk: EditDesk) throws -> [String?]
  static func document(_ value: Value, _ desk: EditDesk) -> Document

  static func put(_ value: Value, if: RowCondition, _ writer: CityWriter, by: EditAuthor) throws -> RowEdit
  static func remove(_ id: String, if: RowCondition, _ writer: CityWriter, by: EditAuthor) throws -> RowEdit
}

extension RecordKind {
  static func keep(_ old: Value, in value: inout Value) {}
}
