import Foundation
import Synchronization

/// Every action and every trigger of HighLevel, with what each takes and gives.
///
/// Making one looks for the beginnings of its lines; an entry is read when it is asked for, and kept.
///
/// ```swift
/// let catalog = OperationCatalog()
/// let operation = try catalog.operation("contacts.create-task")
/// let reply = try await client.call(operation.id, inputs: ["contactId": "…"], in: catalog)
/// ```
public final class OperationCatalog: Sendable {
    private struct State {
        var operations: [String: CatalogOperation] = [:]
        var shapes: [String: [CatalogInput]] = [:]
    }

    private struct Shape: Decodable { let members: [CatalogInput] }

    private let text: Data
    private let operationLines: [String: Range<Int>]
    private let shapeLines: [String: Range<Int>]
    private let state = Mutex(State())

    /// The id of every entry, in order.
    public let ids: [String]

    /// Opens the catalog that is part of this library.
    public convenience init() { self.init(text: CatalogBytes.embedded()) }

    /// Opens a catalog in the form of the data file: a head, then one JSON object a line.
    init(text: Data) {
        self.text = text
        var operations: [String: Range<Int>] = [:]
        var shapes: [String: Range<Int>] = [:]
        for line in Self.lines(of: text).map({ text[$0] }) {
            if let name = Self.name(in: line, after: #"{"id":""#) {
                operations[name] = line.startIndex..<line.endIndex
            } else if let name = Self.name(in: line, after: #"{"shape":""#) {
                shapes[name] = line.startIndex..<line.endIndex
            }
        }
        operationLines = operations
        shapeLines = shapes
        ids = operations.keys.sorted()
    }

    /// Every entry, by id.
    public var operations: [CatalogOperation] { ids.compactMap(find) }

    /// The names of all groups.
    public var groups: [String] {
        Set(ids.map { String($0.prefix { $0 != "." }) }).sorted()
    }

    /// The entry with that id, nil when there is none.
    public func find(_ id: String) -> CatalogOperation? {
        if let known = state.withLock({ $0.operations[id] }) { return known }
        guard let line = operationLines[id] else { return nil }
        let operation = Self.decode(CatalogLine.self, text[line]).operation
        state.withLock { $0.operations[id] = operation }
        return operation
    }

    /// The entry with that id.
    ///
    /// - Throws: ``HighLevelError`` with code `.invalid` that names the nearest ids when there is none.
    public func operation(_ id: String) throws(HighLevelError) -> CatalogOperation {
        if let operation = find(id) { return operation }
        let nearest = nearest(to: id)
        let hint = nearest.isEmpty ? "Search the catalog for it." : "Did you mean \(nearest.joined(separator: ", "))?"
        throw HighLevelError(.invalid, operation: id, message: "There is no operation '\(id)'. \(hint)")
    }

    /// The members of a shape that a type refers to; empty when they are not known.
    public func members(of shape: String) -> [CatalogInput] {
        if let known = state.withLock({ $0.shapes[shape] }) { return known }
        guard let line = shapeLines[shape] else { return [] }
        let members = Self.decode(Shape.self, text[line]).members
        state.withLock { $0.shapes[shape] = members }
        return members
    }

    /// The members of an object type; empty when any are allowed.
    public func members(of type: CatalogType) -> [CatalogInput] {
        type.shape.map(members(of:)) ?? type.members
    }

    /// Where each line begins and ends, without its line end.
    private static func lines(of text: Data) -> [Range<Int>] {
        text.withUnsafeBytes { bytes in
            var lines: [Range<Int>] = []
            var start = 0
            while start < bytes.count, let base = bytes.baseAddress {
                let found = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
                let end = found.map { base.distance(to: UnsafeRawPointer($0)) } ?? bytes.count
                lines.append(text.startIndex + start..<text.startIndex + end)
                start = end + 1
            }
            return lines
        }
    }

    /// The text between the beginning of a line and the next quotation mark.
    private static func name(in line: Data, after beginning: String) -> String? {
        guard line.starts(with: beginning.utf8) else { return nil }
        let rest = line.dropFirst(beginning.utf8.count)
        return String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }

    /// Reads a line. The text is part of the library and not input, so that a failure here is a fault of the build.
    private static func decode<Value: Decodable>(_ type: Value.Type, _ line: Data) -> Value {
        do {
            return try JSONDecoder().decode(type, from: line)
        } catch {
            preconditionFailure("the embedded operations catalog is damaged: \(error)")
        }
    }
}
