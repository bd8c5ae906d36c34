import Foundation
import Testing

/// HighLevel's OpenAPI documents, when they are at hand: they are no part of this project.
enum OfficialDocuments {
    static let howToGet: Comment = """
        HighLevel's OpenAPI documents are not at hand. Clone https://github.com/GoHighLevel/highlevel-api-docs and set \
        HIGHLEVEL_OPENAPI to the folder; docs/catalog.md says which version.
        """

    static let packageRoot = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    /// The folder that holds `apps/`, nil when there is none.
    static var folder: URL? {
        let named = ProcessInfo.processInfo.environment["HIGHLEVEL_OPENAPI"].map { URL(filePath: $0) }
        let folder = named ?? packageRoot.appending(path: "../shared/facts/highlevel-openapi").standardizedFileURL
        let isThere = FileManager.default.fileExists(atPath: folder.appending(path: "apps/contacts.json").path)
        return isThere ? folder : nil
    }

    /// Whether the folder can be given to the generator, which needs the webhook events too.
    static var hasWebhooks: Bool {
        guard let folder else { return false }
        return [folder, folder.deletingLastPathComponent()].contains {
            FileManager.default.fileExists(atPath: $0.appending(path: "highlevel-webhooks.json").path)
        }
    }

    /// Every sentence and heading of the documents, in small letters and without the full stop.
    static func sentences() throws -> Set<String> {
        guard let folder else { return [] }
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var found: Set<String> = []
        for case let file as URL in files ?? .init() where file.pathExtension == "json" {
            collect(try JSONSerialization.jsonObject(with: Data(contentsOf: file)), into: &found)
        }
        return found
    }

    private static func collect(_ value: Any, into found: inout Set<String>) {
        if let list = value as? [Any] { for item in list { collect(item, into: &found) } }
        guard let object = value as? [String: Any] else { return }
        for (key, value) in object {
            if ["summary", "description"].contains(key), let text = value as? String {
                found.formUnion(split(text))
            } else {
                collect(value, into: &found)
            }
        }
    }

    /// The sentences of a text in the form they are compared in.
    static func split(_ text: String) -> [String] {
        text.lowercased().split { ".!?\n;".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }
}
