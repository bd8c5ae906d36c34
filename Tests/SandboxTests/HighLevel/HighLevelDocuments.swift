import Foundation
import Testing

@testable import Sandbox

/// The official OpenAPI documents and the list of webhook events beside them, where they are at hand.
enum HighLevelDocuments {
    static let howToGet: Comment = """
        The official documents are not here: clone GoHighLevel/highlevel-api-docs and set HIGHLEVEL_OPENAPI to its \
        folder (the one that holds apps/).
        """

    private static var folder: URL {
        if let path = ProcessInfo.processInfo.environment["HIGHLEVEL_OPENAPI"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("shared/facts/highlevel-openapi")
    }

    static var areHere: Bool { FileManager.default.fileExists(atPath: folder.path + "/apps/contacts.json") }
    static var eventsAreHere: Bool { FileManager.default.fileExists(atPath: eventsFile.path) }
    private static var eventsFile: URL {
        folder.deletingLastPathComponent().appendingPathComponent("highlevel-webhooks.json")
    }

    /// One operation of a document: its name, and its scopes with the kinds of access.
    struct Operation: Sendable {
        var name: String
        var scopes: Set<String>
        var access: Set<String>
    }

    /// The operations of `contacts.json`, or of `v3/contacts-v3.json`.
    static func operations(_ name: String, v3: Bool = false) throws -> [Operation] {
        let file = v3 ? "apps/v3/\(name)-v3.json" : "apps/\(name).json"
        let document = try value(folder.appendingPathComponent(file))
        return (document["paths"]?.members ?? []).flatMap { path in
            (path.value.members ?? []).compactMap { method in
                guard ["get", "post", "put", "delete", "patch"].contains(method.name) else { return nil }
                let security = (method.value["security"]?.elements ?? []).flatMap { $0.members ?? [] }
                return Operation(
                    name: "\(method.name.uppercased()) \(path.name)",
                    scopes: Set(security.flatMap { $0.value.texts ?? [] }),
                    access: Set(security.map(\.name))
                )
            }
        }
    }

    /// The documented fields of every event by its name: dotted, `[]` for the elements of a list.
    static func eventFields() throws -> [String: Set<String>] {
        var fields: [String: Set<String>] = [:]
        for event in try value(eventsFile).elements ?? [] {
            let names = (event["fields"]?.elements ?? []).compactMap { $0["name"]?.text }
            fields[event["event"]?.text ?? "", default: []].formUnion(names)
        }
        return fields
    }

    private static func value(_ file: URL) throws -> HighLevelValue {
        try JSONDecoder().decode(HighLevelValue.self, from: Data(contentsOf: file))
    }
}
